import { Kind, parse, type ConstDirectiveNode } from 'graphql';
import { enumArgument } from './linked-features';

/** The directives of a name, such as `join__type`, on a type or field. */
export const joins = (
  directives: readonly ConstDirectiveNode[] | undefined,
  wanted: string,
): ConstDirectiveNode[] => (directives ?? []).filter(({ name }) => name.value === wanted);

/** The graphs that directives name, each once. */
export const graphsOf = (directives: readonly ConstDirectiveNode[]): string[] => [
  ...new Set(directives.flatMap((each) => enumArgument(each, 'graph') ?? [])),
];

/** A directive from its text: `@join__type(graph: A)`. */
export function joinDirective(text: string): ConstDirectiveNode {
  const [node] = parse(`scalar S ${text}`, { noLocation: true }).definitions;
  if (node?.kind !== Kind.SCALAR_TYPE_DEFINITION || !node.directives?.[0])
    throw new Error(`No directive: ${text}`);
  return node.directives[0];
}
