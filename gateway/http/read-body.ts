import type { IncomingMessage } from 'node:http';
import { refuse } from '../guard/request-refused';

/** Where the bytes of a body stay once they were read, for whoever handles the request next. */
const readBytes = Symbol('bytes of the body');
type ReadMessage = IncomingMessage & { [readBytes]?: Buffer };

/** The bytes that `readBody` has read; undefined before. */
export const bodyOf = (request: ReadMessage): Buffer | undefined => request[readBytes];

/**
 * Reads a body of at most `maxBytes`; a second call gives the same bytes. When the body is too
 * large, the rest is read and thrown away by Node after the answer, so that the client gets to read
 * the answer in place of a broken connection.
 *
 * @throws RequestRefused PAYLOAD_TOO_LARGE
 */
export function readBody(request: ReadMessage, maxBytes: number): Promise<Buffer> {
  const known = request[readBytes];
  if (known !== undefined) return Promise.resolve(known);
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > maxBytes) reject(tooLarge(maxBytes));
    else collect(request, maxBytes, resolve, reject);
  });
}

function collect(
  request: ReadMessage,
  maxBytes: number,
  resolve: (bytes: Buffer) => void,
  reject: (error: Error) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  request.on('data', (chunk: Buffer) => {
    size += chunk.length;
    if (size > maxBytes) {
      request.removeAllListeners('data').resume();
      chunks.length = 0;
      return reject(tooLarge(maxBytes));
    }
    chunks.push(chunk);
  });
  request.on('end', () => {
    const bytes = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
    request[readBytes] = bytes;
    resolve(bytes);
  });
  request.on('error', reject);
}

const tooLarge = (maxBytes: number) =>
  refuse('PAYLOAD_TOO_LARGE', `The body is larger than the ${maxBytes} bytes that are allowed.`);
