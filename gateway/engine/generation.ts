import { print, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { readRequirements } from '../compose/requirements';
import type { SubgraphDefinition, Supergraph } from '../compose/supergraph';
import { findProtectedParts } from '../plan/authorization';
import { BoundedCache } from '../../platform/bounded-cache';
import { readNamingRules } from '../plan/naming-rules';
import { createPlanner } from '../plan/planner';
import { planOperation } from '../plan/plan-operation';
import { toPlanningOperation } from '../plan/planning-operation';
import type { Transport } from '../transport/transport';
import { chooseOperation } from './choose-operation';
import { prepareOperation, type PreparedInGeneration } from './prepared-operation';

export interface EngineLimits {
  /** Milliseconds for one plan. */
  readonly plannerDeadline: number;
  /** Compiled operations that are kept. */
  readonly operationsKept: number;
  /** Errors of one answer. */
  readonly errorsTold: number;
}

export interface GenerationOptions {
  readonly supergraph: Supergraph;
  transportFor(subgraph: SubgraphDefinition): Transport;
  readonly limits: EngineLimits;
  readonly overrideLabels: ReadonlySet<string>;
  readonly suggestsNames: boolean;
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
  const planner = createPlanner({ supergraph, deadline: limits.plannerDeadline });
  const rules = readNamingRules(supergraph);
  const requirements = readRequirements(supergraph);
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
    planner.close();
    await Promise.all([...transports.values()].map((transport) => transport.close()));
  };

  const prepareNew = (
    document: DocumentNode,
    operation: OperationDefinitionNode,
    percentage: number,
  ): Promise<PreparedInGeneration> => {
    const planning = toPlanningOperation(document, operation, rules);
    const overrides = { labels: overrideLabels, percentage };
    return prepareOperation({
      supergraph,
      transports,
      planning,
      protectedParts: findProtectedParts(planning, supergraph.apiSchema, requirements),
      suggestsNames: options.suggestsNames,
      errorsTold: limits.errorsTold,
      plan: (part) => planOperation(part, planner, overrides),
      begin,
    });
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
