import { type ServiceContext } from '../kit/context';
import { defineLoaderWith } from '../kit/loader';
import { join, raw, run, sql } from '../kit/sql';
import { measureColumns, sharesOf } from '../kit/statistics';
import { type Condition } from './listing.condition';
import { type ListingFilter } from './listing.filter';
import { profileSql } from './listing.profiles';
import { searchConditions } from './listing.search';
import { type ListingCoverage } from './listing.statistics.type';
import { never } from './listing.upkeep';

type Measure = keyof ListingCoverage;

/** SQL over a row `l` of `listing` each. */
const measures: Readonly<Record<Measure, string>> = {
  severalTextLanguages: `l.titles - 'fi' <> '{}' AND (l.titles ? 'fi' OR l.titles ?& ARRAY['sv', 'en'])`,
  severalLanguages: 'cardinality(l.languages) > 1',
  withAccessibility: `l.accessibility && ARRAY['WHEELCHAIR', 'ROLLATOR', 'INDUCTION_LOOP', 'ACCESSIBLE_TOILET', 'ACCESSIBLE_PARKING']`,
  // The agenda holds the next time of every listing that has one; the sweeper may be a moment late.
  withFutureOccurrences: `EXISTS (
    SELECT FROM listing_agenda a WHERE a.listing_no = l.no AND a.key = 0
      AND a.next_end > now() AND a.next_start < '${never}')`,
};

type CoverageRow = Readonly<Record<Measure | 'ask' | 'total', number>>;

/** Coverage by what a listing must meet beside the filter, as JSON; see `statisticsWithin`. */
export const coverageWithin = defineLoaderWith<ListingFilter, string, ListingCoverage>(
  async (keys, filter, context: ServiceContext) => {
    const statements = keys.map((key, index) => {
      const within = JSON.parse(key) as Condition[];
      const conditions = searchConditions({ filter, within }, context);
      return sql`SELECT ${raw(String(index))} AS ask, ${raw(measureColumns(measures))} FROM listing l WHERE ${profileSql(conditions)}`;
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
