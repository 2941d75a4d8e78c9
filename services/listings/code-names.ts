import { type DataSource } from 'typeorm';
import { reference, regionByCode, type LocalizedName } from '../../reference';
import { learnWords } from '../kit/search/learned-words';
import { run, sql } from '../kit/sql';
import { countyKey, municipalityKey, regionKey, wholeCountryKey } from './listing.areas';

interface CodeName {
  readonly key: string;
  readonly names: LocalizedName;
}

/**
 * Brings the names of themes, forms and areas, by which listings are found, up to date. Listings
 * that have one of a changed name are found by the new one at once; none is touched otherwise.
 */
export async function loadCodeNames(dataSource: DataSource): Promise<void> {
  const changed = await run<{ key: string }>(
    dataSource,
    sql`INSERT INTO code_name (key, names)
      SELECT key, names FROM jsonb_to_recordset(${JSON.stringify(codeNames())}::jsonb)
        AS given(key text, names jsonb)
      ON CONFLICT (key) DO UPDATE SET names = excluded.names
      WHERE code_name.names <> excluded.names RETURNING key`,
  );
  const keys = changed.map(({ key }) => key);
  if (keys.length > 0) await renewWords(dataSource, keys);
}

const renewWords = (dataSource: DataSource, keys: readonly string[]): Promise<unknown> =>
  dataSource.transaction(async (manager) => {
    await manager.query('SET LOCAL statement_timeout = 0');
    await run(
      manager,
      sql`UPDATE listing l SET form_code = form_code
        WHERE 'f:' || form_code = ANY(${keys}) OR (is_whole_country AND 'FI' = ANY(${keys}))
          OR EXISTS (SELECT FROM unnest(l.theme_codes) code WHERE 't:' || code = ANY(${keys}))
          OR EXISTS (SELECT FROM unnest(l.municipality_codes) code WHERE 'm:' || code = ANY(${keys}))
          OR EXISTS (SELECT FROM unnest(l.region_codes) code WHERE 'r:' || code = ANY(${keys}))
          OR EXISTS (SELECT FROM unnest(l.county_codes) code WHERE 'c:' || code = ANY(${keys}))`,
    );
    await learnWords(manager);
  });

/** A municipality is also found by its region. */
function codeNames(): CodeName[] {
  const { themes, activityForms, municipalities, regions, counties } = reference();
  return [
    { key: wholeCountryKey, names: { fi: 'koko maa', sv: 'hela landet', en: 'whole country' } },
    ...themes.map(({ code, name }) => ({ key: `t:${code}`, names: name })),
    ...activityForms.map(({ code, name }) => ({ key: `f:${code}`, names: name })),
    ...municipalities.map(({ code, name, region }) => ({
      key: municipalityKey(code),
      names: joined(name, regionByCode(region)?.name),
    })),
    ...regions.map(({ code, name }) => ({ key: regionKey(code), names: name })),
    ...counties.map(({ code, name }) => ({ key: countyKey(code), names: name })),
  ];
}

const joined = (one: LocalizedName, other: LocalizedName | undefined): LocalizedName => ({
  fi: `${one.fi} ${other?.fi ?? ''}`,
  sv: `${one.sv} ${other?.sv ?? ''}`,
  en: `${one.en} ${other?.en ?? ''}`,
});
