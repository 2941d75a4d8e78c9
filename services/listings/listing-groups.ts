import type { ServiceContext } from '../kit/context';
import type { ListingGroup } from '../kit/content';
import { defineLoaderWith, groupedBy } from '../kit/loader';
import { raw, run, sql, type Sql } from '../kit/sql';
import { wholeCountryKey } from './listing.areas';

/** What the published listings of one organisation have in common, within some selection. */
export interface OrganisationGroups {
  readonly organisationId: string;
  readonly groups: readonly ListingGroup[];
}

/** How listings are selected: by their organisation, an area key or a theme. */
export type GroupSelection = 'organisation' | 'area' | 'theme';

const belongsTo: Readonly<Record<GroupSelection, Sql>> = {
  organisation: raw('l.organisation_id = wanted.key'),
  area: sql`l.area_keys && ARRAY[wanted.key, ${wholeCountryKey}]`,
  theme: raw('l.theme_codes && ARRAY[wanted.key]'),
};

interface GroupsArgs {
  readonly selection: GroupSelection;
  readonly longTermDays: number;
}

interface GroupRow extends OrganisationGroups {
  readonly key: string;
}

/**
 * The groups of each selected key, organisation by organisation: one statement for all keys.
 * Whoever judges listings by what they have in common judges each group once.
 */
export const listingGroups = defineLoaderWith<GroupsArgs, string, readonly OrganisationGroups[]>(
  async (keys, args, { dataSource }) => {
    const rows = await run<GroupRow>(dataSource, statement(keys, args));
    return groupedBy(keys, rows, ({ key }) => key);
  },
);

const statement = (keys: readonly string[], { selection, longTermDays }: GroupsArgs): Sql => sql`
  SELECT key, organisation_id AS "organisationId", jsonb_agg(jsonb_build_object(
    'count', count, 'category', category, 'themes', theme_codes, 'form', form_code,
    'ageGroups', age_groups, 'isLongTerm', is_long_term,
    'missingChannelDetails', missing_channel_details,
    'areas', jsonb_build_object('isWholeCountry', is_whole_country,
      'municipalities', municipality_codes, 'regions', region_codes, 'counties', county_codes)
  )) AS groups
  FROM (
    SELECT wanted.key, l.organisation_id, l.category, l.theme_codes, l.form_code, l.age_groups,
      l.is_open_ended OR l.first_day IS NULL
        OR coalesce(l.last_day - l.first_day >= ${longTermDays}, false) AS is_long_term,
      l.missing_channel_details, l.is_whole_country,
      l.municipality_codes, l.region_codes, l.county_codes, count(*)::int AS count
    FROM unnest(${keys}::text[]) AS wanted(key)
    JOIN listing l ON l.status = 'PUBLISHED' AND ${belongsTo[selection]}
    GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12
  ) AS grouped
  GROUP BY key, organisation_id`;

/** The loader for one request. */
export const groupsOf = (
  context: ServiceContext,
  selection: GroupSelection,
  key: string,
  longTermDays: number,
): Promise<readonly OrganisationGroups[]> =>
  listingGroups(context, { selection, longTermDays }).load(key);
