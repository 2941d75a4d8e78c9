/** The part of a structured logger that services use; pino fits it. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

const ignore = (): void => undefined;

/** For tests, and for parts that nobody listens to. */
export const silentLog: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };
