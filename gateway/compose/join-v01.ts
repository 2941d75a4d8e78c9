import {
  Kind,
  type DocumentNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import { joinDirective } from './join-directives';
import type { LinkedFeature } from './linked-features';

/**
 * A supergraph of join v0.1, as Federation 1 composed it, in the words of later versions: there a
 * type says of every subgraph that it is defined in it, and has no owner. Others stay as they are.
 */
export function withJoinTypes(
  document: DocumentNode,
  features: readonly LinkedFeature[],
): DocumentNode {
  const join = features.find(({ identity }) => identity === 'https://specs.apollo.dev/join');
  if (join?.version !== 'v0.1') return document;
  const graphs = graphNames(document);
  const definitions = document.definitions.map((node) =>
    node.kind === Kind.OBJECT_TYPE_DEFINITION ? withGraphs(node, graphs) : node,
  );
  const everywhere = graphs.map((graph) => joinDirective(`@join__type(graph: ${graph})`));
  return {
    ...document,
    definitions: definitions.map((node) => {
      const isShared =
        node.kind === Kind.INTERFACE_TYPE_DEFINITION ||
        node.kind === Kind.UNION_TYPE_DEFINITION ||
        node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION ||
        node.kind === Kind.ENUM_TYPE_DEFINITION ||
        node.kind === Kind.SCALAR_TYPE_DEFINITION;
      if (!isShared || /^(join|core)__/.test(node.name.value)) return node;
      if (node.directives?.some(({ name }) => name.value === 'join__type')) return node;
      return { ...node, directives: [...(node.directives ?? []), ...everywhere] };
    }),
  };
}

/** Fields that name no subgraph are the owner's; types without owner are the same everywhere. */
function withGraphs(
  type: ObjectTypeDefinitionNode,
  graphs: readonly string[],
): ObjectTypeDefinitionNode {
  const directives = type.directives ?? [];
  const others = directives.filter(({ name }) => name.value !== 'join__owner');
  const owner = directives.find(({ name }) => name.value === 'join__owner');
  const ownerGraph = owner?.arguments?.[0]?.value;
  const hasTypes = others.some(({ name }) => name.value === 'join__type');
  const added = hasTypes
    ? []
    : graphs.map((graph) => joinDirective(`@join__type(graph: ${graph})`));
  const fields = type.fields?.map((field): FieldDefinitionNode => {
    const isJoined = field.directives?.some(({ name }) => name.value === 'join__field');
    if (isJoined || ownerGraph?.kind !== Kind.ENUM) return field;
    const own = joinDirective(`@join__field(graph: ${ownerGraph.value})`);
    return { ...field, directives: [...(field.directives ?? []), own] };
  });
  return { ...type, directives: [...others, ...added], fields };
}

function graphNames(document: DocumentNode): string[] {
  return document.definitions.flatMap((node) =>
    node.kind === Kind.ENUM_TYPE_DEFINITION && node.name.value === 'join__Graph'
      ? (node.values ?? []).map(({ name }) => name.value)
      : [],
  );
}
