import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server as HttpServer } from 'node:http';
import type { Duplex } from 'node:stream';
import { handleProtocols, makeServer, type Server as ProtocolServer } from 'graphql-ws';
import { WebSocketServer, type ServerOptions, type WebSocket } from 'ws';
import type { Config } from '../../platform/config';
import { anonymous } from '../../platform/identity/principal';
import type { Log } from '../../platform/log';
import {
  noSocketAt,
  refuseConnection,
  upgradeRefusal,
  type ConnectionRefusal,
} from '../../platform/refused-connections';
import type { Admission } from '../guard/admission';
import { authorizationOf, type Authenticate } from '../guard/authenticate';
import { RequestRefused } from '../guard/request-refused';
import type { Pipeline } from '../pipeline';
import { closeCodes } from '../subscribe/close-codes';
import type { LiveRegistry } from '../subscribe/live-registry';
import { slowPolicyOf } from '../subscribe/slow-consumer';
import { spread } from '../subscribe/spread';
import { clientAddress } from './client-address';
import { forwardedHeaders } from './graphql-route';
import { startHeartbeat } from './heartbeat';
import { answerPing, endWithToken, shortReason } from './socket-identity';
import { createSocketOperations } from './socket-operations';
import { describeSession, type Session, type SocketDescription } from './socket-session';

export interface SocketFrontOptions {
  readonly server: HttpServer;
  readonly pipeline: Pipeline;
  readonly admission: Admission;
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
  /** Who holds which socket. */
  describe(): readonly SocketDescription[];
  /**
   * Closes the sockets one after the other with 1001, spread over the drain window so that the
   * clients do not all come back at once; each is told the last cursor of its subscriptions, after
   * its queries and mutations have finished. Sockets that are not closed by the deadline
   * (milliseconds) are cut.
   */
  close(deadline: number): Promise<void>;
}

/** WebSockets at `/graphql`, speaking graphql-transport-ws and nothing else. */
export function createSocketFront(options: SocketFrontOptions): SocketFront {
  const { server, limits } = options;
  const sessions = new Set<Session>();
  const sockets = createSocketServer(limits);
  const heartbeat = startHeartbeat(limits.heartbeat);
  const protocol = createProtocol(options);
  let stopping = false;

  const open = (client: WebSocket, connection: Duplex, request: IncomingMessage): void => {
    const session = createSession(client, connection, request, options);
    sessions.add(session);
    heartbeat.add(client, connection);
    client.once('close', () => {
      sessions.delete(session);
      heartbeat.remove(client);
    });
    serveSocket(session, protocol, options);
  };
  const onUpgrade = (request: IncomingMessage, connection: Duplex, head: Buffer): void => {
    connection.on('error', destroyIt);
    const path = pathOf(request);
    if (path !== '/graphql') return refuseConnection(connection, noSocketAt(path));
    if (stopping) return refuseConnection(connection, overloaded('The gateway is shutting down.'));
    if (sessions.size >= limits.maxSockets) {
      const message = `${limits.maxSockets} sockets are open, as many as may (LIVE_MAX_SOCKETS).`;
      return refuseConnection(connection, overloaded(message));
    }
    sockets.handleUpgrade(request, connection, head, (client) => open(client, connection, request));
  };
  sockets.on('wsClientError', ({ message }: Error, connection: Duplex, request: IncomingMessage) =>
    refuseConnection(connection, upgradeRefusal(request, message)),
  );
  server.on('upgrade', onUpgrade);

  return {
    get sockets() {
      return sessions.size;
    },
    describe: () => [...sessions].map(describeSession),
    async close(deadline) {
      stopping = true;
      const cut = setTimeout(() => {
        for (const { socket } of sessions) socket.terminate();
      }, deadline);
      const window = Math.min(limits.drainWindow, deadline / 2);
      await spread([...sessions], window, endSession);
      clearTimeout(cut);
      heartbeat.stop();
      server.off('upgrade', onUpgrade);
    },
  };
}

function createSocketServer(limits: Config['live']): WebSocketServer {
  // The types do not know `closeTimeout` yet.
  const options: ServerOptions & { readonly closeTimeout: number } = {
    noServer: true,
    maxPayload: limits.maxFrameBytes,
    // Small messages gain nothing, and every socket would keep a compressor's memory.
    perMessageDeflate: false,
    handleProtocols,
    // A client that reads nothing does not answer a close either.
    closeTimeout: limits.slowGrace,
  };
  return new WebSocketServer(options);
}

function destroyIt(this: Duplex): void {
  this.destroy();
}

async function endSession(session: Session): Promise<void> {
  const { socket } = session;
  if (socket.readyState === socket.CLOSED) return;
  const closed = new Promise((resolve) => socket.once('close', resolve));
  await Promise.race([session.idle(), closed]);
  sendText(socket, farewell(session));
  socket.close(closeCodes.goingAway, 'Going away');
  await closed;
}

/**
 * A pong may be sent at any time and carry anything; an `error` or `complete` would end operations
 * that clients otherwise begin again by themselves.
 */
function farewell({ subscribers }: Session): string {
  const lastCursors = Object.fromEntries(
    [...subscribers].map(([id, { lastCursor }]) => [id, lastCursor]),
  );
  return JSON.stringify({ type: 'pong', payload: { goingAway: true, lastCursors } });
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '').split('?', 1)[0] ?? '';

const overloaded = (message: string): ConnectionRefusal => ({
  status: 503,
  code: 'OVERLOADED',
  message: `${message} Try again after the seconds in Retry-After.`,
  headers: { 'retry-after': '5' },
});

function createSession(
  socket: WebSocket,
  connection: Duplex,
  request: IncomingMessage,
  { forwardHeaders, trustProxy }: SocketFrontOptions,
): Session {
  const waiting = new Set<() => void>();
  return {
    socket,
    connection,
    since: Date.now(),
    principal: anonymous,
    address: clientAddress(request, trustProxy),
    forwardedHeaders: forwardedHeaders(request.headers, forwardHeaders),
    authorization: request.headers.authorization,
    expiry: null,
    slow: 'close',
    operations: new Set(),
    subscribers: new Map(),
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

type Extra = { readonly session: Session };

function createProtocol(options: SocketFrontOptions): ProtocolServer<Extra> {
  const { authenticate, limits } = options;
  const operations = createSocketOperations(options);
  return makeServer<Record<string, unknown>, Extra>({
    connectionInitWaitTimeout: limits.initTimeout,
    onConnect: async ({ connectionParams, extra: { session } }) => {
      session.slow = slowPolicyOf(connectionParams) ?? session.slow;
      const authorization = authorizationOf(connectionParams) ?? session.authorization;
      session.principal = await authenticate(authorization);
      endWithToken(session);
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

function serveSocket(
  session: Session,
  protocol: ProtocolServer<Extra>,
  { limits, log, authenticate }: SocketFrontOptions,
): void {
  const { socket } = session;
  const closed = protocol.opened(
    {
      protocol: socket.protocol,
      send: (text) => sendText(socket, text),
      close: (code, reason) => socket.close(code, reason),
      onPing: (payload) => answerPing(session, payload, authenticate),
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
    clearTimeout(session.expiry ?? undefined);
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
  // The stack overflowed over what the client sent.
  if (error instanceof RangeError && /call stack/.test(error.message)) {
    return socket.close(closeCodes.badRequest, 'The message is nested too deeply');
  }
  const requestId = randomUUID();
  log.error({ err: error, requestId, msg: 'A socket failed' });
  socket.close(closeCodes.internalServerError, `Internal error ${requestId}`);
}
