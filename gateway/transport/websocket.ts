import { createClient, type Client } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { SubgraphDefinition } from '../compose/supergraph';
import type { RequestContext } from '../request-context';
import { readSubgraphEvent } from './subgraph-response';
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
  /** Milliseconds until a socket must be open, and as many until it must be acknowledged. */
  readonly timeout?: number;
  /** Largest message in bytes. */
  readonly maxPayload?: number;
}

const defaults = Object.freeze({
  keepAlive: 15_000,
  timeout: 15_000,
  maxPayload: 16 * 1024 * 1024,
});

/** Events of one subscription that may wait to be taken. */
const eventsWaiting = 10_000;

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
  const { keepAlive, maxPayload, timeout } = { ...defaults, ...options };
  // Signed anew for each socket: a signature is good for a minute.
  const headersNow = (): Record<string, string> => ({
    ...Object.fromEntries(context.forwardedHeaders),
    ...options.principalHeaders?.(context),
  });
  class SubgraphSocket extends WebSocket {
    constructor(url: string, protocols: string | string[]) {
      super(url, protocols, {
        headers: headersNow(),
        maxPayload,
        followRedirects: false,
        handshakeTimeout: timeout,
      });
    }
  }
  let unanswered: NodeJS.Timeout | undefined;
  const client = createClient({
    url: options.url ?? options.subgraph.url.replace(/^http/, 'ws'),
    webSocketImpl: SubgraphSocket,
    connectionParams: headersNow,
    // A reconnect would hide what was lost in between: the client is told and decides.
    retryAttempts: 0,
    keepAlive,
    connectionAckWaitTimeout: timeout,
    lazyCloseTimeout: 0,
    onNonLazyError: () => undefined,
    on: {
      // The library pings but does not mind when nobody answers.
      ping: (isReceived) => {
        if (!isReceived) unanswered = setTimeout(() => client.terminate(), keepAlive / 2);
      },
      pong: () => clearTimeout(unanswered),
      closed: () => clearTimeout(unanswered),
    },
  });
  return client;
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
        next: (event) => this.#note(() => this.#take(event)),
        error: (error) => this.#note(() => (this.#failure ??= { error })),
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
        const value = readSubgraphEvent(this.#subgraph, this.#arrived.shift());
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

  /**
   * Nothing tells a subgraph to wait. A stream of which too much waits here is given up as lost: it
   * can be asked for again behind the last event taken, memory cannot be given back.
   */
  #take(event: unknown): void {
    if (this.#failure) return;
    if (this.#arrived.length < eventsWaiting) return void this.#arrived.push(event);
    this.#failure = { error: new Error(`More than ${eventsWaiting} events waited to be read.`) };
    this.#dispose();
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
  if (Array.isArray(error)) {
    return { done: false, value: readSubgraphEvent(subgraph, { errors: error as unknown[] }) };
  }
  const message = `The stream of subgraph "${subgraph}" was lost.`;
  throw new TransportError('SUBGRAPH_UNREACHABLE', message, { cause: error });
}
