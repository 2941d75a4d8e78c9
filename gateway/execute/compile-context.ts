import type { GraphQLSchema } from 'graphql';
import type { SubgraphTypes } from '../compose/supergraph';
import type { MergeKey } from './merge';
import type { PossibleTypes } from './positions';

/** What compiling a plan needs to know of the supergraph, and what it notes on the way. */
export interface CompileContext {
  readonly fullSchema: GraphQLSchema;
  readonly possibleTypes: PossibleTypes;
  readonly abstractTypes: ReadonlySet<string>;
  readonly subgraphTypes: ReadonlyMap<string, SubgraphTypes>;
  /** Filled while compiling: which subgraph answers which keys. */
  readonly sources: Source[];
}

/** A subgraph that is asked for keys of the objects at a path (response keys from the root). */
export interface Source {
  readonly subgraph: string;
  readonly path: readonly string[];
  readonly keys: readonly MergeKey[];
}

/** The subgraph that is asked for the value at a path; null when none is. */
export function subgraphAsked(
  sources: readonly Source[],
  path: readonly (string | number)[],
): string | null {
  const keys = path.filter((step) => typeof step === 'string');
  for (const { subgraph, path: base, keys: asked } of sources) {
    if (base.length >= keys.length || base.some((key, index) => key !== keys[index])) continue;
    const level = parentLevel(asked, keys.slice(base.length));
    if (level?.some(({ key }) => key === keys.at(-1))) return subgraph;
  }
  return null;
}

/** The keys that a source is asked for at a path. */
export function keysAsked(
  { path: base, keys }: Source,
  path: readonly string[],
): readonly MergeKey[] {
  if (base.length > path.length || base.some((key, index) => key !== path[index])) return [];
  let level: readonly MergeKey[] | null = keys;
  for (const key of path.slice(base.length))
    level = level?.find((each) => each.key === key)?.children ?? null;
  return level ?? [];
}

function parentLevel(
  keys: readonly MergeKey[],
  path: readonly string[],
): readonly MergeKey[] | null {
  let level: readonly MergeKey[] | null = keys;
  for (const key of path.slice(0, -1))
    level = level?.find((each) => each.key === key)?.children ?? null;
  return level;
}
