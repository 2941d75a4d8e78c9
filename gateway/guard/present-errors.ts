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
export const presentErrors = (
  errors: readonly GraphQLError[],
  options: PresentOptions,
): readonly GraphQLFormattedError[] => errors.map((error) => presentError(error, options));

function presentError(error: GraphQLError, options: PresentOptions): GraphQLFormattedError {
  if (isCoercionError(error)) return format(error, error.message, { code: 'BAD_USER_INPUT' });
  if (isShown(error)) return format(error, error.message, withoutHttp(error.extensions));
  options.log.error({ err: error.originalError ?? error, path: error.path, ...logged(options) });
  const { message, code } = maskOf(error);
  const { serviceName } = error.extensions;
  const subgraph = typeof serviceName === 'string' ? { serviceName } : {};
  return format(error, message, { code, requestId: options.requestId, ...subgraph });
}

const logged = ({ requestId }: PresentOptions) => ({ requestId, msg: 'Internal error' });

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
