import {
  Kind,
  print,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
  type EnumTypeDefinitionNode,
} from 'graphql';

const graphSuffix = '__ROOT';
const nameSuffix = ' (root)';

/** The subgraph that a twin stands for. */
export const withoutTwin = (subgraph: string): string =>
  subgraph.endsWith(nameSuffix) ? subgraph.slice(0, -nameSuffix.length) : subgraph;

/**
 * The supergraph with a twin of every subgraph. Root fields belong to the twin alone, which no
 * entity fetch can enter.
 *
 * The planner (0.0.38) fails where a subgraph B, entered from a root field of A, leads to an entity
 * with a field of B that `@requires` a field of A: it takes the fetch from A for a part of the root
 * fetch ("Path … cannot be found in selection set of type Query"). With a twin the root fetch and
 * that fetch are of different subgraphs, and the same operation is planned as it should be.
 */
export function withRootTwins(supergraph: DocumentNode): string {
  const roots = rootTypeNames(supergraph);
  let isRoot = false;
  const doubled = visit(supergraph, {
    EnumTypeDefinition: (node) => (node.name.value === 'join__Graph' ? withTwins(node) : undefined),
    ObjectTypeDefinition: {
      enter(node) {
        isRoot = roots.has(node.name.value);
      },
      leave(node) {
        isRoot = false;
        return { ...node, directives: doubledDirectives(node.directives) };
      },
    },
    InterfaceTypeDefinition: (node) => ({ ...node, directives: doubledDirectives(node.directives) }),
    UnionTypeDefinition: (node) => ({ ...node, directives: doubledDirectives(node.directives) }),
    ScalarTypeDefinition: (node) => ({ ...node, directives: doubledDirectives(node.directives) }),
    InputObjectTypeDefinition: {
      leave: (node) => ({ ...node, directives: doubledDirectives(node.directives) }),
    },
    FieldDefinition: (node) => ({
      ...node,
      directives: isRoot ? node.directives?.map(movedToTwin) : doubledDirectives(node.directives),
    }),
    InputValueDefinition: (node) => ({ ...node, directives: doubledDirectives(node.directives) }),
  }) as DocumentNode;
  return print(doubled);
}

function rootTypeNames(supergraph: DocumentNode): Set<string> {
  const schema = supergraph.definitions.find(({ kind }) => kind === Kind.SCHEMA_DEFINITION);
  const types =
    schema?.kind === Kind.SCHEMA_DEFINITION
      ? schema.operationTypes.map(({ type }) => type.name.value)
      : [];
  return new Set(types.length ? types : ['Query', 'Mutation', 'Subscription']);
}

function withTwins(graphs: EnumTypeDefinitionNode): EnumTypeDefinitionNode {
  const twins = (graphs.values ?? []).map((value) => ({
    ...value,
    name: { ...value.name, value: value.name.value + graphSuffix },
    directives: value.directives?.map((directive) =>
      withArgument(directive, 'name', (name) =>
        name.kind === Kind.STRING ? { ...name, value: name.value + nameSuffix } : name,
      ),
    ),
  }));
  return { ...graphs, values: [...(graphs.values ?? []), ...twins] };
}

/** What a subgraph says of an element, its twin says as well. */
function doubledDirectives(
  directives: readonly ConstDirectiveNode[] | undefined,
): ConstDirectiveNode[] {
  return (directives ?? []).flatMap((directive) => [directive, ...twinOf(directive)]);
}

const joinDirectives = new Set([
  'join__type',
  'join__field',
  'join__implements',
  'join__unionMember',
  'join__enumValue',
]);

/** Fields with requirements, and those that labels move, stay with the subgraph itself. */
function twinOf(directive: ConstDirectiveNode): ConstDirectiveNode[] {
  if (!joinDirectives.has(directive.name.value)) return [];
  const has = (name: string): boolean =>
    directive.arguments?.some((argument) => argument.name.value === name) ?? false;
  if (!has('graph') || has('requires') || has('overrideLabel')) return [];
  const twin = movedToTwin(directive);
  return [directive.name.value === 'join__type' && has('key') ? unresolvable(twin) : twin];
}

const movedToTwin = (directive: ConstDirectiveNode): ConstDirectiveNode =>
  joinDirectives.has(directive.name.value)
    ? withArgument(directive, 'graph', (graph) =>
        graph.kind === Kind.ENUM ? { ...graph, value: graph.value + graphSuffix } : graph,
      )
    : directive;

function unresolvable(directive: ConstDirectiveNode): ConstDirectiveNode {
  const others = directive.arguments?.filter(({ name }) => name.value !== 'resolvable') ?? [];
  const value = { kind: Kind.BOOLEAN as const, value: false };
  const name = { kind: Kind.NAME as const, value: 'resolvable' };
  return { ...directive, arguments: [...others, { kind: Kind.ARGUMENT, name, value }] };
}

type ConstValue = NonNullable<ConstDirectiveNode['arguments']>[number]['value'];

function withArgument(
  directive: ConstDirectiveNode,
  name: string,
  change: (value: ConstValue) => ConstValue,
): ConstDirectiveNode {
  return {
    ...directive,
    arguments: directive.arguments?.map((argument) =>
      argument.name.value === name ? { ...argument, value: change(argument.value) } : argument,
    ),
  };
}

