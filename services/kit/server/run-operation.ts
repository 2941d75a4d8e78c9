import {
  execute,
  getOperationAST,
  GraphQLError,
  type ExecutionArgs,
  type ExecutionResult,
} from 'graphql';
import { toClientError } from '../errors';
import type { Log } from '../log';
import type { RunningService } from '../service';
import type { ServiceRequest } from '../context';
import type { CheckedDocument } from './document-cache';

/** The JSON of a request. */
export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | null;
  readonly variables?: Readonly<Record<string, unknown>> | null;
}

export interface OperationAnswer {
  /** 200 when the operation ran, whatever came of it; 400 when it could not. */
  readonly status: 200 | 400;
  readonly result: ExecutionResult;
}

export interface OperationParts {
  readonly service: RunningService;
  readonly documents: (text: string) => CheckedDocument;
  readonly log: Log;
}

/** Runs a query or mutation. Subscriptions are refused: they need the socket. */
export async function runOperation(
  parts: OperationParts,
  request: OperationRequest,
  caller: ServiceRequest,
): Promise<OperationAnswer> {
  const prepared = prepare(parts, request, caller);
  if ('errors' in prepared) return { status: 400, result: { errors: prepared.errors } };
  if (operationOf(prepared) === 'subscription')
    return refuse('A subscription needs the WebSocket.');
  const result = await execute(prepared);
  return { status: 200, result: present(result, parts.log, caller.requestId) };
}

/** What `execute` and `subscribe` take, or why there is nothing to run. */
export function prepare(
  { service, documents }: OperationParts,
  { query, operationName, variables }: OperationRequest,
  caller: ServiceRequest,
): ExecutionArgs | { readonly errors: readonly GraphQLError[] } {
  const checked = documents(query);
  if ('errors' in checked) return checked;
  const { document } = checked;
  if (!getOperationAST(document, operationName))
    return { errors: [unresolved(operationName ?? null)] };
  return {
    schema: service.schema,
    document,
    operationName,
    variableValues: variables ?? undefined,
    contextValue: service.contextFor(caller),
  };
}

/** The result with errors as clients may see them; the log gets the causes. */
export function present(result: ExecutionResult, log: Log, requestId: string): ExecutionResult {
  if (!result.errors) return result;
  return { ...result, errors: result.errors.map((error) => presentError(error, log, requestId)) };
}

function presentError(error: GraphQLError, log: Log, requestId: string): GraphQLError {
  const shown = toClientError(error);
  if (shown !== error)
    log.error({ requestId, path: error.path, err: error.originalError }, 'a resolver failed');
  return shown;
}

const operationOf = ({ document, operationName }: ExecutionArgs): string | undefined =>
  getOperationAST(document, operationName)?.operation;

const unresolved = (name: string | null): GraphQLError =>
  new GraphQLError(
    name === null
      ? 'The document has several operations; say which by `operationName`.'
      : `The document has no operation named ${JSON.stringify(name)}.`,
    { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } },
  );

const refuse = (message: string): OperationAnswer => ({
  status: 400,
  result: { errors: [new GraphQLError(message, { extensions: { code: 'BAD_REQUEST' } })] },
});
