import { visit, type DocumentNode } from 'graphql';

/** A subgraph as composition gets it. */
export interface ParsedSubgraph {
  readonly name: string;
  readonly url: string;
  readonly typeDefs: DocumentNode;
}

/**
 * What stands behind an error that composition throws in place of reporting it: the subgraphs that
 * cannot be composed by themselves either, with where they use the directive that it speaks of.
 */
export function explainThrown(
  error: unknown,
  subgraphs: readonly ParsedSubgraph[],
  compose: (subgraphs: ParsedSubgraph[]) => unknown,
): string[] {
  const found = subgraphs.flatMap((subgraph) => {
    const thrown = thrownBy(() => compose([subgraph]));
    return thrown === null ? [] : [`[${subgraph.name}] ${thrown}${placesOf(thrown, subgraph)}`];
  });
  if (found.length) return found;
  const names = subgraphs.map(({ name }) => name).join(', ');
  return [
    `${messageOf(error)} (of the subgraphs ${names} together; each composes by itself). Give each ` +
      'subgraph a name of its own, and each type the same kind in all of them.',
  ];
}

function thrownBy(work: () => unknown): string | null {
  try {
    work();
    return null;
  } catch (error) {
    return messageOf(error);
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Where the subgraph has the directive that a message names. */
function placesOf(message: string, { typeDefs }: ParsedSubgraph): string {
  const directive = /@(\w+)/.exec(message)?.[1];
  if (directive === undefined) return '';
  const places = new Set<string>();
  const way: string[] = [];
  visit(typeDefs, {
    enter(node) {
      if (node.kind === 'Directive' && node.name.value === directive)
        places.add(way.join('.') || 'schema');
      if (isNamed(node.kind)) way.push((node as { name?: { value: string } }).name?.value ?? '');
    },
    leave(node) {
      if (isNamed(node.kind)) way.pop();
    },
  });
  const told = [...places].slice(0, mostPlaces).join(', ');
  return told && `: look at @${directive} of ${told}`;
}

/** Definitions and extensions of types, their fields, arguments and values. */
const isNamed = (kind: string): boolean =>
  /^(?!Schema|Directive|Operation|Fragment)\w+(Definition|TypeExtension)$/.test(kind);

const mostPlaces = 10;
