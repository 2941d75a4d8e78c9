import { Kind, parse, type SelectionSetNode } from 'graphql';

/** A set of fields as `key`, `requires` and `provides` have it in a supergraph. */
export function parseFieldSet(text: string): SelectionSetNode {
  const [node] = parse(`{ ${text} }`, { noLocation: true }).definitions;
  if (node?.kind !== Kind.OPERATION_DEFINITION) throw new Error(`No field set: ${text}`);
  return node.selectionSet;
}
