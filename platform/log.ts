import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Logger;

/** Where secrets may stand in a logged object; pino replaces their values. */
const secretPaths = [
  'authorization',
  'token',
  'secret',
  'password',
  '*.authorization',
  '*.token',
  '*.secret',
  '*.password',
  'headers.cookie',
  'headers["x-lahella-principal"]',
  'req.headers.authorization',
  'req.headers.cookie',
  'req.headers["x-lahella-principal"]',
];

export interface LogOptions {
  readonly level: string;
  /** Where lines go; the standard output by default. */
  readonly destination?: DestinationStream;
}

/** JSON lines with secrets replaced by `[secret]`. */
export function createLog({ level, destination }: LogOptions): Log {
  const options = { level, base: null, redact: { paths: secretPaths, censor: '[secret]' } };
  return destination === undefined ? pino(options) : pino(options, destination);
}
