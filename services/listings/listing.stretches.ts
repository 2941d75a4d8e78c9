import { type DataSource } from 'typeorm';
import { raw, run, sql, type Sql } from '../kit/sql';

/** A stretch of the published listings in order of publication. */
export interface Stretch {
  readonly where: Sql;
  /** Short enough to be walked in order, looking at every listing. */
  readonly isShort: boolean;
}

/** How many of the newest listings lie in the first stretch, in the first two, in the first three. */
const counts = [200, 5_000, 30_000];
const keptFor = 600_000;

interface Kept {
  readonly stretches: Promise<readonly Stretch[]>;
  readonly until: number;
}

const kept = new WeakMap<DataSource, Kept>();

/**
 * The published listings from the newest on, in stretches of growing length. What is common is
 * found in the first, by walking; what is less common by two indexes together, that of words and
 * that of time; what is rare has few matches to sort. So no search reads much, and none depends on the planner's guess of
 * how often words stand together. Where the stretches part changes no answer, so it may be old.
 */
export function stretchesOf(dataSource: DataSource, now = Date.now()): Promise<readonly Stretch[]> {
  const known = kept.get(dataSource);
  if (known && known.until > now) return known.stretches;
  const stretches = readStretches(dataSource);
  kept.set(dataSource, { stretches, until: now + keptFor });
  stretches.catch(() => kept.delete(dataSource));
  return stretches;
}

async function readStretches(dataSource: DataSource): Promise<readonly Stretch[]> {
  const rows = await run<{ listed_at: Date | null }>(
    dataSource,
    sql`SELECT (SELECT listed_at FROM listing WHERE status = 'PUBLISHED'
        ORDER BY listed_at DESC OFFSET count LIMIT 1) FROM unnest(${counts}::int[]) AS count`,
  );
  const bounds = rows.map(({ listed_at: at }) => at).filter((at) => at !== null);
  return [null, ...bounds].map((newer, index) => {
    const older = bounds[index] ?? null;
    const isSmallPart = older !== null && newer !== null && bounds.length === counts.length;
    return {
      where: between(older, newer, isSmallPart ? 'l.published_at' : 'l.listed_at'),
      isShort: newer === null && older !== null,
    };
  });
}

/**
 * What is published was listed when it was published: the same moment lies in two indexes. One has
 * the order of lists; the other can be read together with that of words, which pays where a stretch
 * is a small part of all.
 */
const between = (
  older: Date | null,
  newer: Date | null,
  column: 'l.listed_at' | 'l.published_at',
): Sql => {
  const at = raw(column);
  const above = older ? sql`${at} > ${older}::timestamptz` : raw('TRUE');
  const below = newer ? sql`${at} <= ${newer}::timestamptz` : raw('TRUE');
  return sql`${above} AND ${below}`;
};
