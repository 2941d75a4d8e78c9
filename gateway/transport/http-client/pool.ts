import { HttpConnection, type HttpExchange, type HttpOrigin } from './connection';

export interface HttpPoolOptions {
  readonly origin: HttpOrigin;
  /** Most sockets at a time; what comes beyond waits in line. */
  readonly connections: number;
}

/** Milliseconds between two looks for connections that have been idle for too long. */
const sweepInterval = 2_000;

/**
 * Connections to one origin. The one that was used last is used first, so that those a quiet time
 * does not need grow old and are closed before the other side does it.
 */
export class HttpPool {
  readonly #options: HttpPoolOptions;
  readonly #all = new Set<HttpConnection>();
  readonly #waiting = new Set<HttpExchange>();
  #idle: HttpConnection[] = [];
  #isSweeping = false;
  #closed: Error | null = null;

  constructor(options: HttpPoolOptions) {
    this.#options = options;
  }

  /** Sockets that are open or being opened. */
  get size(): number {
    return this.#all.size;
  }

  /** Sends the request when there is a connection for it. Its exchange is told of the outcome. */
  start(exchange: HttpExchange): void {
    if (this.#closed !== null) {
      exchange.onFailure(this.#closed);
      return;
    }
    const connection = this.#takeIdle();
    if (connection !== null) connection.start(exchange);
    else if (this.#all.size < this.#options.connections) this.#open(exchange);
    else this.#waiting.add(exchange);
  }

  /** Ends an exchange that has not ended. */
  cancel(exchange: HttpExchange, error: Error): void {
    if (this.#waiting.delete(exchange)) {
      exchange.onFailure(error);
      return;
    }
    for (const connection of this.#all)
      if (connection.isCarrying(exchange)) return connection.destroy(error);
  }

  close(): void {
    const closed = new Error('The connections are closed.');
    this.#closed = closed;
    for (const exchange of this.#waiting) exchange.onFailure(closed);
    this.#waiting.clear();
    for (const connection of this.#all) connection.destroy(closed);
  }

  #takeIdle(): HttpConnection | null {
    const now = performance.now();
    for (;;) {
      const connection = this.#idle.pop();
      if (connection === undefined) return null;
      if (!connection.isStale(now)) return connection;
      this.#discard(connection);
    }
  }

  #open(exchange: HttpExchange): void {
    const connection = new HttpConnection(this.#options.origin, {
      onFree: (free) => this.#reuse(free),
      onClose: (closed, unsent) => {
        this.#all.delete(closed);
        this.#idle = this.#idle.filter((each) => each !== closed);
        if (unsent !== null) this.#repeat(unsent);
        else this.#serveNext();
      },
    });
    this.#all.add(connection);
    connection.start(exchange);
  }

  /** On a connection of its own: an idle one may be as dead as the last. */
  #repeat(exchange: HttpExchange): void {
    if (this.#closed !== null) exchange.onFailure(this.#closed);
    else this.#open(exchange);
  }

  #reuse(connection: HttpConnection): void {
    const [next] = this.#waiting;
    if (next !== undefined) {
      this.#waiting.delete(next);
      connection.start(next);
      return;
    }
    connection.rest();
    this.#idle.push(connection);
    this.#sweepLater();
  }

  #serveNext(): void {
    const [next] = this.#waiting;
    if (next === undefined || this.#closed !== null) return;
    this.#waiting.delete(next);
    this.#open(next);
  }

  #sweepLater(): void {
    if (this.#isSweeping) return;
    this.#isSweeping = true;
    setTimeout(() => {
      this.#isSweeping = false;
      const now = performance.now();
      const stale = this.#idle.filter((connection) => connection.isStale(now));
      this.#idle = this.#idle.filter((connection) => !connection.isStale(now));
      for (const connection of stale) this.#discard(connection);
      if (this.#idle.length > 0) this.#sweepLater();
    }, sweepInterval).unref();
  }

  #discard(connection: HttpConnection): void {
    connection.destroy(new Error('The connection was idle for too long.'));
  }
}
