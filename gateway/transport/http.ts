import { Pool } from 'undici';
import type { SubgraphDefinition } from '../compose/supergraph';
import { BoundedCache } from '../../platform/bounded-cache';
import { createDeadlines } from '../../platform/deadlines';
import type { RequestContext } from '../request-context';
import { receiveJson } from './receive-json';
import { readSubgraphResponse } from './subgraph-response';
import { TransportError, type SubgraphRequest, type Transport } from './transport';

export interface HttpTransportOptions {
  readonly subgraph: SubgraphDefinition;
  /** Headers that tell the subgraph who asks, signed by the gateway. They win over forwarded ones. */
  principalHeaders?(context: RequestContext): Readonly<Record<string, string>>;
  /** Most sockets to the subgraph at a time. */
  readonly connections?: number;
  /** Milliseconds that one call may take; no limit without it. */
  readonly timeout?: number;
  /** Largest body in bytes that is read from the subgraph. */
  readonly maxResponseBytes?: number;
  /** How subscriptions reach the subgraph; without one they are refused. */
  readonly subscriptions?: Pick<Transport, 'subscribe' | 'close'>;
}

const defaults = Object.freeze({ connections: 128, maxResponseBytes: 64 * 1024 * 1024 });

/** Plans send the same few documents again and again; each is made JSON once. */
const documentsKept = 2_000;

/** Calls a subgraph by POST over kept-alive sockets. Redirects are not followed. */
export function createHttpTransport(options: HttpTransportOptions): Transport {
  const { subgraph, subscriptions, timeout } = options;
  const { connections, maxResponseBytes } = { ...defaults, ...options };
  const { origin, path } = addressOf(subgraph);
  // One timer for all calls in place of several for each.
  const pool = new Pool(origin, { connections, headersTimeout: 0, bodyTimeout: 0 });
  const deadlines = timeout === undefined ? null : createDeadlines(timeout);
  const limits = { subgraph: subgraph.name, maxBytes: maxResponseBytes, timeout, deadlines };
  const documents = new BoundedCache<string>(documentsKept);
  const documentText = (document: string): string => {
    const known = documents.get(document);
    if (known) return known;
    const text = JSON.stringify(document);
    documents.set(document, text);
    return text;
  };
  return {
    async execute(request) {
      const body = `{"query":${documentText(request.document)},"variables":${request.variablesText}}`;
      const headers = headersFor(request, options);
      const { value, isUnescaped, bytes } = await receiveJson(
        pool,
        { path, method: 'POST', headers, body },
        limits,
        request.context.signal,
      );
      const response = readSubgraphResponse(subgraph.name, value);
      return { ...response, isUnescaped, bytes };
    },
    subscribe(request) {
      if (subscriptions) return subscriptions.subscribe(request);
      const message = `Subgraph "${subgraph.name}" has no connection for subscriptions.`;
      return Promise.reject(new TransportError('SUBGRAPH_UNREACHABLE', message));
    },
    async close() {
      await Promise.all([pool.destroy(), subscriptions?.close()]);
    },
  };
}

function addressOf({ name, url }: SubgraphDefinition): { origin: string; path: string } {
  try {
    const { origin, pathname, search } = new URL(url);
    return { origin, path: pathname + search };
  } catch (cause) {
    const message = `Subgraph "${name}" has no URL that can be called: "${url}".`;
    throw new TransportError('SUBGRAPH_UNREACHABLE', message, { cause });
  }
}

function headersFor(
  { context }: SubgraphRequest,
  { principalHeaders }: HttpTransportOptions,
): Record<string, string> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json;q=0.9',
    'x-request-id': context.requestId,
  };
  for (const [name, value] of context.forwardedHeaders) headers[name] = value;
  return principalHeaders ? Object.assign(headers, principalHeaders(context)) : headers;
}
