import { join, raw, sql, type Sql } from '../kit/sql';
import { wholeCountryKey } from './listing.areas';
import { type Condition } from './listing.condition';
import { squaresAround } from './listing.near';

/** One walk along the agenda for each key; more than this many are not merged. */
const maxKeys = 16;

/** Keys of the agenda under which everything is known that a list may hold. */
export interface AgendaKeys {
  readonly keys: readonly Sql[];
  /** No listing is known under two of them. */
  readonly areDisjoint: boolean;
}

const wholeAgenda: AgendaKeys = { keys: [raw('0::bigint')], areDisjoint: true };

/** The keys of some areas or themes, of which a listing has one at most. */
export const disjointKeys = (texts: readonly Sql[]): AgendaKeys => ({
  keys: texts.map((text) => sql`hashtextextended(${text}, 0)`),
  areDisjoint: true,
});

/**
 * The fewest keys of the agenda among which everything must be that meets the conditions: areas
 * paired with themes, squares, areas or themes. What else is asked is checked on the way.
 */
export function agendaKeysFor(conditions: readonly Condition[]): AgendaKeys {
  const keys = keysOfPairs(conditions) ?? keysOfOne(conditions);
  if (keys === null) return wholeAgenda;
  const { keys: hashes } = disjointKeys(keys.map((key) => sql`${key}`));
  return { keys: hashes, areDisjoint: keys.filter((key) => !isWholeCountry(key)).length <= 1 };
}

/** What is offered in the whole country is known under no other area. */
const isWholeCountry = (key: string): boolean => key.split(' ')[0] === wholeCountryKey;

function keysOfPairs(conditions: readonly Condition[]): readonly string[] | null {
  const areas = shortest(conditions.map(areasOf).filter(areWide));
  const themes = shortest(conditions.map(themesOf));
  if (areas === null || themes === null || areas.length * themes.length > maxKeys) return null;
  return areas.flatMap((area) => themes.map((theme) => `${area} ${theme}`));
}

/** Squares are the smallest, then areas, then themes. */
function keysOfOne(conditions: readonly Condition[]): readonly string[] | null {
  const choices = [squaresOf, areasOf, themesOf].map((keysOf) => shortest(conditions.map(keysOf)));
  return choices.find((keys) => keys !== null && keys.length <= maxKeys) ?? null;
}

type Keys = readonly string[] | null;

const squaresOf = (condition: Condition): Keys =>
  condition.kind === 'near' ? squaresAround(condition) : null;

const areasOf = (condition: Condition): Keys => valuesOf('areaKeys', condition);

const themesOf = (condition: Condition): Keys => valuesOf('themeCodes', condition);

/** Values of which a list of the listing must have one; through all alternatives of `any`. */
function valuesOf(field: 'areaKeys' | 'themeCodes', condition: Condition): Keys {
  switch (condition.kind) {
    case 'overlaps':
      return condition.field === field ? condition.values : null;
    case 'all':
      return shortest(condition.conditions.map((one) => valuesOf(field, one)));
    case 'any':
      return union(condition.conditions.map((one) => valuesOf(field, one)));
    default:
      return null;
  }
}

/** Pairs with themes are kept for areas wider than a municipality. */
const areWide = (areas: Keys): boolean => areas?.every((key) => !key.startsWith('m:')) ?? false;

const shortest = (choices: readonly Keys[]): Keys =>
  choices.reduce(
    (best, keys) => (keys !== null && (best === null || keys.length < best.length) ? keys : best),
    null,
  );

function union(alternatives: readonly Keys[]): Keys {
  if (alternatives.length === 0 || alternatives.some((keys) => keys === null)) return null;
  return [...new Set(alternatives.flatMap((keys) => keys ?? []))];
}

/**
 * Rows `listing_no, next_start` of all that is known under one of the keys and not over: each key
 * is in the order of time already, so that they are merged, not sorted.
 */
export function agendaSql({ keys, areDisjoint }: AgendaKeys): Sql {
  const walks = keys.map(
    (key) =>
      sql`SELECT next_start, listing_no FROM listing_agenda WHERE key = ${key} AND next_end > now()`,
  );
  const all = join(walks, ' UNION ALL ');
  return areDisjoint ? sql`(${all})` : sql`(SELECT DISTINCT * FROM (${all}) AS walk)`;
}
