import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { SubgraphDefinition } from '../compose/supergraph';
import type { RequestContext } from '../request-context';
import { readSubgraphResponse } from './subgraph-response';
import {
  TransportError,
  type SubgraphRequest,
  type SubgraphResponse,
  type Transport,
} from './transport';

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
    subscribe(request) {
      const connection = join(request.context);
      return Promise.resolve(new SubgraphEvents(connection, options.subgraph.name, request));
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

/**
 * The events of one subscription, with the socket's errors put into our words and everything
 * released at the end. Not the library's `iterate`: that one waits for ever when the stream ends
 * while nobody asks for the next event.
 */
class SubgraphEvents implements AsyncIterableIterator<SubgraphResponse> {
  readonly #subgraph: string;
  readonly #signal: AbortSignal;
  readonly #leave: () => void;
  readonly #dispose: () => void;
  readonly #arrived: unknown[] = [];
  #failure: { readonly error: unknown } | undefined;
  #isComplete = false;
  #isReleased = false;
  #wake: () => void = () => undefined;

  constructor(
    { client, leave }: { client: Client; leave: () => void },
    subgraph: string,
    { document, variables, context: { signal } }: SubgraphRequest,
  ) {
    this.#subgraph = subgraph;
    this.#signal = signal;
    this.#leave = leave;
    this.#dispose = client.subscribe(
      { query: document, variables: { ...variables } },
      {
        next: (event) => this.#note(() => this.#arrived.push(event)),
        error: (error) => this.#note(() => (this.#failure = { error })),
        complete: () => this.#note(() => (this.#isComplete = true)),
      },
    );
    if (signal.aborted) this.#release();
    else signal.addEventListener('abort', this.#release, { once: true });
  }

  async next(): Promise<IteratorResult<SubgraphResponse>> {
    for (;;) {
      if (this.#isReleased) return { done: true, value: undefined };
      if (this.#arrived.length) {
        const value = readSubgraphResponse(this.#subgraph, this.#arrived.shift());
        return { done: false, value };
      }
      if (this.#failure || this.#isComplete) {
        this.#release();
        return this.#failure
          ? afterFailure(this.#subgraph, this.#failure.error)
          : { done: true, value: undefined };
      }
      await new Promise<void>((resolve) => (this.#wake = resolve));
    }
  }

  return(): Promise<IteratorResult<SubgraphResponse>> {
    this.#release();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #note(change: () => unknown): void {
    change();
    this.#wake();
  }

  readonly #release = (): void => {
    if (this.#isReleased) return;
    this.#isReleased = true;
    this.#signal.removeEventListener('abort', this.#release);
    this.#dispose();
    this.#leave();
    this.#wake();
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
