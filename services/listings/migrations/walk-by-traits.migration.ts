import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The agenda holds what a listing is one of few of (whom it is for, in which languages, how one
 * takes part), as bits: a walk along it passes over what is for somebody else without a look at its
 * row. In the order of columns they take the place of padding: neither table nor index grows.
 */
export class WalkByTraits1795737600000 implements MigrationInterface {
  name = 'WalkByTraits1795737600000';

  async up(runner: QueryRunner): Promise<void> {
    // Those who write rows as they were before give none.
    await runner.query(
      'ALTER TABLE listings.listing_agenda ADD COLUMN traits integer NOT NULL DEFAULT 0',
    );
    await runner.query(fill);
    await includeInKey(runner, 'traits, next_end');
  }

  async down(runner: QueryRunner): Promise<void> {
    await includeInKey(runner, 'next_end');
    await runner.query('ALTER TABLE listings.listing_agenda DROP COLUMN traits');
  }
}

async function includeInKey(runner: QueryRunner, columns: string): Promise<void> {
  await runner.query(`ALTER TABLE listings.listing_agenda DROP CONSTRAINT listing_agenda_pkey,
    ADD PRIMARY KEY (key, next_start, listing_no) INCLUDE (${columns})`);
}

/** Each value has the bit of its place: see `listing.traits.ts`. */
const bitsOf = (column: string, values: string, first: number): string => `
  (SELECT coalesce(bit_or(1 << (place::integer + ${first - 1})), 0)
   FROM unnest('${values}'::text[]) WITH ORDINALITY AS known (value, place)
   WHERE value = ANY (${column}))`;

/** Once for each listing, not for each of its rows. */
const fill = `
  WITH known AS MATERIALIZED (SELECT no,
    ${bitsOf('l.age_groups', '{ANY,BABY,CHILD,SCHOOL_AGE,YOUNG,YOUNG_ADULT,ADULT,ELDERLY}', 0)} |
    ${bitsOf('ARRAY[l.category]', '{SUPPORT,HOBBY,VOLUNTARY}', 8)} |
    ${bitsOf('l.channel_kinds', '{PLACE,ONLINE,PHONE,HYBRID}', 11)} |
    ${bitsOf('ARRAY[l.gender]', '{ANY,MALE,FEMALE}', 15)} |
    ${bitsOf('l.languages', '{FI,SV,EN,AR,KU,SE,SO,UK,ET,RU,FISL}', 18)} |
    (l.is_free::integer << 29) AS traits
  FROM listings.listing l)
  UPDATE listings.listing_agenda a SET traits = known.traits FROM known WHERE known.no = a.listing_no`;
