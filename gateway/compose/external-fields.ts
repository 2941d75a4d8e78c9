import {
  Kind,
  type ConstDirectiveNode,
  type DocumentNode,
  type InterfaceTypeDefinitionNode,
} from 'graphql';
import { parseFieldSet } from './field-set';
import { graphsOf, joinDirective, joins } from './join-directives';
import { isTrueArgument, stringArgument } from './linked-features';

/**
 * The supergraph with `external: true` where composition (@theguild/federation-composition 0.27)
 * leaves it out: of a field of an interface that all of its subgraphs have, it does not say which of
 * them have it for `@requires` alone. The planner would ask those for the field, and hand it over
 * without having asked for it. What an interface object requires is external to it.
 */
export function withExternalFields(document: DocumentNode): DocumentNode {
  let isChanged = false;
  const definitions = document.definitions.map((node) => {
    if (node.kind !== Kind.INTERFACE_TYPE_DEFINITION) return node;
    const required = requiredFields(node);
    const fields = node.fields?.map((field) => {
      const externalTo = required.get(field.name.value);
      if (!externalTo || joins(field.directives, 'join__field').length) return field;
      isChanged = true;
      return {
        ...field,
        directives: [...(field.directives ?? []), ...fieldJoins(node, externalTo)],
      };
    });
    return { ...node, fields };
  });
  return isChanged ? { ...document, definitions } : document;
}

/** Fields that interface objects require, with the graphs of those. */
function requiredFields({
  directives,
  fields = [],
}: InterfaceTypeDefinitionNode): Map<string, Set<string>> {
  const types = joins(directives, 'join__type');
  const objects = graphsOf(types.filter((join) => isTrueArgument(join, 'isInterfaceObject')));
  const required = new Map<string, Set<string>>();
  for (const join of fields.flatMap((field) => joins(field.directives, 'join__field'))) {
    const text = stringArgument(join, 'requires');
    const [graph] = graphsOf([join]);
    if (text === null || graph === undefined || !objects.includes(graph)) continue;
    for (const selection of parseFieldSet(text).selections) {
      if (selection.kind !== Kind.FIELD) continue;
      const name = selection.name.value;
      required.set(name, (required.get(name) ?? new Set()).add(graph));
    }
  }
  return required;
}

const fieldJoins = (
  { directives }: InterfaceTypeDefinitionNode,
  externalTo: ReadonlySet<string>,
): ConstDirectiveNode[] =>
  graphsOf(joins(directives, 'join__type')).map((graph) => {
    const external = externalTo.has(graph) ? ', external: true' : '';
    return joinDirective(`@join__field(graph: ${graph}${external})`);
  });
