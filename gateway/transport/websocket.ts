import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { SubgraphDefinition } from '../compose/supergraph';
import type { RequestContext } from '../request-context';
import { readSubgraphResponse } from './subgraph-response';
import { TransportError, type SubgraphResponse, type Transport } from './transport';

export interface WebSocketTransportOptions {
  readonly subgraph: SubgraphDefinition;
  /** Where the subgraph takes sockets; without it the HTTP address with `ws:`. */
  readonly url?: string;
  /** Headers that tell the subgraph who asks, sent with the upgrade and in `connection_init`. */
  principalHeaders?(context: RequestContext): Readonly<Record<string, string>>;
  /** Milliseconds between pings; a socket that does not answer one is given up. */
  readonly keepAlive?: number;
  /** Largest message in bytes. */
  readonly maxPayload?: number;
}

const defaults = Object.freeze({ keepAlive: 15_000, maxPayload: 16 * 1024 * 1024 });

/**
 * Subscribes to a subgraph by graphql-transport-ws. Subscriptions of one identity share a socket:
 * the subgraph sees whose they are. A socket ends with its last subscription.
 */
export function createWebSocketTransport(
  options: WebSocketTransportOptions,
): Pick<Transport, 'subscribe' | 'close'> {
  const clients = new Map<string, { client: Client; subscriptions: number }>();
  const join = (context: RequestContext): { client: Client; leave: () => void } => {
    const key = context.identityKey;
    const entry = clients.get(key) ?? { client: openClient(options, context), subscriptions: 0 };
    clients.set(key, entry);
    entry.subscriptions += 1;
    const leave = (): void => {
      entry.subscriptions -= 1;
      if (entry.subscriptions || clients.get(key) !== entry) return;
      clients.delete(key);
      void entry.client.dispose();
    };
    return { client: entry.client, leave };
  };
  return {
    subscribe({ document, variables, context }) {
      const { client, leave } = join(context);
      const events = client.iterate({ query: document, variables: { ...variables } });
      return Promise.resolve(released(events, options.subgraph.name, context.signal, leave));
    },
    async close() {
      await Promise.all([...clients.values()].map(({ client }) => client.dispose()));
      clients.clear();
    },
  };
}

function openClient(options: WebSocketTransportOptions, context: RequestContext): Client {
  const { keepAlive, maxPayload } = { ...defaults, ...options };
  const headers = {
    ...Object.fromEntries(context.forwardedHeaders),
    ...options.principalHeaders?.(context),
  };
  class SubgraphSocket extends WebSocket {
    constructor(url: string, protocols: string | string[]) {
      super(url, protocols, { headers, maxPayload, followRedirects: false });
    }
  }
  return createClient({
    url: options.url ?? options.subgraph.url.replace(/^http/, 'ws'),
    webSocketImpl: SubgraphSocket,
    connectionParams: headers,
    // A reconnect would hide what was lost in between: the client is told and decides.
    retryAttempts: 0,
    keepAlive,
    lazyCloseTimeout: 0,
    onNonLazyError: () => undefined,
  });
}

/** The events with the socket's errors put into our words, and everything released at the end. */
function released(
  events: AsyncIterableIterator<unknown>,
  subgraph: string,
  signal: AbortSignal,
  leave: () => void,
): AsyncIterableIterator<SubgraphResponse> {
  let isOver = false;
  const end = async (): Promise<IteratorResult<SubgraphResponse>> => {
    if (!isOver) {
      isOver = true;
      signal.removeEventListener('abort', stop);
      await events.return?.();
      leave();
    }
    return { done: true, value: undefined };
  };
  const stop = (): void => void end();
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  return {
    async next() {
      if (isOver) return end();
      try {
        const event = await events.next();
        if (event.done) return await end();
        return { done: false, value: readSubgraphResponse(subgraph, event.value) };
      } catch (error) {
        await end();
        return afterFailure(subgraph, error);
      }
    },
    return: end,
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

/** GraphQL errors refuse the subscription; everything else is a lost connection. */
function afterFailure(subgraph: string, error: unknown): IteratorResult<SubgraphResponse> {
  if (error instanceof TransportError) throw error;
  if (Array.isArray(error))
    return { done: false, value: readSubgraphResponse(subgraph, { errors: error as unknown[] }) };
  const message = `The stream of subgraph "${subgraph}" was lost.`;
  throw new TransportError('SUBGRAPH_UNREACHABLE', message, { cause: error });
}
