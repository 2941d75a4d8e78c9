import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { Connections } from './connections';

/** What is sent in answer to a message. */
export interface Reply {
  readonly status: number;
  /** Names and values in turn, the length among them. */
  readonly headers: readonly string[];
  readonly body: Buffer;
}

/**
 * Answers a message from the connection given: calls `send` once, unless the function it returns is
 * called before, as the client is gone. Null: it does not, and the message goes the usual way.
 */
export type AnswerEqual = (socket: Socket, send: (reply: Reply) => void) => (() => void) | null;

export interface EqualMessages {
  /** As long as the response is open, messages that equal the request are given to `answer`. */
  remember(request: IncomingMessage, response: ServerResponse, answer: AnswerEqual): void;
}

interface KnownMessage {
  readonly bytes: Buffer;
  readonly answer: AnswerEqual;
}

/** Of messages with as many bytes so many are remembered: each newcomer is compared with them. */
const mostOfOneLength = 8;

/**
 * Looks at the bytes of connections ahead of Node's parser, for requests that are, from the request
 * line to the end of the body, the very bytes of one that is being answered. What Node and the
 * route made of those bytes holds for them without being done again; that is half of what a joined
 * request costs.
 *
 * Nothing is parsed here. A message is only taken for whole when Node said so of equal bytes, and
 * only where one can begin: behind whole messages that were all answered. A connection whose bytes
 * come in another cut, pipelined or in pieces, is left to Node for good.
 */
export function watchMessages(server: Server, connections: Connections): EqualMessages {
  const byLength = new Map<number, KnownMessage[]>();
  const readers = new WeakMap<Socket, MessageReader>();
  const find = (bytes: Buffer): KnownMessage | undefined =>
    byLength.get(bytes.length)?.find((known) => known.bytes.equals(bytes));

  server.on('connection', (socket: Socket) => {
    const [parse] = socket.listeners('data') as ((bytes: Buffer) => void)[];
    // A Node that reads in another way goes on to do so.
    if (parse === undefined) return;
    const { keepAliveTimeout } = server;
    readers.set(socket, new MessageReader({ socket, parse, find, connections, keepAliveTimeout }));
  });
  server.prependListener('request', (request: IncomingMessage) =>
    readers.get(request.socket)?.onRequest(request),
  );
  // From here on the connection speaks another protocol.
  const stop = ({ socket }: IncomingMessage) => readers.get(socket)?.stop();
  server.prependListener('upgrade', stop);
  server.prependListener('connect', stop);

  return {
    remember(request, response, answer) {
      const bytes = readers.get(request.socket)?.takeMessage(request);
      if (bytes === undefined || find(bytes) !== undefined) return;
      const known = { bytes, answer };
      const list = byLength.get(bytes.length) ?? [];
      if (list.length >= mostOfOneLength) return;
      byLength.set(bytes.length, [...list, known]);
      response.once('close', () => {
        const left = byLength.get(bytes.length)?.filter((other) => other !== known) ?? [];
        if (left.length > 0) byLength.set(bytes.length, left);
        else byLength.delete(bytes.length);
      });
    },
  };
}

interface ReaderOptions {
  readonly socket: Socket;
  /** Node's parser. */
  readonly parse: (bytes: Buffer) => void;
  readonly find: (bytes: Buffer) => KnownMessage | undefined;
  readonly connections: Connections;
  /** Milliseconds for which a connection may be idle. */
  readonly keepAliveTimeout: number;
}

/** Milliseconds, as Node gives: a client that sends in the last moment is not cut off. */
const grace = 1_000;

/** Reads one connection in place of Node's parser, to which it gives what it does not know. */
class MessageReader {
  readonly #options: ReaderOptions;
  /** What the parser is being given, until it has made a request of it. */
  #parsed: Buffer | null = null;
  /** Node has read a first request, which came whole. */
  #hasBegun = false;
  #last: { readonly request: IncomingMessage; readonly bytes: Buffer } | null = null;
  /** Ends the waiting for the answer to an equal message. */
  #leave: (() => void) | null = null;
  #isAnswering = false;
  /** What came while an equal message was being answered. */
  #held: Buffer | null = null;

  constructor(options: ReaderOptions) {
    this.#options = options;
    const { socket, parse } = options;
    socket.removeListener('data', parse);
    socket.on('data', this.#read);
    socket.once('close', () => this.#leave?.());
  }

  /** The bytes of the request, once, if it is the last one and came whole. */
  takeMessage(request: IncomingMessage): Buffer | undefined {
    const last = this.#last;
    if (last?.request !== request) return undefined;
    this.#last = null;
    return last.bytes;
  }

  onRequest(request: IncomingMessage): void {
    const bytes = this.#parsed;
    this.#parsed = null;
    if (bytes === null || !isWhole(bytes, request)) return this.#leaveToNode();
    this.#hasBegun = true;
    this.#last = { request, bytes };
  }

  stop(): void {
    this.#last = this.#parsed = null;
    this.#options.socket.removeListener('data', this.#read);
  }

  #leaveToNode(): void {
    const { socket, parse } = this.#options;
    this.stop();
    if (!socket.listeners('data').includes(parse)) socket.on('data', parse);
  }

  readonly #read = (bytes: Buffer): void => {
    const { socket, connections, find } = this.#options;
    if (this.#isAnswering) {
      // One that sends ahead of the answer: in turn.
      this.#held = bytes;
      socket.pause();
      return;
    }
    // The parser minds the time until the first request of a connection is there.
    const mayEqual =
      this.#hasBegun && connections.running(socket) === 0 && !socket.writableNeedDrain;
    const known = mayEqual ? find(bytes) : undefined;
    if (known === undefined || !this.#answer(known)) this.#parse(bytes);
  };

  #parse(bytes: Buffer): void {
    this.#parsed = bytes;
    this.#options.parse(bytes);
    if (this.#parsed !== null) this.#leaveToNode();
  }

  /** False when the message has to go the usual way. */
  #answer({ answer }: KnownMessage): boolean {
    const { socket, connections } = this.#options;
    this.#isAnswering = true;
    const leave = answer(socket, (reply) => this.#send(reply));
    if (leave === null) this.#isAnswering = false;
    // It may have been refused at once.
    if (leave === null || !this.#isAnswering) return leave !== null;
    connections.begin(socket);
    // The time for which a connection may be idle does not run while it waits for an answer.
    socket.setTimeout(0);
    this.#leave = () => {
      leave();
      connections.end(socket);
    };
    return true;
  }

  #send({ status, headers, body }: Reply): void {
    const { socket, connections, keepAliveTimeout } = this.#options;
    if (socket.destroyed) return;
    socket.cork();
    socket.write(headOf(status, headers, keepAliveTimeout), 'latin1');
    socket.write(body);
    socket.uncork();
    socket.setTimeout(keepAliveTimeout + grace);
    this.#isAnswering = false;
    if (this.#leave !== null) {
      this.#leave = null;
      connections.end(socket);
    }
    this.#readHeld();
  }

  #readHeld(): void {
    const bytes = this.#held;
    if (bytes === null) return;
    this.#held = null;
    this.#options.socket.resume();
    this.#read(bytes);
  }
}

/**
 * Whether the bytes are this request, all of it and nothing else, on a connection that stays open
 * and expects nothing beside an answer.
 */
function isWhole(bytes: Buffer, { headers, httpVersion }: IncomingMessage): boolean {
  const { connection, expect, upgrade } = headers;
  const length = Number(headers['content-length'] ?? Number.NaN);
  return (
    bytes.length === bytes.indexOf(endOfHead) + endOfHead.length + length &&
    httpVersion === '1.1' &&
    (connection === undefined || connection.toLowerCase() === 'keep-alive') &&
    expect === undefined &&
    upgrade === undefined
  );
}

const endOfHead = Buffer.from('\r\n\r\n');

/** As Node writes it. */
function headOf(status: number, headers: readonly string[], keepAliveTimeout: number): string {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`;
  for (let index = 0; index < headers.length; index += 2) {
    head += `${headers[index]}: ${headers[index + 1]}\r\n`;
  }
  const seconds = Math.floor(keepAliveTimeout / 1_000);
  return `${head}Date: ${dateNow()}\r\nConnection: keep-alive\r\nKeep-Alive: timeout=${seconds}\r\n\r\n`;
}

let second = 0;
let date = '';

/** For the header `Date`; made once a second. */
function dateNow(): string {
  const now = Math.floor(Date.now() / 1_000);
  if (now !== second) {
    second = now;
    date = new Date(now * 1_000).toUTCString();
  }
  return date;
}
