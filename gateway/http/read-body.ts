import type { IncomingMessage } from 'node:http';
import { refuse } from '../guard/request-refused';

/** Where the bytes of a body stay once they were read, for whoever handles the request next. */
const readBytes = Symbol('bytes of the body');
type ReadMessage = IncomingMessage & { [readBytes]?: Buffer };

/** The bytes that `readBody` has read; undefined before. */
export const bodyOf = (request: ReadMessage): Buffer | undefined => request[readBytes];

/** Called once: with what prevented reading (RequestRefused PAYLOAD_TOO_LARGE), or with the bytes. */
export type BodyRead = (error: Error | null, bytes: Buffer) => void;

/**
 * Reads a body of at most `maxBytes`; a second call gives the same bytes. When the body is too
 * large, the rest is read and thrown away by Node after the answer, so that the client gets to read
 * the answer in place of a broken connection.
 */
export function readBody(request: ReadMessage, maxBytes: number, done: BodyRead): void {
  const known = request[readBytes];
  if (known !== undefined) done(null, known);
  else if (Number(request.headers['content-length'] ?? 0) > maxBytes) {
    done(tooLarge(maxBytes), nothing);
  } else collect(request, maxBytes, done);
}

function collect(request: ReadMessage, maxBytes: number, done: BodyRead): void {
  const chunks: Buffer[] = [];
  let size = 0;
  let isOver = false;
  const finish = (error: Error | null, bytes: Buffer): void => {
    if (isOver) return;
    isOver = true;
    done(error, bytes);
  };
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxBytes) {
      request.removeAllListeners('data').resume();
      chunks.length = 0;
      return finish(tooLarge(maxBytes), nothing);
    }
    chunks.push(chunk);
  });
  request.on('end', () => {
    if (isOver) return;
    const bytes = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
    request[readBytes] = bytes;
    finish(null, bytes);
  });
  request.on('error', (error) => finish(error, nothing));
}

const nothing = Buffer.alloc(0);

const tooLarge = (maxBytes: number) =>
  refuse(
    'PAYLOAD_TOO_LARGE',
    `The body is larger than the ${maxBytes} bytes that are allowed (MAX_BODY_BYTES). Send a ` +
      'shorter document or fewer values, if need be in several requests.',
  );
