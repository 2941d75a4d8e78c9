import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type IncomingMessage, type Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols, makeServer, type Server as ProtocolServer } from 'graphql-ws';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Config } from '../../platform/config';
import { anonymous, type Principal } from '../../platform/identity/principal';
import type { Log } from '../../platform/log';
import { authorizationOf, type Authenticate } from '../guard/authenticate';
import { RequestRefused } from '../guard/request-refused';
import type { Pipeline } from '../pipeline';
import { closeCodes } from '../subscribe/close-codes';
import type { LiveRegistry } from '../subscribe/live-registry';
import { forwardedHeaders } from './graphql-route';
import { startHeartbeat } from './heartbeat';
import { createSocketOperations, type Session } from './socket-operations';

export interface SocketFrontOptions {
  readonly server: HttpServer;
  readonly pipeline: Pipeline;
  readonly authenticate: Authenticate;
  readonly registry: LiveRegistry;
  readonly limits: Config['live'];
  readonly forwardHeaders: readonly string[];
  readonly trustProxy: boolean;
  readonly log: Log;
}

export interface SocketFront {
  /** Open sockets. */
  readonly sockets: number;
  /**
   * Lets queries and mutations on sockets finish, then closes every socket with 1001. Sockets
   * that do not close by the deadline (milliseconds) are cut.
   */
  close(deadline: number): Promise<void>;
}

/** WebSockets at `/graphql`, speaking graphql-transport-ws and nothing else. */
export function createSocketFront(options: SocketFrontOptions): SocketFront {
  const { server, limits, log } = options;
  const sessions = new Map<WebSocket, Session>();
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: limits.maxFrameBytes,
    // Small messages gain nothing, and every socket would keep a compressor's memory.
    perMessageDeflate: false,
    handleProtocols,
  });
  const protocol = createProtocol(options);
  const stopHeartbeat = startHeartbeat(() => sessions.keys(), limits.heartbeat);
  let stopping = false;

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    if (pathOf(request) !== '/graphql') return rejectUpgrade(socket, 404);
    if (stopping || sessions.size >= limits.maxSockets) return rejectUpgrade(socket, 503);
    sockets.handleUpgrade(request, socket, head, (client) => {
      const session = createSession(client, request, options);
      sessions.set(client, session);
      client.once('close', () => sessions.delete(client));
      serveSocket(client, session, protocol, { limits, log });
    });
  };
  server.on('upgrade', onUpgrade);

  return {
    get sockets() {
      return sessions.size;
    },
    async close(deadline) {
      stopping = true;
      stopHeartbeat();
      const cut = setTimeout(
        () => sessions.forEach((_session, socket) => socket.terminate()),
        deadline,
      );
      await Promise.all([...sessions].map(([socket, session]) => closeSocket(socket, session)));
      clearTimeout(cut);
      server.off('upgrade', onUpgrade);
    },
  };
}

async function closeSocket(socket: WebSocket, session: Session): Promise<void> {
  const closed = new Promise((resolve) => socket.once('close', resolve));
  if (socket.readyState === socket.CLOSED) return;
  await Promise.race([session.idle(), closed]);
  socket.close(closeCodes.goingAway, 'Going away');
  await closed;
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?', 1)[0] ?? '';

function rejectUpgrade(socket: Duplex, status: 404 | 503): void {
  const retry = status === 503 ? 'Retry-After: 5\r\n' : '';
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${retry}` +
      'Connection: close\r\nContent-Length: 0\r\n\r\n',
  );
}

function createSession(
  socket: WebSocket,
  request: IncomingMessage,
  { forwardHeaders, trustProxy }: SocketFrontOptions,
): Session {
  const operations = new Set<AbortController>();
  const waiting = new Set<() => void>();
  return {
    socket,
    principal: anonymous,
    address: addressOf(request, trustProxy),
    forwardedHeaders: forwardedHeaders(request.headers, forwardHeaders),
    authorization: request.headers.authorization,
    operations,
    requests: 0,
    finishRequest() {
      this.requests -= 1;
      if (this.requests === 0) for (const resolve of waiting) resolve();
    },
    idle() {
      return this.requests === 0
        ? Promise.resolve()
        : new Promise((resolve) => waiting.add(resolve));
    },
  };
}

function addressOf(request: IncomingMessage, trustProxy: boolean): string {
  const forwarded = trustProxy ? request.headers['x-forwarded-for'] : undefined;
  const first = typeof forwarded === 'string' ? forwarded.split(',', 1)[0]?.trim() : undefined;
  return first ?? request.socket.remoteAddress ?? '';
}

type Extra = { readonly session: Session };

function createProtocol(options: SocketFrontOptions): ProtocolServer<Extra> {
  const { pipeline, authenticate, registry, limits } = options;
  const operations = createSocketOperations({ pipeline, registry, limits });
  return makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: limits.initTimeout,
    onConnect: async (context) => {
      const { session } = context.extra;
      const authorization = authorizationOf(context.connectionParams) ?? session.authorization;
      session.principal = await authenticate(authorization);
      endWithToken(session.socket, session.principal);
    },
    onSubscribe: (context, id, payload) =>
      operations.start(
        context.extra.session,
        id,
        payload,
        Object.keys(context.subscriptions).length,
      ),
    execute: operations.deliver,
    subscribe: operations.deliver,
    onError: operations.formatErrors,
  });
}

/** The longest delay that a timer takes; a socket does not live that long. */
const longestTimer = 2 ** 31 - 1;

function endWithToken(socket: WebSocket, { expiresAt }: Principal): void {
  if (expiresAt === null) return;
  const left = expiresAt * 1_000 - Date.now();
  if (left > longestTimer) return;
  const timer = setTimeout(() => socket.close(closeCodes.forbidden, 'Token expired'), left);
  socket.once('close', () => clearTimeout(timer));
}

interface ServeOptions {
  readonly limits: Config['live'];
  readonly log: Log;
}

function serveSocket(
  socket: WebSocket,
  session: Session,
  protocol: ProtocolServer<Extra>,
  { limits, log }: ServeOptions,
): void {
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (text) => sendText(socket, text),
      close: (code, reason) => socket.close(code, reason),
      onMessage: (receive) => {
        socket.on('message', (data: Buffer, isBinary) => {
          if (isBinary) return socket.close(closeCodes.badRequest, 'Binary messages are not read');
          // Answers to pings and errors pile up too when the client does not read them.
          if (socket.bufferedAmount > limits.maxBufferedBytes * 2) return socket.terminate();
          receive(data.toString()).catch((error: unknown) => closeOnError(socket, error, log));
        });
      },
    },
    { session },
  );
  // Such as a frame over the limit: ws closes by itself, with 1009.
  socket.on('error', (error) => log.debug({ err: error, msg: 'WebSocket error' }));
  socket.once('close', (code, reason) => {
    for (const controller of session.operations) controller.abort();
    closed(code, reason.toString()).catch((error: unknown) =>
      log.error({ err: error, msg: 'A socket was not cleaned up' }),
    );
  });
}

function sendText(socket: WebSocket, text: string): void {
  if (socket.readyState === socket.OPEN) socket.send(text);
}

function closeOnError(socket: WebSocket, error: unknown, log: Log): void {
  if (error instanceof RequestRefused) {
    return socket.close(closeCodes.forbidden, shortReason(error.message));
  }
  const requestId = randomUUID();
  log.error({ err: error, requestId, msg: 'A socket failed' });
  socket.close(closeCodes.internalServerError, `Internal error ${requestId}`);
}

/** A close frame has room for 123 bytes of reason. */
const shortReason = (text: string): string => Buffer.from(text).subarray(0, 120).toString();
