import {
  getOperationAST,
  getVariableValues,
  print,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import { ClientError } from '../../platform/errors';
import type { SubgraphDefinition, Supergraph } from '../compose/supergraph';
import { BoundedCache } from '../plan/bounded-cache';
import { readNamingRules } from '../plan/naming-rules';
import { createPlanner } from '../plan/planner';
import { planOperation } from '../plan/plan-operation';
import { toPlanningOperation, type PlanningOperation } from '../plan/planning-operation';
import type { RequestContext } from '../request-context';
import type { Transport } from '../transport/transport';
import { compileOperation } from './compile-operation';
import { projectRun, type CompiledOperation } from './compiled-operation';
import { textResult, type OperationResult } from './result';
import type { Run } from './run';
import { runSubscription } from './subscription';

export interface GenerationOptions {
  readonly supergraph: Supergraph;
  transportFor(subgraph: SubgraphDefinition): Transport;
  readonly limits: { readonly plannerDeadline: number; readonly operationsKept: number };
  readonly overrideLabels: ReadonlySet<string>;
}

/** An operation, bound to the supergraph it was planned for. */
export interface PreparedInGeneration {
  readonly kind: 'query' | 'mutation' | 'subscription';
  readonly planText: string;
  execute(
    variables: Readonly<Record<string, unknown>>,
    context: RequestContext,
  ): Promise<OperationResult>;
  subscribe(
    variables: Readonly<Record<string, unknown>>,
    context: RequestContext,
  ): Promise<AsyncIterable<OperationResult> | OperationResult>;
}

/** Everything that belongs to one supergraph: planner, caches, transports. */
export interface Generation {
  readonly supergraph: Supergraph;
  prepare(document: DocumentNode, operationName: string | undefined): Promise<PreparedInGeneration>;
  /** Lets running work end, closes the transports, then calls back. */
  retire(closed: () => void): void;
  close(): Promise<void>;
}

/**
 * Milliseconds that a retired generation keeps its transports after its last work, for operations
 * that were prepared on it and have not begun.
 */
const retirement = 5_000;

export function createGeneration(options: GenerationOptions): Generation {
  const { supergraph, limits, overrideLabels } = options;
  const planner = createPlanner({
    supergraphSdl: supergraph.sdl,
    deadline: limits.plannerDeadline,
  });
  const rules = readNamingRules(supergraph);
  const transports = new Map(
    [...supergraph.subgraphs].map(([name, subgraph]) => [name, options.transportFor(subgraph)]),
  );
  const prepared = new BoundedCache<Promise<PreparedInGeneration>>(limits.operationsKept);
  let active = 0;
  let whenIdle: (() => void) | undefined;
  const begin = (): (() => void) => {
    active += 1;
    return () => {
      active -= 1;
      if (!active) whenIdle?.();
    };
  };
  const close = async (): Promise<void> => {
    await Promise.all([...transports.values()].map((transport) => transport.close()));
  };

  const prepareNew = async (
    document: DocumentNode,
    operation: OperationDefinitionNode,
    percentage: number,
  ): Promise<PreparedInGeneration> => {
    const planning = toPlanningOperation(document, operation, rules);
    const planned = await planOperation(planning, planner, { labels: overrideLabels, percentage });
    const compiled = compileOperation(supergraph, planning, planned);
    return preparedOperation({ compiled, supergraph, transports, planText: planned.text, begin });
  };

  return {
    supergraph,
    async prepare(document, operationName) {
      const operation = chooseOperation(document, operationName);
      const percentage = dice(planner.overridePercentages);
      const text = document.loc?.source.body ?? print(document);
      const key = `${percentage} ${operation.name?.value ?? ''} ${text}`;
      return BoundedCache.once(prepared, key, () => prepareNew(document, operation, percentage));
    },
    retire(closed) {
      const end = (): void => void close().finally(closed);
      let timer: NodeJS.Timeout | undefined;
      const wait = (): void => {
        clearTimeout(timer);
        timer = setTimeout(() => {
          if (active) return;
          whenIdle = undefined;
          end();
        }, retirement);
        timer.unref();
      };
      whenIdle = wait;
      wait();
    },
    close,
  };
}

/**
 * The dice for overrides by share of requests: a number that stands for all between two shares,
 * so that there are only as many plans of an operation as there are shares.
 */
function dice(shares: readonly number[]): number {
  if (!shares.length) return 0;
  const thrown = Math.random() * 100;
  return shares.filter((share) => share <= thrown).reduce((a, b) => Math.max(a, b), 0);
}

function chooseOperation(
  document: DocumentNode,
  operationName: string | undefined,
): OperationDefinitionNode {
  const operation = getOperationAST(document, operationName || undefined);
  if (operation) {
    refuseDefer(document);
    return operation;
  }
  const message = operationName
    ? `The document has no operation "${operationName}".`
    : 'The document has several operations: send operationName to choose one.';
  throw new ClientError('OPERATION_RESOLUTION_FAILURE', message);
}

function refuseDefer(document: DocumentNode): void {
  const text = document.loc?.source.body;
  if (text !== undefined && !text.includes('@defer') && !text.includes('@stream')) return;
  if (!/@(defer|stream)\b/.test(print(document))) return;
  throw new ClientError(
    'GRAPHQL_VALIDATION_FAILED',
    'Incremental delivery is not supported: send the operation without @defer and @stream.',
  );
}

interface PreparedParts {
  readonly compiled: CompiledOperation;
  readonly supergraph: Supergraph;
  readonly transports: ReadonlyMap<string, Transport>;
  readonly planText: string;
  begin(): () => void;
}

function preparedOperation(parts: PreparedParts): PreparedInGeneration {
  const { compiled, supergraph, transports, planText, begin } = parts;
  const { planning } = compiled;
  const newRun = (variables: Run['variables'], context: RequestContext): Run => ({
    root: Object.create(null) as Run['root'],
    failures: [],
    unanswered: new Set(),
    variables,
    context,
    transports,
  });
  return Object.freeze<PreparedInGeneration>({
    kind: planning.kind,
    planText,
    async execute(given, context) {
      const variables = coerceVariables(supergraph, planning, given);
      if ('refusal' in variables) return variables.refusal;
      const end = begin();
      try {
        const run = newRun(variables.values, context);
        await compiled.steps.run(run);
        return projectRun(run, compiled);
      } finally {
        end();
      }
    },
    async subscribe(given, context) {
      const variables = coerceVariables(supergraph, planning, given);
      if ('refusal' in variables) return variables.refusal;
      return runSubscription(compiled, () => newRun(variables.values, context), begin);
    },
  });
}

function coerceVariables(
  { apiSchema }: Supergraph,
  { operation, clientVariables }: PlanningOperation,
  given: Readonly<Record<string, unknown>>,
): { values: Run['variables'] } | { refusal: OperationResult } {
  const definitions = operation.variableDefinitions;
  if (!definitions?.length) return { values: {} };
  let inputs = given as Record<string, unknown>;
  if (clientVariables.size) {
    inputs = { ...given };
    for (const [name, clientName] of clientVariables)
      if (Object.hasOwn(given, clientName)) inputs[name] = given[clientName];
  }
  const { coerced, errors } = getVariableValues(apiSchema, definitions, inputs, { maxErrors: 20 });
  if (!errors) return { values: coerced };
  const refused = errors.map(({ message }) => new ClientError('BAD_USER_INPUT', message));
  return { refusal: textResult(undefined, refused) };
}
