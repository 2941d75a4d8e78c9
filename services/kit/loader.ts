import DataLoader from 'dataloader';
import type { ServiceContext } from './context';

/** Answers all keys of one batch at once, in the order of the keys. */
export type Batch<K, V> = (keys: readonly K[], context: ServiceContext) => Promise<readonly V[]>;

/**
 * A loader that lives as long as the request: `const organisationById = defineLoader(…)` once,
 * `organisationById(context).load(id)` in resolvers. One statement for all keys of a level.
 */
export function defineLoader<K, V>(
  batch: Batch<K, V>,
): (context: ServiceContext) => DataLoader<K, V> {
  const identity = {};
  return (context) => loaderOf(context, identity, (keys: readonly K[]) => batch(keys, context));
}

/**
 * The same for fields with arguments: keys are batched together when their `args` are equal, so
 * `listings(first: 5)` of 200 organisations is one statement and an alias with other arguments
 * is a second one. `args` must be JSON.
 */
export function defineLoaderWith<A, K, V>(
  batch: (keys: readonly K[], args: A, context: ServiceContext) => Promise<readonly V[]>,
): (context: ServiceContext, args: A) => DataLoader<K, V> {
  const identity = crypto.randomUUID();
  return (context, args) =>
    loaderOf(context, `${identity}${JSON.stringify(args)}`, (keys: readonly K[]) =>
      batch(keys, args, context),
    );
}

function loaderOf<K, V>(
  context: ServiceContext,
  identity: unknown,
  batch: (keys: readonly K[]) => Promise<readonly V[]>,
): DataLoader<K, V> {
  const known = context.loaders.get(identity);
  // The identity belongs to one definition, which fixes K and V.
  if (known) return known as unknown as DataLoader<K, V>;
  const loader = new DataLoader<K, V>(batch);
  context.loaders.set(identity, loader as unknown as DataLoader<unknown, unknown>);
  return loader;
}

/** Rows in the order of the keys; null where there is none. */
export function inOrderOf<K, R>(
  keys: readonly K[],
  rows: readonly R[],
  keyOf: (row: R) => K,
): (R | null)[] {
  const byKey = new Map(rows.map((row) => [keyOf(row), row]));
  return keys.map((key) => byKey.get(key) ?? null);
}

/** All rows of each key, in the order of the keys and, within a key, of the rows. */
export function groupedBy<K, R>(
  keys: readonly K[],
  rows: readonly R[],
  keyOf: (row: R) => K,
): R[][] {
  const groups = new Map<K, R[]>(keys.map((key) => [key, []]));
  for (const row of rows) groups.get(keyOf(row))?.push(row);
  return keys.map((key) => groups.get(key) ?? []);
}
