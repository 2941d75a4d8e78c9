import {
  buildSchema,
  execute,
  GraphQLError,
  isObjectType,
  parse,
  printSchema,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { anonymous } from '../../platform/identity/principal';
import { composeSupergraph } from '../../gateway/compose/compose-supergraph';
import { createEngine, type FederationEngine } from '../../gateway/engine';
import { createInProcessTransport } from '../../gateway/transport/in-process';
import {
  TransportError,
  type SubgraphResponse,
  type Transport,
} from '../../gateway/transport/transport';
import { requestContext } from '../federation/graph';
import { subgraph } from '../federation/subgraph';
import { asText } from './as-text';
import { neverNull, requiredFields, sources } from './subgraphs';
import { catalogItem, newWorld, valueOf, type Fault, type Mangling, type World } from './world';

export interface Case {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly faults: readonly Fault[];
}

export interface Outcome {
  readonly data: unknown;
  readonly errors: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
  readonly log: readonly string[];
}

/** The federated graph behind the engine, and one graphql-js server that holds all of it. */
export interface TwoSides {
  readonly schema: GraphQLSchema;
  gateway(test: Case): Promise<Outcome & { readonly plan: string }>;
  monolith(test: Case): Promise<Outcome>;
  close(): Promise<void>;
}

interface CaseContext {
  readonly world: World;
  readonly isMonolith: boolean;
}

export function createTwoSides(): TwoSides {
  const worlds = new Map<
    string,
    { world: World; faults: readonly Fault[]; calls: Map<string, number> }
  >();
  const subgraphs = Object.entries(sources).map(([name, sdl]) => {
    const local = subgraph(name, {
      sdl,
      entities: name === 'catalog' ? { Item: catalogItem } : {},
    });
    attachResolvers(local.schema);
    const contextFor = ({ requestId }: { requestId: string }): CaseContext => ({
      world: worlds.get(requestId)!.world,
      isMonolith: false,
    });
    return { ...local, contextFor };
  });
  const { supergraphSdl } = composeSupergraph(subgraphs);
  const engine: FederationEngine = createEngine({
    supergraphSdl,
    // A machine that does other things beside must not make an operation one without a plan.
    limits: { plannerDeadline: 30_000 },
    transportFor({ name }) {
      const local = subgraphs.find((each) => each.name === name)!;
      return faulty(asText(name, createInProcessTransport(local)), name, worlds);
    },
  });
  const owners = readOwners();
  const monolith = attachResolvers(buildSchema(printSchema(engine.schema)), owners);
  let number = 0;
  return {
    schema: engine.schema,
    async gateway({ query, variables, faults }) {
      const requestId = String((number += 1));
      const world = newWorld(faults);
      worlds.set(requestId, { world, faults, calls: new Map() });
      try {
        const operation = await engine.prepare(parse(query), undefined);
        const result = await engine.execute(operation, variables, requestContext({ requestId }));
        const { data, errors = [] } = JSON.parse(result.body()) as Partial<Outcome>;
        return { data, errors, log: world.log, plan: await operation.planText(anonymous) };
      } finally {
        worlds.delete(requestId);
      }
    },
    async monolith({ query, variables, faults }) {
      const world = newWorld(faults);
      const result: ExecutionResult = await execute({
        schema: monolith,
        document: parse(query),
        variableValues: variables,
        contextValue: { world, isMonolith: true } satisfies CaseContext,
      });
      const { data, errors = [] } = JSON.parse(JSON.stringify(result)) as Partial<Outcome>;
      return { data, errors, log: world.log };
    },
    close: () => engine.close(),
  };
}

/** Which subgraph answers `Type.field`; nothing for keys, which all know. */
function readOwners(): Map<string, string> {
  const owners = new Map<string, string>();
  for (const [name, sdl] of Object.entries(sources)) {
    const document: DocumentNode = parse(sdl);
    for (const node of document.definitions) {
      if (node.kind !== 'ObjectTypeDefinition' && node.kind !== 'InterfaceTypeDefinition') continue;
      for (const field of node.fields ?? []) {
        const isExternal = field.directives?.some(
          (directive) => directive.name.value === 'external',
        );
        if (!isExternal && field.name.value !== 'id')
          owners.set(`${node.name.value}.${field.name.value}`, name);
      }
    }
  }
  return owners;
}

function attachResolvers(
  schema: GraphQLSchema,
  owners?: ReadonlyMap<string, string>,
): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`;
      if (field.name === 'id' || field.name.startsWith('_')) continue;
      const owner = owners?.get(coordinate) ?? owners?.get(`Item.${field.name}`);
      const required = requiredBy(type.name, field.name);
      field.resolve = (parent: Record<string, unknown> | undefined, args, context: CaseContext) => {
        const { world, isMonolith } = context;
        if (!isMonolith && type.name !== 'Query' && isGiven(parent, field.name))
          return parent?.[field.name];
        if (owner !== undefined && world.down.has(owner))
          throw new GraphQLError(`${owner} is down`);
        const known = isMonolith
          ? withRequired(type.name, parent ?? {}, required, owners!, world)
          : parent;
        return valueOf(type.name, field.name, known ?? {}, args as never, world);
      };
    }
  }
  return schema;
}

/** An external field comes with the representation. */
const isGiven = (parent: Record<string, unknown> | undefined, name: string): boolean =>
  parent !== undefined &&
  name !== 'id' &&
  parent['__typename'] !== undefined &&
  Object.hasOwn(parent, name);

const requiredBy = (typename: string, field: string): readonly string[] =>
  requiredFields[`${typename}.${field}`] ?? requiredFields[`Item.${field}`] ?? [];

/** What @requires hands over: null where the provider has none. */
function withRequired(
  typename: string,
  parent: Record<string, unknown>,
  names: readonly string[],
  owners: ReadonlyMap<string, string>,
  world: World,
): Record<string, unknown> {
  const known = { ...parent };
  for (const name of names) {
    const owner = owners.get(`${typename}.${name}`) ?? owners.get(`Item.${name}`);
    if (owner !== undefined && world.down.has(owner)) throw new GraphQLError(`${owner} is down`);
    const args = name === 'weight' ? { unit: 'G' } : {};
    const inner = withRequired(typename, parent, requiredBy(typename, name), owners, world);
    try {
      known[name] = valueOf(typename, name, inner, args, world);
    } catch {
      known[name] = null;
    }
    // What must not be null is not handed over as null: there is nothing to ask for then.
    if (known[name] === null && neverNull.has(name)) throw new GraphQLError(`${name} is missing`);
  }
  return known;
}

function faulty(
  transport: Transport,
  name: string,
  worlds: ReadonlyMap<
    string,
    { faults: readonly Fault[]; calls: Map<string, number>; world: World }
  >,
): Transport {
  return {
    ...transport,
    async execute(request) {
      const state = worlds.get(request.context.requestId)!;
      const call = (state.calls.get(name) ?? 0) + 1;
      state.calls.set(name, call);
      if (state.world.down.has(name)) throw unreachable(name);
      const response = await transport.execute(request);
      for (const fault of state.faults)
        if (fault.kind === 'answer' && fault.subgraph === name && fault.call === call)
          return mangled(response, fault.how, name);
      return response;
    },
  };
}

const unreachable = (name: string): TransportError =>
  new TransportError('SUBGRAPH_UNREACHABLE', `Subgraph "${name}" could not be reached.`);

function mangled(response: SubgraphResponse, how: Mangling, name: string): SubgraphResponse {
  if (how === 'lost') throw unreachable(name);
  if (how === 'no data') return { data: null };
  if (how === 'pathless error') return { data: null, errors: [{ message: 'Out of order.' }] };
  const data = { ...(response.data as Record<string, unknown> | null) };
  for (const [key, value] of Object.entries(data)) {
    if (!/^_e/.test(key) || !Array.isArray(value)) continue;
    if (how === 'short') data[key] = value.slice(0, -1);
    if (how === 'long') data[key] = [...(value as unknown[]), null];
    if (how === 'missing entity') data[key] = [null, ...(value as unknown[]).slice(1)];
    if (how === 'no entity') data[key] = ['nobody', ...(value as unknown[]).slice(1)];
    if (how === 'no list') data[key] = { 0: 'no' };
  }
  return { ...response, data };
}
