import type { GraphQLError } from 'graphql';
import { errorCodes, type ErrorCode } from '../../platform/error-codes';
import { ClientError, type ClientErrorCode } from '../../platform/errors';

/** A request that does not run, with everything that is wrong with it. */
export class RequestRefused extends Error {
  readonly errors: readonly GraphQLError[];
  /** The HTTP status of the first error. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  constructor(errors: readonly GraphQLError[], headers: Readonly<Record<string, string>> = {}) {
    super(errors.map((error) => error.message).join('\n'));
    this.name = 'RequestRefused';
    this.errors = errors;
    this.status = statusOfCode(errors[0]?.extensions.code);
    this.headers = headers;
  }
}

/** A refusal for one reason. */
export function refuse(
  code: ClientErrorCode,
  message: string,
  headers?: Readonly<Record<string, string>>,
): RequestRefused {
  return new RequestRefused([new ClientError(code, message)], headers);
}

/** The HTTP status of a request that failed as a whole. */
export const statusOfCode = (code: unknown): number =>
  isKnownCode(code) ? errorCodes[code].status : 400;

export const isKnownCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(errorCodes, code);
