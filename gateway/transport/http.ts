import type { SubgraphDefinition } from '../compose/supergraph';
import { createDeadlines } from '../../platform/deadlines';
import { ConfigError } from '../../platform/errors';
import type { RequestContext } from '../request-context';
import { HttpPool } from './http-client/pool';
import { receiveJson } from './receive-json';
import {
  fixedHead,
  headerLines,
  parseAddress,
  requestHead,
  type HttpAddress,
} from './request-head';
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

/**
 * Calls a subgraph by POST over kept-alive sockets. Redirects are not followed.
 *
 * @throws ConfigError when its address cannot be called
 */
export function createHttpTransport(options: HttpTransportOptions): Transport {
  const { subgraph, subscriptions, timeout } = options;
  const { connections, maxResponseBytes } = { ...defaults, ...options };
  const address = addressOf(subgraph);
  const pool = new HttpPool({ origin: address, connections });
  const fixed = fixedHead(address);
  // One timer for all calls in place of several for each.
  const deadlines = timeout === undefined ? null : createDeadlines(timeout);
  const limits = { subgraph: subgraph.name, maxBytes: maxResponseBytes, timeout, deadlines };
  return {
    async execute(request) {
      const { kind, context, shape, document } = request;
      const documentText = request.documentText ?? JSON.stringify(document);
      const body = `{"query":${documentText},"variables":${request.variablesText}}`;
      const head = requestHead(fixed, ownHeaders(request, options), body);
      const call = { head, body, isRepeatable: kind === 'query', shape };
      const received = await receiveJson(pool, call, limits, context.signal);
      const { data, errors, extensions } = readSubgraphResponse(subgraph.name, received.value);
      const { isPlain, hasRawText, bytes } = received;
      return { data, errors, extensions, isPlain, hasRawText, bytes };
    },
    subscribe(request) {
      if (subscriptions) return subscriptions.subscribe(request);
      const message = `Subgraph "${subgraph.name}" has no connection for subscriptions.`;
      return Promise.reject(new TransportError('SUBGRAPH_UNREACHABLE', message));
    },
    async close() {
      pool.close();
      await subscriptions?.close();
    },
  };
}

function addressOf({ name, url }: SubgraphDefinition): HttpAddress {
  try {
    return parseAddress(url);
  } catch {
    throw new ConfigError(
      `The supergraph has subgraph "${name}" at "${url}", which cannot be called: give it an http: or ` +
        `https: URL there, or here by SUBGRAPH_URLS=${name}=URL.`,
    );
  }
}

function ownHeaders(
  { context }: SubgraphRequest,
  { principalHeaders }: HttpTransportOptions,
): string {
  const { requestId, forwardedHeaders } = context;
  const signed = principalHeaders?.(context);
  if (forwardedHeaders.size === 0)
    return headerLines({ 'x-request-id': requestId }) + (signed ? headerLines(signed) : '');
  const headers: Record<string, string> = { 'x-request-id': requestId };
  for (const [name, value] of forwardedHeaders) headers[name] = value;
  return headerLines(Object.assign(headers, signed));
}
