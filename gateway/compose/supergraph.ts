import { createHash } from 'node:crypto';
import {
  buildASTSchema,
  isAbstractType,
  isTypeDefinitionNode,
  Kind,
  parse,
  print,
  validateSchema,
  type ConstDirectiveNode,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { ConfigError } from '../../platform/errors';
import { toApiSchema } from './api-schema';
import { withExternalFields } from './external-fields';
import { withJoinTypes } from './join-v01';
import {
  enumArgument,
  isTrueArgument,
  readLinkedFeatures,
  stringArgument,
  type LinkedFeature,
} from './linked-features';

/** A subgraph as the supergraph names it. */
export interface SubgraphDefinition {
  readonly name: string;
  /** Where it answers over HTTP; may be empty when it only runs in this process. */
  readonly url: string;
}

/** The types that one subgraph defines. */
export interface SubgraphTypes {
  readonly names: ReadonlySet<string>;
  /** Interfaces that it knows as objects. */
  readonly interfaceObjects: ReadonlySet<string>;
}

/** Everything the gateway knows from one supergraph SDL. */
export interface Supergraph {
  readonly sdl: string;
  /** The same in the words of a join version that the planner knows, and with what it must be told. */
  readonly planningSdl: string;
  /** SHA-256 of the SDL: changes exactly when the graph does. */
  readonly hash: string;
  readonly document: DocumentNode;
  readonly features: readonly LinkedFeature[];
  /** What clients see. Authorisation and cost directives are on its AST nodes. */
  readonly apiSchema: GraphQLSchema;
  /** All types and fields, also the inaccessible ones: what subgraphs answer in. */
  readonly fullSchema: GraphQLSchema;
  readonly subgraphs: ReadonlyMap<string, SubgraphDefinition>;
  /** What each subgraph defines, by the subgraph's name. */
  readonly subgraphTypes: ReadonlyMap<string, SubgraphTypes>;
  /** Object types of every abstract type of the full schema, and each object type of itself. */
  readonly possibleTypes: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names of interfaces and unions; interface objects are among them. */
  readonly abstractTypes: ReadonlySet<string>;
}

/**
 * Reads a supergraph SDL of Federation 2 (join v0.1 to v0.5) or one composed from Federation 1
 * subgraphs. Throws ConfigError when it is no such thing, so that nothing half-read is served.
 */
export function readSupergraph(sdl: string): Supergraph {
  const parsed = parseSdl(sdl);
  const features = readLinkedFeatures(parsed);
  const document = withExternalFields(withJoinTypes(parsed, features));
  const subgraphs = readSubgraphs(document);
  if (!subgraphs.size) throw notASupergraph('it has no enum join__Graph that lists subgraphs');
  const fullSchema = buildFullSchema(document);
  const apiSchema = toApiSchema(document, features);
  const problems = validateSchema(apiSchema);
  if (problems.length) throw notASupergraph(problems.map(({ message }) => message).join('; '));
  return {
    sdl,
    planningSdl: document === parsed ? sdl : print(document),
    hash: createHash('sha256').update(sdl).digest('hex'),
    document,
    features,
    apiSchema,
    fullSchema,
    subgraphs,
    subgraphTypes: readSubgraphTypes(document),
    possibleTypes: readPossibleTypes(fullSchema),
    abstractTypes: new Set(
      Object.values(fullSchema.getTypeMap())
        .filter(isAbstractType)
        .map(({ name }) => name),
    ),
  };
}

const notASupergraph = (reason: string): ConfigError =>
  new ConfigError(`This is not a supergraph that can be served: ${reason.replace(/\.$/, '')}.`);

function parseSdl(sdl: string): DocumentNode {
  try {
    return parse(sdl, { noLocation: true });
  } catch (error) {
    throw notASupergraph(error instanceof Error ? error.message : String(error));
  }
}

function buildFullSchema(document: DocumentNode): GraphQLSchema {
  try {
    const schema = buildASTSchema(document, { assumeValidSDL: true });
    if (!schema.getQueryType()) throw new Error('it has no query type');
    return schema;
  } catch (error) {
    throw notASupergraph(error instanceof Error ? error.message : String(error));
  }
}

function readSubgraphs(document: DocumentNode): Map<string, SubgraphDefinition> {
  const subgraphs = new Map<string, SubgraphDefinition>();
  for (const node of document.definitions) {
    if (node.kind !== Kind.ENUM_TYPE_DEFINITION || node.name.value !== 'join__Graph') continue;
    for (const value of node.values ?? []) {
      const graph = value.directives?.find(({ name }) => name.value === 'join__graph');
      const subgraph = graph && readSubgraph(graph);
      if (subgraph) subgraphs.set(subgraph.name, subgraph);
    }
  }
  return subgraphs;
}

function readSubgraph(graph: ConstDirectiveNode): SubgraphDefinition | null {
  const name = stringArgument(graph, 'name');
  return name === null ? null : { name, url: stringArgument(graph, 'url') ?? '' };
}

function readSubgraphTypes(document: DocumentNode): Map<string, SubgraphTypes> {
  const byGraph = new Map<string, { names: Set<string>; interfaceObjects: Set<string> }>();
  const nameOf = graphNames(document);
  for (const node of document.definitions) {
    if (!isTypeDefinitionNode(node)) continue;
    for (const join of node.directives ?? []) {
      if (join.name.value !== 'join__type' && join.name.value !== 'join__owner') continue;
      const name = nameOf.get(enumArgument(join, 'graph') ?? '') ?? '';
      const types = byGraph.get(name) ?? { names: new Set(), interfaceObjects: new Set() };
      byGraph.set(name, types);
      types.names.add(node.name.value);
      if (isTrueArgument(join, 'isInterfaceObject')) types.interfaceObjects.add(node.name.value);
    }
  }
  return byGraph;
}

/** Values of join__Graph to the names of the subgraphs. */
function graphNames(document: DocumentNode): Map<string, string> {
  const names = new Map<string, string>();
  for (const node of document.definitions) {
    if (node.kind !== Kind.ENUM_TYPE_DEFINITION || node.name.value !== 'join__Graph') continue;
    for (const value of node.values ?? []) {
      const graph = value.directives?.find(({ name }) => name.value === 'join__graph');
      const name = graph && stringArgument(graph, 'name');
      if (name) names.set(value.name.value, name);
    }
  }
  return names;
}

function readPossibleTypes(schema: GraphQLSchema): Map<string, Set<string>> {
  const possible = new Map<string, Set<string>>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isAbstractType(type)) possible.set(type.name, new Set([type.name]));
    else possible.set(type.name, new Set(schema.getPossibleTypes(type).map(({ name }) => name)));
  }
  return possible;
}
