import { STATUS_CODES, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ErrorCode } from './error-codes';

/**
 * Answers to what never becomes a request of a route, in the form of all others: what is no HTTP,
 * comes too slowly or has too long a head, expects what nobody does, or opens no WebSocket.
 */
export interface ConnectionRefusal {
  readonly status: number;
  readonly code: ErrorCode;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Milliseconds in which a client has to read the answer and to end its side of the connection. */
const lingering = 1_000;

/**
 * Writes the answer and ends the connection. Nothing else watches over it any more: one that the
 * client keeps open is cut.
 */
export function refuseConnection(socket: Duplex, refusal: ConnectionRefusal): void {
  const body = bodyOf(refusal);
  const headers = {
    ...refusal.headers,
    connection: 'close',
    'content-type': jsonType,
    'content-length': String(Buffer.byteLength(body)),
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const { status } = refusal;
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`);
  // What is still sent is thrown away: unread, it would turn the answer into a reset.
  socket.on('error', () => socket.destroy()).resume();
  const cut = setTimeout(() => socket.destroy(), lingering).unref();
  socket.once('close', () => clearTimeout(cut));
}

const jsonType = 'application/json; charset=utf-8';

const bodyOf = ({ code, message }: ConnectionRefusal): string =>
  JSON.stringify({ errors: [{ message, extensions: { code } }] });

/** Handles `clientError` of a server that waits so many milliseconds for a request. */
export const answerClientError =
  (bodyTimeout: number) =>
  (error: NodeJS.ErrnoException, socket: Duplex): void => {
    if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
    refuseConnection(socket, clientErrorRefusal(error.code, bodyTimeout));
  };

function clientErrorRefusal(code: string | undefined, bodyTimeout: number): ConnectionRefusal {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return badRequest(
        431,
        'The headers or the URL are longer than 16 KiB. Send the query by POST, in the body, and ' +
          'fewer or shorter headers.',
      );
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return badRequest(
        408,
        `The request did not arrive completely in the ${bodyTimeout} ms that are allowed ` +
          '(BODY_TIMEOUT). Send it again, as a whole.',
      );
    default:
      return badRequest(
        400,
        'The request is not HTTP. This port speaks HTTP/1.1 without TLS: mend the request line, the ' +
          'headers or the scheme of the address.',
      );
  }
}

const badRequest = (status: number, message: string): ConnectionRefusal => ({
  status,
  code: 'BAD_REQUEST',
  message,
});

/** Refuses `Expect` with anything but `100-continue`. */
export function refuseExpectations(server: Server): void {
  server.on('checkExpectation', (request: IncomingMessage, response: ServerResponse) => {
    const expected = JSON.stringify(request.headers.expect?.slice(0, 100));
    const message = `The header Expect is ${expected}: leave it out, or send 100-continue.`;
    const body = Buffer.from(bodyOf(badRequest(417, message)));
    // The body is not read: nothing else can come on this connection.
    const headers = { connection: 'close', 'content-type': jsonType };
    response.writeHead(417, { ...headers, 'content-length': body.length }).end(body);
  });
}

/** Refuses CONNECT: with anybody listening for it, Node leaves such connections open and alone. */
export function refuseTunnels(server: Server): void {
  server.on('connect', (_request: IncomingMessage, socket: Duplex) =>
    refuseConnection(socket, {
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
      message: 'CONNECT is not served here: send the request by POST to /graphql.',
      headers: { allow: 'GET, POST' },
    }),
  );
}

/** Why an upgrade opens no WebSocket; `reason` is the library's. */
export function upgradeRefusal({ headers }: IncomingMessage, reason: string): ConnectionRefusal {
  const { upgrade } = headers;
  if (upgrade?.toLowerCase() === 'websocket')
    return badRequest(
      400,
      `The WebSocket cannot be opened (${reason}): use version 13 of RFC 6455.`,
    );
  const named = JSON.stringify(upgrade?.slice(0, 100));
  return badRequest(
    400,
    `The header Upgrade is ${named}: this port speaks HTTP/1.1 and WebSocket. Leave the header out ` +
      '(curl: --http1.1; Java: HttpClient.Version.HTTP_1_1).',
  );
}

/** An upgrade at an address where no WebSocket is served. */
export const noSocketAt = (path: string): ConnectionRefusal => ({
  status: 404,
  code: 'NOT_FOUND',
  message: `There is no WebSocket at ${path.slice(0, 200)}: open it at /graphql.`,
});
