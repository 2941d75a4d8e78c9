import { GraphQLError } from 'graphql';
import { errorCodes, type ErrorCode } from '../../platform/error-codes';

/** Fields that pg and the operating system put on their errors. */
interface DriverError {
  readonly code?: string;
  readonly constraint?: string;
  readonly message?: string;
  readonly driverError?: DriverError;
}

/** The error below TypeORM's QueryFailedError. */
const driverError = (error: unknown): DriverError => {
  const outer = (error ?? {}) as DriverError;
  return outer.driverError ?? outer;
};

// Node's socket errors and PostgreSQL's classes 08 (connection) and 57P (shutdown, crash, start).
const goneCodes =
  /^(08...|57P0[1-5]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|ENOTFOUND|ENOENT|EAI_AGAIN)$/;
// pg says these without a code.
const goneMessages =
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Connection is not established|connection timeout|not queryable|Driver not Connected/i;

/** The database does not answer, as opposed to: it answered that the statement is wrong. */
export function isDatabaseGone(error: unknown): boolean {
  const { code, message } = driverError(error);
  return goneCodes.test(code ?? '') || goneMessages.test(message ?? '');
}

/** The database ended the statement because it took too long: `statementTimeout` of its data source. */
export const isStatementTimeout = (error: unknown): boolean => {
  const { code, message } = driverError(error);
  return code === '57014' && /statement timeout/.test(message ?? '');
};

/** Somebody else held what the statement needs for longer than the `lock_timeout` of its transaction. */
export const isLockTimeout = (error: unknown): boolean => driverError(error).code === '55P03';

/** The name of the unique constraint that was violated, or null for every other error. */
export function violatedUnique(error: unknown): string | null {
  const { code, constraint } = driverError(error);
  return code === '23505' ? (constraint ?? '') : null;
}

/** DATABASE_UNAVAILABLE with the cause for the log. */
export const unavailable = (cause: unknown): GraphQLError =>
  withCause('DATABASE_UNAVAILABLE', 'The database does not answer; try again.', cause);

/** STATEMENT_TIMEOUT with the cause for the log. */
export const tookTooLong = (cause: unknown): GraphQLError =>
  withCause('STATEMENT_TIMEOUT', timeoutMessage, cause);

const timeoutMessage = `${errorCodes.STATEMENT_TIMEOUT.meaning} ${errorCodes.STATEMENT_TIMEOUT.remedy}`;

/** INTERNAL_SERVER_ERROR with the cause for the log. */
export const internal = (cause: unknown): GraphQLError =>
  withCause('INTERNAL_SERVER_ERROR', 'Something failed on our side.', cause);

/**
 * What an error of a resolver looks like outside: client errors as they are, a lost database as
 * DATABASE_UNAVAILABLE, a statement that took too long as STATEMENT_TIMEOUT, everything else
 * masked. The cause stays on `originalError` for the log.
 */
export function toClientError(error: GraphQLError): GraphQLError {
  const cause = error.originalError;
  if (cause === undefined || cause === null || cause instanceof GraphQLError) return error;
  const { code, message } = explain(cause);
  return new GraphQLError(message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    path: error.path,
    originalError: cause,
    extensions: { code, http: { status: errorCodes[code].status } },
  });
}

function explain(cause: unknown): { readonly code: ErrorCode; readonly message: string } {
  if (isDatabaseGone(cause))
    return { code: 'DATABASE_UNAVAILABLE', message: 'The database does not answer; try again.' };
  if (isStatementTimeout(cause)) return { code: 'STATEMENT_TIMEOUT', message: timeoutMessage };
  return { code: 'INTERNAL_SERVER_ERROR', message: 'Something failed on our side.' };
}

function withCause(
  code: 'DATABASE_UNAVAILABLE' | 'STATEMENT_TIMEOUT' | 'INTERNAL_SERVER_ERROR',
  message: string,
  cause: unknown,
): GraphQLError {
  return new GraphQLError(message, {
    originalError: cause instanceof Error ? cause : new Error(String(cause)),
    extensions: { code, http: { status: errorCodes[code].status } },
  });
}
