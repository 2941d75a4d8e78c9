import { type DemoListing, type DemoOrganisation } from '../../demo/records';
import { type Principal } from '../../platform/identity/principal';
import { oddTexts, startTestService, type TestService } from '../kit/testing';
import { listings } from '.';
import { CompareNamesOfAllScripts1795824000000 } from './migrations/compare-names-of-all-scripts.migration';
import { listingRecord } from './testing/listing-records';
import { memberOf } from './testing/principals';

let service: TestService;

const day = (number: number): string => new Date(Date.UTC(2026, 0, number)).toISOString();

/** The words of the demo data. */
const records: readonly Partial<DemoListing>[] = [
  {
    id: 'support-group',
    title: {
      fi: 'Omaishoitajien vertaistukiryhmä Oulussa',
      en: 'Peer support group for carers, Oulu',
    },
    summary: { fi: 'Luottamuksellinen ryhmä', en: 'Confidential' },
    municipalities: ['564'],
  },
  {
    id: 'support-in-summary',
    title: { fi: 'Leskien iltakahvit' },
    summary: { fi: 'Kahvia ja vertaistukea' },
    municipalities: ['564'],
  },
  {
    id: 'support-in-description',
    title: { fi: 'Avoin olohuone' },
    description: { fi: 'Tarjolla myös vertaistukea ja pyöräilyretkiä koko perheelle.' },
  },
  {
    id: 'cycling',
    title: { fi: 'Pyöräilyretki saaristoon', sv: 'Cykelutflykt till skärgården' },
    description: { fi: 'Retki, joka sopii jokaiselle.' },
  },
  {
    id: 'school',
    title: { fi: 'Musiikkikoulun joulukonsertti' },
    description: { fi: 'Koulu juhlii joulua.' },
    municipalities: ['837'],
  },
  { id: 'yoga', title: { fi: 'Jooga-alkeet', sv: 'Jooga, det är yoga' }, municipalities: ['398'] },
  { id: 'family', title: { fi: 'Perheen koko päivä' } },
  { id: 'whole-family', title: { fi: 'Koko perheen peli-ilta' }, organisationId: 'org-2' },
  { id: 'swimming', title: { fi: 'Uinti', sv: 'Simning' } },
  { id: 'simo', title: { fi: 'Retki Simoon', en: 'A trip to Simo' } },
  { id: 'draft', title: { fi: 'Salainen vertaistuki' }, status: 'DRAFT', publishedAt: null },
];

const organisations = [
  { id: 'org-2', name: { fi: 'Tervasillan Pelikerho ry' }, parentId: null },
  { id: 'org-3', name: { fi: 'Perheet ry', en: 'Family-Association' }, parentId: null },
  { id: 'org-4', name: { fi: 'Клуб «Дружба»' }, parentId: null },
  { id: 'org-5', name: { fi: 'جمعية الصداقة' }, parentId: null },
] as DemoOrganisation[];

beforeAll(async () => {
  service = await startTestService(listings);
  const listed = records.map((record, index) =>
    listingRecord({
      id: '',
      summary: { fi: 'Tervetuloa' },
      municipalities: ['091'],
      publishedAt: day(index + 1),
      ...record,
    }),
  );
  await service.loadDemoData({
    listings: listed,
    organisations,
    announcements: [],
  });
});
afterAll(() => service.close());

const ask = (args: string, variables: object = {}, principal?: Principal) =>
  service.execute(
    `query ${'text' in variables ? '($text: String)' : ''} { listings(${args}) { nodes { id } totalCount pageInfo { endCursor } } }`,
    { variables: { ...variables }, ...(principal ? { principal } : {}) },
  );

const find = async (text: string, more = ''): Promise<string[]> => {
  const { data, errors } = await ask(`filter: { text: $text ${more} }`, { text });
  if (errors) throw errors[0];
  return data.listings.nodes.map(({ id }: { id: string }) => id);
};

describe('what is found', () => {
  it.each([
    ['an inflected word', 'vertaistuki', 'support-group'],
    ['a part of a compound', 'tuki', 'support-group'],
    ['a part in the middle of one', 'ryhmä', 'support-group'],
    ['the beginning of a compound', 'pyöräily', 'cycling'],
    ['a word without its accents', 'pyoraily', 'cycling'],
    ['a name of a region without accents', 'paijat-hame', 'yoga'],
    ['a word in Swedish', 'skärgård', 'cycling'],
    ['a word in English', 'carer', 'support-group'],
    ['a theme by its Swedish name', 'motion idrott', 'cycling'],
    ['the name of a municipality, inflected', 'Lahdessa', 'yoga'],
    ['the name of the organisation', 'tervasilta', 'whole-family'],
    ['a word with a letter too few', 'joga', 'yoga'],
    ['a word with a letter too many', 'verttaistukiryhmä', 'support-group'],
    ['letters in the wrong order', 'jogoa', 'yoga'],
    ['a misspelt part of a compound', 'musikki', 'school'],
    ['a misspelt word as a part of a compound', 'vertaistuku', 'support-group'],
    ['capital letters', 'JOOGA', 'yoga'],
  ])('%s: %s', async (_, text, id) => {
    expect(await find(text)).toContain(id);
  });

  it('is what has every word, in any field', async () => {
    expect(await find('vertaistuki oulu')).toEqual(['support-group', 'support-in-summary']);
    expect(await find('vertaistuki lahti')).toEqual([]);
  });

  it('goes by the stem that keeps most of a misspelt word', async () => {
    expect(await find('simnning')).toEqual(['swimming']);
  });

  it('takes no word for a misspelt one that says nothing', async () => {
    expect(await find('joka')).toEqual(['cycling']);
    expect(await find('jokv')).toEqual([]);
  });

  it('is not what has a word only by its letters', async () => {
    expect(await find('oulu')).not.toContain('school');
  });

  it('is what has quoted words side by side', async () => {
    expect(await find('koko perheen')).toContain('family');
    expect(await find('"koko perheen"')).toEqual(['whole-family', 'support-in-description']);
    expect(await find('"perheen koko"')).toEqual(['family']);
  });

  it('does without the words that every text has', async () => {
    expect(await find('jooga ja alkeet')).toEqual(['yoga']);
    expect((await find('ja'))[0]).toBe('support-in-summary');
  });

  it('keeps to the other filters', async () => {
    expect(await find('vertaistuki', 'municipality: "564" includeWholeCountry: false')).toEqual([
      'support-group',
      'support-in-summary',
    ]);
    expect(await find('vertaistuki', 'theme: "ht_luonto"')).toEqual([]);
  });

  it('are drafts for those who may see them', async () => {
    const args = 'filter: { text: "salainen", status: DRAFT }';
    const { data } = await ask(args, {}, memberOf('org-1'));
    expect(data.listings.nodes).toEqual([{ id: 'draft' }]);
  });
});

describe('what can be typed', () => {
  it.each(oddTexts)('finds nothing by %j, wherever it is written', async (text) => {
    const { data, errors } = await service.execute(
      `query ($text: String!, $id: ID!) {
        listings(filter: { text: $text }) { totalCount nodes { id } facets { themes { count } } }
        soonest: listings(filter: { text: $text }, orderBy: NEXT_OCCURRENCE) { nodes { id } }
        ofOrganisation: listings(filter: { organisation: [$id] }) { totalCount nodes { id } }
        ofMembers: listings(filter: { organisation: [$id], includeMembers: true }) { totalCount }
        calendar(from: "2026-01-01T00:00:00Z", to: "2026-12-31T00:00:00Z", filter: { text: $text }) {
          totalCount nodes { start }
        }
        listingStatistics(filter: { text: $text }, groupBy: [THEME]) { total rows { count } }
        searchSuggestions(prefix: $text) { text }
        listing(id: $id) { id }
        yoga: listing(id: "yoga") { highlights(text: $text) { field } }
      }`,
      { variables: { text, id: text } },
    );
    expect(errors).toBeUndefined();
    const none = { totalCount: 0, nodes: [] };
    expect(data).toEqual({
      listings: { ...none, facets: { themes: [] } },
      soonest: { nodes: [] },
      ofOrganisation: none,
      ofMembers: { totalCount: 0 },
      calendar: none,
      listingStatistics: { total: 0, rows: [] },
      searchSuggestions: [],
      listing: null,
      yoga: { highlights: [] },
    });
  });

  it('finds nothing without a letter or digit, and everything without a text', async () => {
    expect(await find('?!')).toEqual([]);
    expect(await find('  ')).toHaveLength(10);
  });

  it.each([
    'listings(filter: { text: $text }) { totalCount }',
    'calendar(from: "2026-01-01T00:00:00Z", to: "2026-02-01T00:00:00Z", filter: { text: $text }) { totalCount }',
    'listingStatistics(filter: { text: $text }) { total }',
    'listingChanges(filter: { text: $text }) { events { cursor } }',
    'searchSuggestions(prefix: $text) { text }',
    'listing(id: "yoga") { highlights(text: $text) { field } }',
  ])('is refused beyond its limit: %s', async (field) => {
    const text = 'tuki '.repeat(2_000);
    const { errors } = await service.execute(`query ($text: String!) { ${field} }`, {
      variables: { text },
    });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('is refused in subscriptions', async () => {
    await expect(
      service.subscribe('subscription { listingPublished(filter: { text: "jooga" }) { cursor } }'),
    ).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });
});

describe('the order', () => {
  const byPlace = ['support-group', 'support-in-summary', 'support-in-description'];

  it('is by where it matched, and by publication where that is asked for', async () => {
    expect(await find('vertaistuki')).toEqual(byPlace);
    const { data } = await ask('filter: { text: "vertaistuki" }, orderBy: PUBLISHED_AT');
    expect(data.listings.nodes.map(({ id }: { id: string }) => id)).toEqual([...byPlace].reverse());
  });

  it.each(['RELEVANCE', 'PUBLISHED_AT', 'TITLE'])(
    'of %s pages on without loss or repetition',
    async (order) => {
      const found: string[] = [];
      for (let after = ''; found.length < 9;) {
        const cursor = after === '' ? '' : `, after: ${JSON.stringify(after)}`;
        const args = `first: 1, filter: { text: "vertaistuki" }, orderBy: ${order}${cursor}`;
        const { data, errors } = await ask(args);
        if (errors) throw errors[0];
        expect(data.listings.totalCount).toBe(3);
        if (data.listings.nodes.length === 0) break;
        found.push(data.listings.nodes[0].id);
        after = data.listings.pageInfo.endCursor;
      }
      expect([...found].sort()).toEqual([...byPlace].sort());
    },
  );

  it('refuses the cursor of another text', async () => {
    const { data } = await ask('first: 1, filter: { text: "vertaistuki" }');
    const after = JSON.stringify(data.listings.pageInfo.endCursor);
    const { errors } = await ask(`first: 1, filter: { text: "jooga" }, after: ${after}`);
    expect(errors?.[0]?.extensions.code).toBe('INVALID_CURSOR');
  });

  it('is the same below other types', async () => {
    const document = `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on Organisation { listings(filter: { text: "vertaistuki" }) { nodes { id } } }
      ... on Municipality { listings(filter: { text: "vertaistuki" }) { nodes { id } } } } }`;
    const of = [
      { __typename: 'Organisation', id: 'org-1' },
      { __typename: 'Municipality', code: '564' },
    ];
    const { data, errors } = await service.execute(document, { variables: { of } });
    if (errors) throw errors[0];
    const ids = data._entities.map(({ listings: { nodes } }: never) =>
      (nodes as { id: string }[]).map(({ id }) => id),
    );
    expect(ids).toEqual([byPlace, byPlace.slice(0, 2)]);
  });
});

describe('highlights', () => {
  const highlightsOf = async (id: string, text: string) => {
    const { data, errors } = await service.execute(
      `query ($text: String!) {
        listing(id: "${id}") { highlights(text: $text) { field parts { text isMatch } } }
      }`,
      { variables: { text } },
    );
    if (errors) throw errors[0];
    return data.listing.highlights;
  };

  it('mark the words that the search finds, in each text that has some', async () => {
    expect(await highlightsOf('support-in-summary', 'tuki')).toEqual([
      {
        field: 'SUMMARY',
        parts: [
          { text: 'Kahvia ja ', isMatch: false },
          { text: 'vertaistukea', isMatch: true },
        ],
      },
    ]);
  });

  it('are none where nothing is found, or nothing was searched for', async () => {
    expect(await highlightsOf('yoga', 'tuki')).toEqual([]);
    expect(await highlightsOf('yoga', '  ')).toEqual([]);
    expect(await highlightsOf('yoga', '?')).toEqual([]);
  });

  it('are looked up for a whole page with two statements', async () => {
    service.forgetStatements();
    await service.execute(`{ listings { nodes { highlights(text: "tuki") { field } } } }`);
    expect(service.statements).toHaveLength(3);
  });
});

const suggest = async (prefix: string, first = 10): Promise<string[]> => {
  const { data, errors } = await service.execute(
    `query ($prefix: String!, $first: Int!) {
      searchSuggestions(prefix: $prefix, first: $first) { kind text code }
    }`,
    { variables: { prefix, first } },
  );
  if (errors) throw errors[0];
  return data.searchSuggestions.map((one: { kind: string; text: string; code: string | null }) =>
    `${one.kind} ${one.text} ${one.code ?? ''}`.trim(),
  );
};

describe('suggestions', () => {
  it('are names and words that begin so, whatever the accents', async () => {
    expect(await suggest('paijat')).toEqual(['REGION Päijät-Häme 07']);
    expect(await suggest('PYO')).toContain('WORD pyöräilyretki');
    expect(await suggest('oul')).toContain('MUNICIPALITY Oulu 564');
  });

  it('are names of organisations that begin so, the shortest first, beside words', async () => {
    expect(await suggest('perh')).toEqual([
      'MUNICIPALITY Perho 584',
      'ORGANISATION Perheet ry org-3',
      'WORD perheen',
    ]);
    expect(await suggest('tervasillan PELI')).toContain(
      'ORGANISATION Tervasillan Pelikerho ry org-2',
    );
    expect(await suggest('family a')).toContain('ORGANISATION Family-Association org-3');
  });

  it('are each there once, the shortest names first, and no word that is a name already', async () => {
    expect(await suggest('oul')).toEqual(['MUNICIPALITY Oulu 564', 'MUNICIPALITY Oulainen 563']);
    expect(await suggest('jooga')).toEqual(['WORD jooga']);
    expect(await suggest('hels')).toEqual(['MUNICIPALITY Helsinki 091']);
  });

  it('are names of organisations in other scripts than ours too', async () => {
    expect(await suggest('клуб др')).toEqual(['ORGANISATION Клуб «Дружба» org-4']);
    expect(await suggest('جمع')).toEqual(['ORGANISATION جمعية الصداقة org-5']);
    expect(await suggest('〡')).toEqual([]);
  });

  it('are in the index of what was compared by letters of ASCII before', async () => {
    const runner = service.dataSource.createQueryRunner();
    await runner.query('SET enable_seqscan = off');
    const find = (): Promise<object[]> =>
      runner.query(`SELECT organisation_id AS id FROM listings.organisation_name
        WHERE listings.typed_name(names->>'fi') LIKE listings.typed_name('клуб') || '%'`);
    const migration = new CompareNamesOfAllScripts1795824000000();
    await migration.down(runner);
    expect((await find()).length).toBeGreaterThan(1);
    await migration.up(runner);
    expect(await find()).toEqual([{ id: 'org-4' }]);
    await runner.query('RESET enable_seqscan');
    await runner.release();
  });

  it('go on with the last word', async () => {
    expect(await suggest('jooga pyörä')).toEqual(['WORD jooga pyöräilyretki']);
  });

  it('are never words of drafts, and none without a letter', async () => {
    expect(await suggest('salai')).toEqual([]);
    expect(await suggest('%')).toEqual([]);
    expect(await suggest('')).toEqual([]);
  });

  it('are as many as asked for', async () => {
    expect(await suggest('k', 3)).toHaveLength(3);
    await expect(suggest('k', 51)).rejects.toThrow('ask for 1 to 50');
  });
});

describe('what is written', () => {
  it('is found at once, by its compounds too, and no more when it is changed', async () => {
    const write = (fi: string) =>
      service.dataSource.query(
        `UPDATE listing SET titles = jsonb_build_object('fi', $1::text) WHERE id = 'yoga'`,
        [fi],
      );
    await write('Savusaunailta');
    expect(await find('sauna')).toEqual(['yoga']);
    await write('Jooga-alkeet');
    expect(await find('savusauna')).toEqual([]);
  });

  it('is found by its parts by everybody who asks at the same time', async () => {
    await service.dataSource.query(
      `UPDATE listing SET titles = '{"fi": "Pärekorikurssi"}' WHERE id = 'yoga'`,
    );
    const found = await Promise.all(['kori', 'pare', 'kurssi'].map((part) => find(part)));
    expect(found.map((ids) => ids.includes('yoga'))).toEqual([true, true, true]);
  });

  it('is found by whole words while somebody holds its words for long', async () => {
    const writer = service.dataSource.createQueryRunner();
    await writer.startTransaction();
    await writer.query(`INSERT INTO search_word (lexeme) VALUES ('kehruukurs')`);
    await service.dataSource.query(
      `UPDATE listing SET titles = '{"fi": "Kehruukurssi kylällä"}' WHERE id = 'yoga'`,
    );
    expect(await find('kehruukurssi')).toEqual(['yoga']);
    await writer.rollbackTransaction();
    await writer.release();
    expect(await find('kehruu')).toEqual(['yoga']);
  });

  it('teaches the shortest form of a word, whichever came first', async () => {
    const write = (fi: string) =>
      service.dataSource.query(
        `UPDATE listing SET titles = jsonb_build_object('fi', $1::text) WHERE id = 'family'`,
        [fi],
      );
    await write('Kirpputoreilla 2026');
    expect(await suggest('kirpputor')).toEqual(['WORD kirpputoreilla']);
    await write('Kirpputorit');
    expect(await suggest('kirpputor')).toEqual(['WORD kirpputorit']);
    await write('Kirpputoreilla 2026');
    expect(await suggest('kirpputor')).toEqual(['WORD kirpputorit']);
  });

  it('does not teach words that nobody may see', async () => {
    const rows = await service.dataSource.query(
      `SELECT lexeme FROM search_word WHERE lexeme LIKE 'salai%'`,
    );
    expect(rows).toEqual([]);
  });
});
