import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { HttpProtocolError } from './http-error';
import { ResponseBody } from './response-body';
import { parseResponseHead, type ResponseHead } from './response-head';

/** One request, and who waits for the answer to it. */
export interface HttpExchange {
  /** Request line and headers with the empty line: text of ASCII, or the bytes. */
  readonly head: string | Buffer;
  readonly body: string;
  /** Whether it may be sent again when a connection turns out to be dead. */
  readonly isRepeatable: boolean;
  readonly maxBytes: number;
  /** Looks at the head; the reason why the body is not wanted, or null. */
  accept(head: ResponseHead): Error | null;
  /** The body, which is valid during the call only. Called once, or `onFailure` is. */
  onBody(bytes: Buffer, start: number, end: number): void;
  onFailure(error: Error): void;
}

export interface HttpOrigin {
  readonly isSecure: boolean;
  readonly host: string;
  readonly port: number;
}

export interface ConnectionOwner {
  /** The connection is free for another exchange. */
  onFree(connection: HttpConnection): void;
  /** It is gone. `unsent` is an exchange that nothing was received for and that may be repeated. */
  onClose(connection: HttpConnection, unsent: HttpExchange | null): void;
}

const longestHead = 16 * 1024;
const endOfHead = Buffer.from('\r\n\r\n');

/**
 * All connections read into this, one after the other: what was read is consumed before the next
 * read. Large enough for most bodies to come in one piece, which are then read where they are.
 */
const readBuffer = Buffer.allocUnsafeSlow(256 * 1024);

/** Seconds before the other side's own limit at which an idle connection is no longer used. */
const margin = 1;
const usualIdle = 4;

/** One socket to a server of HTTP/1.1, with one request at a time. */
export class HttpConnection {
  readonly #owner: ConnectionOwner;
  readonly #socket: Socket;
  #exchange: HttpExchange | null = null;
  /** The beginning of a head that has not come completely. */
  #partial: Buffer | null = null;
  #head: ResponseHead | null = null;
  #body: ResponseBody | null = null;
  #isFresh = true;
  #hasReceived = false;
  #failure: Error | null = null;
  #idleSeconds = usualIdle;
  #idleSince = 0;

  constructor(origin: HttpOrigin, owner: ConnectionOwner) {
    this.#owner = owner;
    this.#socket = open(origin, (bytes, length) => this.#receive(bytes, length));
    this.#socket.on('error', (error) => (this.#failure ??= error));
    this.#socket.on('end', () => this.#onEnd());
    this.#socket.on('close', () => this.#onClose());
  }

  start(exchange: HttpExchange): void {
    this.#exchange = exchange;
    this.#hasReceived = false;
    this.#socket.ref();
    const { head, body } = exchange;
    if (typeof head === 'string') this.#socket.write(head + body, 'utf8');
    else this.#socket.write(Buffer.concat([head, Buffer.from(body)]));
  }

  isCarrying(exchange: HttpExchange): boolean {
    return this.#exchange === exchange;
  }

  /** Whether the other side may have closed it, or is about to. */
  isStale(now: number): boolean {
    return !this.#socket.writable || now - this.#idleSince > this.#idleSeconds * 1_000;
  }

  /** Ends the exchange, if there is one, and the socket with it. */
  destroy(error: Error): void {
    this.#failure ??= error;
    this.#settle(error);
    this.#socket.destroy();
  }

  #receive(bytes: Buffer, length: number): void {
    try {
      if (this.#exchange === null) throw new HttpProtocolError('An answer came without a request.');
      this.#hasReceived = true;
      if (this.#body === null) this.#readHead(bytes, length);
      else this.#readBody(bytes, 0, length);
    } catch (error) {
      this.destroy(error as Error);
    }
  }

  #readHead(chunk: Buffer, chunkLength: number): void {
    let bytes = chunk;
    let length = chunkLength;
    if (this.#partial !== null) {
      bytes = Buffer.concat([this.#partial, chunk.subarray(0, chunkLength)]);
      length = bytes.length;
      this.#partial = null;
    }
    let start = 0;
    for (;;) {
      const end = bytes.indexOf(endOfHead, start);
      const isIn = end !== -1 && end + endOfHead.length <= length;
      if ((isIn ? end : length) - start > longestHead)
        throw new HttpProtocolError('The headers are too long.');
      if (!isIn) {
        this.#partial = Buffer.from(bytes.subarray(start, length));
        return;
      }
      const head = parseResponseHead(bytes.toString('latin1', start, end));
      start = end + endOfHead.length;
      if (head.status === 101) throw new HttpProtocolError('The connection changes its protocol.');
      if (head.status < 200) continue;
      this.#acceptHead(head, bytes, start, length);
      return;
    }
  }

  #acceptHead(head: ResponseHead, bytes: Buffer, start: number, end: number): void {
    const exchange = this.#exchange!;
    const refusal = exchange.accept(head);
    if (refusal !== null) throw refusal;
    this.#head = head;
    this.#idleSeconds = head.idleSeconds === null ? usualIdle : head.idleSeconds - margin;
    // A body that came with its head is read where it is.
    if (head.length === end - start && head.length <= exchange.maxBytes) {
      this.#finish(bytes, start, end);
      return;
    }
    this.#body = new ResponseBody(head.length, exchange.maxBytes);
    this.#readBody(bytes, start, end);
  }

  #readBody(bytes: Buffer, start: number, end: number): void {
    const body = this.#body!;
    const after = body.read(bytes, start, end);
    if (!body.isComplete) return;
    if (after < end) this.#failure = new HttpProtocolError('More came than was announced.');
    this.#finish(body.bytes, 0, body.size);
  }

  #finish(bytes: Buffer, start: number, end: number): void {
    const exchange = this.#exchange!;
    const isKept = this.#head!.isKeptAlive && this.#failure === null && this.#idleSeconds > 0;
    this.#exchange = null;
    this.#head = null;
    this.#body = null;
    this.#isFresh = false;
    // The bytes are consumed before anybody else may read into the same memory.
    exchange.onBody(bytes, start, end);
    if (!isKept) {
      this.#socket.destroy();
      return;
    }
    this.#idleSince = performance.now();
    this.#owner.onFree(this);
  }

  /** Lets the process end while nothing is asked for. */
  rest(): void {
    this.#socket.unref();
  }

  /** Nothing comes any more: for some bodies that is their end. */
  #onEnd(): void {
    const body = this.#body;
    if (body === null || !body.endsWithConnection) return;
    this.#finish(body.bytes, 0, body.size);
  }

  #onClose(): void {
    const exchange = this.#exchange;
    const isUnsent = !this.#isFresh && !this.#hasReceived && exchange?.isRepeatable === true;
    if (isUnsent) this.#exchange = null;
    else this.#settle(this.#failure ?? new Error('The connection was closed.'));
    this.#owner.onClose(this, isUnsent ? exchange : null);
  }

  #settle(error: Error): void {
    const exchange = this.#exchange;
    this.#exchange = null;
    exchange?.onFailure(error);
  }
}

type Receive = (bytes: Buffer, length: number) => void;

function open({ isSecure, host, port }: HttpOrigin, receive: Receive): Socket {
  const options = { host, port, noDelay: true, keepAlive: true, keepAliveInitialDelay: 60_000 };
  if (isSecure) {
    const servername = isIP(host) ? undefined : host;
    const socket = connectTls({ ...options, servername, ALPNProtocols: ['http/1.1'] });
    return socket.on('data', (bytes: Buffer) => receive(bytes, bytes.length));
  }
  const onread = {
    buffer: readBuffer,
    callback: (length: number) => {
      receive(readBuffer, length);
      return true;
    },
  };
  return connectTcp({ ...options, onread });
}
