import { Kind, type GraphQLError, type GraphQLFormattedError } from 'graphql';
import { errorCodes } from '../../platform/error-codes';
import type { Log } from '../../platform/log';
import { isKnownCode } from './request-refused';

export interface PresentOptions {
  readonly requestId: string;
  readonly log: Log;
}

/**
 * Errors as a client may see them. Those that were written for clients or that tell of a
 * subgraph keep their sentence; everything else becomes "Internal error" with the request id,
 * under which the log has the cause.
 */
export function presentErrors(
  errors: readonly GraphQLError[],
  options: PresentOptions,
): readonly GraphQLFormattedError[] {
  const masked = errors.filter(isMasked);
  if (masked.length > 0) logMasked(masked, options);
  return errors.map((error) => presentError(error, options));
}

/** Lines of the log that one answer is worth. */
const mostLines = 10;

/** Equal errors once: a subgraph without its database has one for each entity of a list. */
function logMasked(errors: readonly GraphQLError[], { requestId, log }: PresentOptions): void {
  const first = new Map<string, GraphQLError>();
  for (const error of errors) {
    const identity = `${String(error.extensions.serviceName)} ${error.message}`;
    if (!first.has(identity)) first.set(identity, error);
  }
  const told = [...first.values()].slice(0, mostLines);
  for (const error of told)
    log.error({
      err: error.originalError ?? error,
      path: error.path,
      requestId,
      msg: 'Internal error',
    });
  const more = errors.length - told.length;
  if (more > 0) log.error({ more, requestId, msg: 'More internal errors of the same request' });
}

const isMasked = (error: GraphQLError): boolean => !isCoercionError(error) && !isShown(error);

function presentError(error: GraphQLError, options: PresentOptions): GraphQLFormattedError {
  if (isCoercionError(error)) return format(error, error.message, { code: 'BAD_USER_INPUT' });
  if (isShown(error)) return format(error, error.message, withoutHttp(error.extensions));
  const { message, code } = maskOf(error);
  const { serviceName } = error.extensions;
  const subgraph = typeof serviceName === 'string' ? { serviceName } : {};
  return format(error, message, { code, requestId: options.requestId, ...subgraph });
}

/** `http` is for servers that take the status from it, not for clients. */
function withoutHttp(extensions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const shown = { ...extensions };
  delete shown.http;
  return shown;
}

/** A code of the subgraph's own passes when the engine says which subgraph it came from. */
function isShown(error: GraphQLError): boolean {
  const { code, serviceName } = error.extensions;
  if (!isKnownCode(code)) return typeof code === 'string' && typeof serviceName === 'string';
  const { audience } = errorCodes[code];
  return audience === 'client' || audience === 'subgraph';
}

function maskOf(error: GraphQLError): { readonly message: string; readonly code: string } {
  const { code } = error.extensions;
  return code === 'DATABASE_UNAVAILABLE'
    ? { message: errorCodes[code].meaning, code }
    : { message: 'Internal error', code: 'INTERNAL_SERVER_ERROR' };
}

/** graphql-js gives coercion errors of variables no code; their node is the variable. */
export const isCoercionError = (error: GraphQLError): boolean =>
  error.extensions.code === undefined &&
  error.path === undefined &&
  error.nodes?.[0]?.kind === Kind.VARIABLE_DEFINITION;

const format = (
  error: GraphQLError,
  message: string,
  extensions: Record<string, unknown>,
): GraphQLFormattedError => ({
  message,
  ...(error.locations === undefined ? {} : { locations: error.locations }),
  ...(error.path === undefined ? {} : { path: error.path }),
  extensions,
});
