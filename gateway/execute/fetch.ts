import { parse } from 'graphql';
import type { FetchNode } from '../plan/plan-types';
import type { SubgraphResponse, SubgraphResponseError } from '../transport/transport';
import type { CompileContext } from './compile-context';
import { lazyShape } from './compile-shape';
import { compileNeed } from './need';
import { invalidResponse } from './failure';
import { compileMergeKeys, mergeObject, type MergeKey } from './merge';
import { applyRewrites, rewritePath } from './rewrite';
import type { ResultObject } from './result-object';
import { noteStrings, type ExecutionNode, type Run } from './run';
import { callSubgraph, type SubgraphOperation } from './subgraph-call';

/** A fetch of root fields, ready to be sent and to have its answer taken in. */
export interface RootFetch {
  readonly operation: SubgraphOperation;
  /** Takes data and errors of an answer into the run. */
  accept(response: SubgraphResponse, run: Run): void;
}

export function compileRootFetch(node: FetchNode, context: CompileContext): RootFetch {
  const keys = compileMergeKeys(parse(node.operation, { noLocation: true }), context.abstractTypes);
  const operation: SubgraphOperation = Object.freeze({
    subgraph: node.serviceName,
    kind: node.operationKind ?? 'query',
    document: node.operation,
    documentText: JSON.stringify(node.operation),
    variableNames: Object.freeze(node.variableUsages ?? []),
    shape: lazyShape((shapeOf) => shapeOf({ keys, path: [] }), context.sources),
  });
  context.sources.push({ subgraph: node.serviceName, path: [], keys });
  const rewrites = node.outputRewrites ?? [];
  const accept: RootFetch['accept'] = (response, run) => {
    for (const { error, path } of errorsOf(response, operation.subgraph, keys)) {
      const at = rewritePath(path, rewrites);
      run.failures.push({ kind: 'root', subgraph: operation.subgraph, error, path: at });
    }
    const data = response.data as ResultObject | null | undefined;
    if (typeof data !== 'object' || data === null || Array.isArray(data)) return;
    noteStrings(response, run);
    applyRewrites(data, rewrites, context.possibleTypes);
    mergeObject(run.root, data, keys);
  };
  return Object.freeze({ operation, accept });
}

/** Compiles a fetch that asks a subgraph for root fields. */
export function compileFetch(node: FetchNode, context: CompileContext): ExecutionNode {
  const fetch = compileRootFetch(node, context);
  const isNeeded = compileNeed(parse(node.operation, { noLocation: true }));
  return Object.freeze({
    kind: 'Fetch',
    async run(run: Run) {
      if (isNeeded(run.variables)) fetch.accept(await callSubgraph(fetch.operation, run), run);
    },
  });
}

interface PlacedError {
  readonly error: SubgraphResponseError;
  readonly path: readonly (string | number)[];
}

/** The errors of an answer, each at every place that it concerns. */
function errorsOf(
  { data, errors }: SubgraphResponse,
  subgraph: string,
  keys: readonly MergeKey[],
): PlacedError[] {
  const hasData = typeof data === 'object' && data !== null && !Array.isArray(data);
  const all =
    errors?.length || hasData
      ? (errors ?? [])
      : [invalidResponse(subgraph, 'answered without data')];
  return all.flatMap((error) => {
    if (error.path?.length) return [{ error, path: error.path }];
    // An error without a path can concern every field that was asked for and did not come.
    return missingKeys(data, keys).map((key) => ({ error, path: [key] }));
  });
}

function missingKeys(data: unknown, keys: readonly MergeKey[]): string[] {
  const source = typeof data === 'object' && data !== null ? (data as ResultObject) : {};
  const missing = keys.filter(({ key }) => source[key] === undefined || source[key] === null);
  return (missing.length ? missing : keys).map(({ key }) => key);
}
