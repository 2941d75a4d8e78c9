import { GraphQLError } from 'graphql';
import { errorCodes, type ErrorCode } from './error-codes';

type CodesFor<A extends string> = {
  [C in ErrorCode]: (typeof errorCodes)[C]['audience'] extends A ? C : never;
}[ErrorCode];

export type ClientErrorCode = CodesFor<'client'>;
export type ConfigErrorCode = CodesFor<'config'>;

/** An error whose message is meant for the client: what was wrong, where, what to do instead. */
export class ClientError extends GraphQLError {
  constructor(code: ClientErrorCode, message: string, extensions: Record<string, unknown> = {}) {
    super(message, {
      extensions: { ...extensions, code, http: { status: errorCodes[code].status } },
    });
    this.name = 'ClientError';
  }
}

/** A setting or file that makes a start impossible; the process prints the message and ends. */
export class ConfigError extends Error {
  readonly code: ConfigErrorCode;

  constructor(message: string, code: ConfigErrorCode = 'CONFIG_INVALID') {
    super(message);
    this.name = 'ConfigError';
    this.code = code;
  }
}
