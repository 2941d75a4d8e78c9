import { randomUUID } from 'node:crypto';
import { parse, type DocumentNode } from 'graphql';
import type { Engine } from '../gateway/engine';
import { anonymous } from '../platform/identity/principal';
import type { Ask } from '../services/classification/transfer';

/**
 * Asks the graph of this process as anybody may, without a way over the network. Limits for clients
 * do not hold here: the documents are our own, and few.
 */
export function createAskEngine(engine: Engine, timeout: number): Ask {
  const documents = new Map<string, DocumentNode>();
  const parsed = (text: string): DocumentNode => {
    const known = documents.get(text);
    if (known !== undefined) return known;
    const document = parse(text);
    documents.set(text, document);
    return document;
  };
  return async (query, variables) => {
    const prepared = await engine.prepare(parsed(query), undefined);
    const { data, errors } = await engine.execute(prepared, variables, {
      requestId: randomUUID(),
      principal: anonymous,
      forwardedHeaders: new Map(),
      identityKey: '',
      signal: AbortSignal.timeout(timeout),
    });
    return { data, errors };
  };
}
