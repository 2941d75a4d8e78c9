import { join, raw, sql, type Sql } from '../kit/sql';
import { wholeCountryKey } from './listing.areas';
import { type PlanePoint } from './finnish-plane';
import { type Condition } from './listing.condition';
import { type Listing } from './listing.entity';
import { squaresAround, squaresAt } from './listing.near';
import { traitsSql } from './listing.traits';

/** One walk along the agenda for each key; more than this many are not merged. */
const maxKeys = 16;

/** Keys of the agenda under which everything is known that a list may hold. */
export interface AgendaKeys {
  readonly keys: readonly Sql[];
  /** No listing is known under two of them. */
  readonly areDisjoint: boolean;
  /** Conditions that the keys stand for: most of what is known under these meets them. */
  readonly standFor: readonly Condition[];
}

const wholeAgenda: AgendaKeys = { keys: [raw('0::bigint')], areDisjoint: true, standFor: [] };

/**
 * The names that a listing is known under in the agenda, beside the whole of it, each once: its
 * areas, its themes, pairs of an area wider than a municipality and a theme, and squares.
 */
export function agendaNamesOf(
  { areaKeys, themeCodes }: Pick<Listing, 'areaKeys' | 'themeCodes'>,
  places: readonly PlanePoint[],
): string[] {
  const pairs = areaKeys
    .filter(isWide)
    .flatMap((area) => themeCodes.map((theme) => pairOf(area, theme)));
  return [...new Set([...areaKeys, ...themeCodes, ...pairs, ...places.flatMap(squaresAt)])];
}

const pairOf = (area: string, theme: string): string => `${area} ${theme}`;

/** Pairs with themes are kept for areas wider than a municipality. */
const isWide = (area: string): boolean => !area.startsWith('m:');

/** The keys of some areas or themes, of which a listing has one at most. */
export const disjointKeys = (texts: readonly Sql[]): AgendaKeys => ({
  keys: texts.map((text) => sql`hashtextextended(${text}, 0)`),
  areDisjoint: true,
  standFor: [],
});

/**
 * The fewest keys of the agenda among which everything must be that meets the conditions: areas
 * paired with themes, squares, areas or themes. What else is asked is checked on the way.
 */
export function agendaKeysFor(conditions: readonly Condition[]): AgendaKeys {
  const choice = keysOfPairs(conditions) ?? keysOfOne(conditions);
  if (choice === null) return wholeAgenda;
  const { keys } = disjointKeys(choice.keys.map((key) => sql`${key}`));
  const areDisjoint = choice.keys.filter((key) => !isWholeCountry(key)).length <= 1;
  return { keys, areDisjoint, standFor: choice.conditions };
}

/** What is offered in the whole country is known under no other area. */
const isWholeCountry = (key: string): boolean => key.split(' ')[0] === wholeCountryKey;

interface Choice {
  readonly keys: readonly string[];
  readonly conditions: readonly Condition[];
}

function keysOfPairs(conditions: readonly Condition[]): Choice | null {
  const areas = fewest(conditions, (one) => wide(areasOf(one)));
  const themes = fewest(conditions, themesOf);
  if (areas === null || themes === null) return null;
  if (areas.keys.length * themes.keys.length > maxKeys) return null;
  const keys = areas.keys.flatMap((area) => themes.keys.map((theme) => pairOf(area, theme)));
  return { keys, conditions: [...areas.conditions, ...themes.conditions] };
}

/** Squares are the smallest, then areas, then themes. */
function keysOfOne(conditions: readonly Condition[]): Choice | null {
  const choices = [squaresOf, areasOf, themesOf].map((keysOf) => fewest(conditions, keysOf));
  return choices.find((choice) => choice !== null && choice.keys.length <= maxKeys) ?? null;
}

/** The fewest keys that one of the conditions has. */
function fewest(
  conditions: readonly Condition[],
  keysOf: (condition: Condition) => Keys,
): Choice | null {
  let best: Choice | null = null;
  for (const condition of conditions) {
    const keys = keysOf(condition);
    if (keys !== null && (best === null || keys.length < best.keys.length))
      best = { keys, conditions: [condition] };
  }
  return best;
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

const wide = (areas: Keys): Keys => (areas?.every(isWide) === true ? areas : null);

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
 * is in the order of time already, so that they are merged, not sorted. The database sees that only
 * where each walk says its order. What the conditions say of traits is looked at on the way, before
 * any listing is.
 */
export function agendaSql(
  { keys, areDisjoint }: AgendaKeys,
  conditions: readonly Condition[],
): Sql {
  const traits = traitsSql({ kind: 'all', conditions });
  const suits = traits === null ? raw('') : sql` AND ${traits}`;
  const walks = keys.map(
    (key) =>
      sql`(SELECT next_start, listing_no FROM listing_agenda
        WHERE key = ${key} AND next_end > now()${suits} ORDER BY next_start, listing_no)`,
  );
  const all = join(walks, ' UNION ALL ');
  return areDisjoint ? sql`(${all})` : sql`(SELECT DISTINCT * FROM (${all}) AS walk)`;
}
