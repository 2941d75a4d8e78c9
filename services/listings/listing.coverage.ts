import { type ServiceContext } from '../kit/context';
import { defineLoaderWith } from '../kit/loader';
import { join, raw, run, sql } from '../kit/sql';
import { measureColumns, sharesOf } from '../kit/statistics';
import { type Condition } from './listing.condition';
import { type ListingFilter } from './listing.filter';
import { profileSql, type ProfilePart } from './listing.profiles';
import { searchConditions } from './listing.search';
import { type ListingCoverage } from './listing.statistics.type';
import { never } from './listing.upkeep';

type Measure = keyof ListingCoverage;

const isProfileWith = (part: ProfilePart, test: string): string =>
  `l.${part}_profile IN (SELECT profile FROM listing_profile WHERE part = '${part}' AND ${test})`;

/**
 * SQL over a row `l` of `listing` and `a`, its next time on the agenda if it has one: of `l` only
 * what the index of places holds.
 */
const measures: Readonly<Record<Measure, string>> = {
  severalTextLanguages: 'l.is_translated',
  severalLanguages: isProfileWith('people', 'cardinality(languages) > 1'),
  withAccessibility: isProfileWith(
    'way',
    `accessibility && ARRAY['WHEELCHAIR', 'ROLLATOR', 'INDUCTION_LOOP', 'ACCESSIBLE_TOILET', 'ACCESSIBLE_PARKING']`,
  ),
  withFutureOccurrences: 'a.listing_no IS NOT NULL',
};

/** The agenda holds the next time of every listing that has one; the sweeper may be a moment late. */
const nextTime = raw(`
  LEFT JOIN listing_agenda a ON a.listing_no = l.no AND a.key = 0
    AND a.next_end > now() AND a.next_start < '${never}'`);

type CoverageRow = Readonly<Record<Measure | 'ask' | 'total', number>>;

/**
 * Coverage by what a listing must meet beside the filter, as JSON: that of many parents is
 * one statement.
 */
export const coverageWithin = defineLoaderWith<ListingFilter, string, ListingCoverage>(
  async (keys, filter, context: ServiceContext) => {
    const statements = keys.map((key, index) => {
      const within = JSON.parse(key) as Condition[];
      const conditions = searchConditions({ filter, within }, context);
      return sql`SELECT ${raw(String(index))} AS ask, ${raw(measureColumns(measures))} FROM listing l ${nextTime} WHERE ${profileSql(conditions)}`;
    });
    const rows = await run<CoverageRow>(context.dataSource, join(statements, ' UNION ALL '));
    return keys.map((_, index) =>
      sharesOf(
        measures,
        rows.find(({ ask }) => ask === index),
      ),
    );
  },
);
