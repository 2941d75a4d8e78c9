import { parse, validate, type GraphQLError } from 'graphql';
import { anonymous } from '../../platform/identity/principal';
import { composeSupergraph } from '../../gateway/compose/compose-supergraph';
import { createEngine, type EngineOptions, type FederationEngine } from '../../gateway/engine';
import type { RequestContext } from '../../gateway/request-context';
import { createInProcessTransport } from '../../gateway/transport/in-process';
import type { SubgraphRequest, Transport } from '../../gateway/transport/transport';
import type { TestSubgraph } from './subgraph';

export interface Answer {
  readonly data?: unknown;
  readonly errors?: readonly ReturnType<GraphQLError['toJSON']>[];
  readonly plan: string;
}

/** One call that a subgraph got. */
export interface Call {
  readonly subgraph: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Subgraphs composed behind an engine, with everything the engine asks them recorded. */
export interface Graph {
  readonly engine: FederationEngine;
  readonly calls: Call[];
  /** The calls since the last time, each as `subgraph: document`. */
  takeCalls(): string[];
  ask(
    query: string,
    variables?: Record<string, unknown>,
    context?: Partial<RequestContext>,
  ): Promise<Answer>;
}

export interface GraphOptions extends Partial<EngineOptions> {
  /** Puts something between the engine and a subgraph. */
  wrap?(transport: Transport, name: string): Transport;
}

export function graph(subgraphs: readonly TestSubgraph[], options: GraphOptions = {}): Graph {
  const { wrap = (transport: Transport) => transport } = options;
  const calls: Call[] = [];
  const { supergraphSdl } = composeSupergraph(subgraphs);
  const engine = createEngine({
    supergraphSdl,
    transportFor({ name }) {
      const local = subgraphs.find((each) => each.name === name);
      if (!local) throw new Error(`No subgraph ${name}`);
      return recorded(wrap(createInProcessTransport(local), name), name, calls);
    },
    // However busy the machine is: time does not decide whether there is a plan.
    limits: { plannerDeadline: 30_000 },
    ...options,
  });
  return {
    engine,
    calls,
    takeCalls: () => calls.splice(0).map(({ subgraph, document }) => `${subgraph}: ${document}`),
    async ask(query, variables = {}, context = {}) {
      const document = parse(query);
      const problems = validate(engine.schema, document);
      if (problems.length) throw new AggregateError(problems, problems.join('\n'));
      const operation = await engine.prepare(document, undefined);
      const asked = requestContext(context);
      const result = await engine.execute(operation, variables, asked);
      const plan = await operation.planText(asked.principal);
      return { ...(JSON.parse(result.body()) as Answer), plan };
    },
  };
}

export function requestContext(given: Partial<RequestContext> = {}): RequestContext {
  return {
    requestId: 'test',
    principal: anonymous,
    forwardedHeaders: new Map(),
    identityKey: '',
    signal: new AbortController().signal,
    ...given,
  };
}

function recorded(transport: Transport, subgraph: string, calls: Call[]): Transport {
  const note = ({ document, variables }: SubgraphRequest): void =>
    void calls.push({ subgraph, document, variables });
  return {
    execute(request) {
      note(request);
      return transport.execute(request);
    },
    subscribe(request) {
      note(request);
      return transport.subscribe(request);
    },
    close: () => transport.close(),
  };
}
