import { isUtf8 } from 'node:buffer';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { refuse, type RequestRefused } from '../guard/request-refused';
import { isUtf8Json } from './media-types';
import { readBody } from './read-body';

/**
 * Reads bodies for all routes: JSON in UTF-8, uncompressed, up to a size. Everything else is
 * refused before a byte of it is kept, so that no plugin can be fed more than the limit.
 */
export function readJsonBodies(app: FastifyInstance, maxBytes: number): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (request, payload, done) => {
    checkEncoding(request.headers);
    readBody(payload as IncomingMessage, maxBytes, (error, bytes) => {
      if (error !== null) return done(error);
      let body: unknown;
      try {
        body = parseBody(bytes);
      } catch (refusal) {
        return done(refusal as RequestRefused);
      }
      done(null, body);
    });
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
    throw refuse(
      'UNSUPPORTED_MEDIA_TYPE',
      'Compressed bodies are not read: send it as it is, without Content-Encoding.',
    );
  }
}

function parseBody(bytes: Buffer): unknown {
  if (bytes.length === 0) {
    throw refuse('BAD_REQUEST', 'The body is empty: send a JSON object with a string `query`.');
  }
  if (!isUtf8(bytes)) throw refuse('BAD_REQUEST', 'The body is not UTF-8: encode the JSON so.');
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw refuse('BAD_REQUEST', 'The body is not JSON: send an object with a string `query`.');
  }
}
