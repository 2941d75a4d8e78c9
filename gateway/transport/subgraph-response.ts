import { TransportError, type SubgraphResponse, type SubgraphResponseError } from './transport';

/**
 * Checks that what a subgraph sent is a GraphQL response (`data`, `errors` or both) and takes only
 * that from it. Throws TransportError SUBGRAPH_INVALID_RESPONSE otherwise.
 */
export function readSubgraphResponse(subgraph: string, value: unknown): SubgraphResponse {
  if (!isRecord(value)) throw invalid(subgraph, 'answered something that is no GraphQL response');
  const { data, errors, extensions } = value;
  if (data === undefined && errors === undefined)
    throw invalid(subgraph, 'answered without data and errors');
  if (data !== undefined && data !== null && !isRecord(data))
    throw invalid(subgraph, 'answered data that is no object');
  // Against the specification, many servers send an empty list where nothing went wrong.
  if (data !== undefined && isWithoutErrors(errors)) return { data };
  const known = Array.isArray(errors) ? errors.flatMap(readError) : undefined;
  if (!known?.length) throw invalid(subgraph, 'answered errors that are no list of errors');
  return isRecord(extensions) ? { data, errors: known, extensions } : { data, errors: known };
}

/** Whether it has the form of an answer to GraphQL, right or wrong. */
export const isGraphqlResponse = (value: unknown): boolean =>
  isRecord(value) && (value['data'] !== undefined || value['errors'] !== undefined);

/**
 * Checks one event of a subscription. Events have `data`, be it null; many servers send the errors of
 * a subscription that cannot start as if they were an event.
 */
export function readSubgraphEvent(subgraph: string, value: unknown): SubgraphResponse {
  const response = readSubgraphResponse(subgraph, value);
  const isRefusal = response.data === undefined && response.errors !== undefined;
  return isRefusal ? { ...response, isRefusal } : response;
}

const isWithoutErrors = (errors: unknown): boolean =>
  errors === undefined || errors === null || (Array.isArray(errors) && errors.length === 0);

function readError(value: unknown): SubgraphResponseError[] {
  if (!isRecord(value)) return [];
  const { message, path, extensions } = value;
  return [
    {
      message: typeof message === 'string' ? message : 'The subgraph gave no message.',
      ...(isPath(path) ? { path } : {}),
      ...(isRecord(extensions) ? { extensions } : {}),
    },
  ];
}

const isPath = (value: unknown): value is (string | number)[] =>
  Array.isArray(value) &&
  value.every((step) => typeof step === 'string' || typeof step === 'number');

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const invalid = (subgraph: string, reason: string, cause?: unknown): TransportError =>
  new TransportError('SUBGRAPH_INVALID_RESPONSE', `Subgraph "${subgraph}" ${reason}.`, { cause });
