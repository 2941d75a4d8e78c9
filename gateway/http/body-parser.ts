import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { refuse, type RequestRefused } from '../guard/request-refused';
import { isUtf8Json } from './media-types';

/**
 * Reads bodies for all routes: JSON in UTF-8, uncompressed, up to a size. Everything else is
 * refused before a byte of it is kept, so that no plugin can be fed more than the limit.
 */
export function readJsonBodies(app: FastifyInstance, maxBytes: number): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (request, payload, done) => {
    checkEncoding(request.headers);
    readAll(payload as IncomingMessage, maxBytes)
      .then(parseBody)
      .then((body) => done(null, body))
      .catch((error: Error) => done(error));
  });
}

export const unsupportedMediaType = (): RequestRefused =>
  refuse(
    'UNSUPPORTED_MEDIA_TYPE',
    'The body must be sent as `Content-Type: application/json`, in UTF-8.',
  );

function checkEncoding(headers: IncomingMessage['headers']): void {
  if (!isUtf8Json(headers['content-type'])) {
    throw unsupportedMediaType();
  }
  const encoding = headers['content-encoding'];
  if (encoding !== undefined && encoding !== 'identity') {
    throw refuse('UNSUPPORTED_MEDIA_TYPE', 'Compressed bodies are not read: send it as it is.');
  }
}

/**
 * When the body is too large, the rest is read and thrown away by Node after the answer, so that
 * the client gets to read the answer in place of a broken connection.
 */
function readAll(stream: IncomingMessage, maxBytes: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = Number(stream.headers['content-length'] ?? 0);
    if (size > maxBytes) return reject(tooLarge(maxBytes));
    size = 0;
    stream.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > maxBytes) {
        stream.removeAllListeners('data').resume();
        chunks.length = 0;
        return reject(tooLarge(maxBytes));
      }
      chunks.push(chunk);
    });
    stream.on('end', () =>
      resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)),
    );
    stream.on('error', reject);
  });
}

const tooLarge = (maxBytes: number) =>
  refuse('PAYLOAD_TOO_LARGE', `The body is larger than the ${maxBytes} bytes that are allowed.`);

function parseBody(bytes: Buffer): unknown {
  if (bytes.length === 0) {
    throw refuse('BAD_REQUEST', 'The body is empty: send a JSON object with a string `query`.');
  }
  if (!isUtf8(bytes)) throw refuse('BAD_REQUEST', 'The body is not UTF-8.');
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw refuse('BAD_REQUEST', 'The body is not JSON.');
  }
}
