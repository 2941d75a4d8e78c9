import { type Principal } from '../../platform/identity/principal';
import { startTestService, type TestService } from '../kit/testing';
import { listings } from '.';
import { listingInput } from './testing/listing-input';
import { listingRecord } from './testing/listing-records';
import { admin, memberOf, operatorOf } from './testing/principals';

let service: TestService;

beforeAll(async () => {
  service = await startTestService(listings);
});
beforeEach(() => service.dataSource.query('TRUNCATE listing, outbox'));
afterAll(() => service.close());

const result = `{
  listing { id version status title description(language: SV) publishedAt archivedAt updatedAt
    themes { code } municipalities { code } channels { id kind } isLongTerm missingChannelDetails }
  userErrors { code path message } }`;
const documents = {
  create: `mutation ($input: CreateListingInput!) { result: createListing(input: $input) ${result} }`,
  update: `mutation ($id: ID!, $expectedVersion: Int!, $input: UpdateListingInput!) {
    result: updateListing(id: $id, expectedVersion: $expectedVersion, input: $input) ${result} }`,
  publish: `mutation ($id: ID!, $expectedVersion: Int!) {
    result: publishListing(id: $id, expectedVersion: $expectedVersion) ${result} }`,
  archive: `mutation ($id: ID!, $expectedVersion: Int!) {
    result: archiveListing(id: $id, expectedVersion: $expectedVersion) ${result} }`,
};

const member = memberOf('org-1');

/** The payload, or `{ error }` with the code of the GraphQL error. */
async function run(
  operation: keyof typeof documents,
  variables: Record<string, unknown>,
  principal: Principal | undefined = member,
) {
  const answer = await service.execute(documents[operation], {
    variables,
    ...(principal ? { principal } : {}),
  });
  return answer.errors ? { error: answer.errors[0]?.extensions.code } : answer.data.result;
}

async function create(over: Parameters<typeof listingInput>[0] = {}, principal = member) {
  const { listing, userErrors } = await run('create', { input: listingInput(over) }, principal);
  expect(userErrors).toEqual([]);
  return listing;
}

const problems = ({ userErrors }: { userErrors: { code: string; path: string[] }[] }): string[] =>
  userErrors.map(({ code, path }) => `${code} ${path.join('.')}`);

const events = (): Promise<{ type: string; subject_id: string; payload: unknown }[]> =>
  service.dataSource.query('SELECT type, subject_id, payload FROM outbox ORDER BY id');

const rowCount = async (): Promise<number> =>
  (await service.dataSource.query('SELECT count(*)::int AS count FROM listing'))[0].count;

describe('creating', () => {
  it('begins with a draft of version 1', async () => {
    expect(await create()).toMatchObject({
      version: 1,
      status: 'DRAFT',
      title: 'Sulkapalloa kaikille',
      publishedAt: null,
      themes: [{ code: 'ht_urheilu' }],
      municipalities: [{ code: '091' }],
      channels: [{ kind: 'PLACE' }],
      isLongTerm: true,
      missingChannelDetails: [],
    });
    expect((await events()).map(({ type }) => type)).toEqual(['listingCreated']);
  });

  it('shows what was written', async () => {
    const { id } = await create({ title: { fi: '  Kuoro  ', sv: '' } });
    const { data } = await service.execute(
      'query ($id: ID!) { listing(id: $id) { title availableLanguages } }',
      { variables: { id }, principal: member },
    );
    expect(data.listing).toEqual({ title: 'Kuoro', availableLanguages: ['FI'] });
  });

  it('writes nothing when anything is wrong', async () => {
    const input = listingInput({ themes: ['ht_urheilu', 'ht_luonto', 'ht_kulttuuri'], form: 'x' });
    const payload = await run('create', { input });
    expect(payload.listing).toBeNull();
    expect(problems(payload)).toEqual(['TOO_MANY_VALUES input.themes', 'UNKNOWN_CODE input.form']);
    expect(await rowCount()).toBe(0);
  });

  it('takes an input with the necessary fields alone', async () => {
    const { category, themes, form, title, price, organisationId } = listingInput();
    const input = { organisationId, category, themes, form, title, price };
    expect((await run('create', { input })).userErrors).toEqual([]);
  });
});

describe('who may write', () => {
  const input = listingInput();
  const noScope: Principal = { ...member, scopes: [] };

  it.each<[string, Principal | undefined, string | undefined]>([
    ['nobody anonymous', undefined, 'UNAUTHENTICATED'],
    ['no member without the scope', noScope, 'FORBIDDEN'],
    ['no member of another organisation', memberOf('org-2'), 'FORBIDDEN'],
    ['no regional operator of another area', operatorOf({ regions: ['19'] }), 'FORBIDDEN'],
    ['a member of the organisation', member, undefined],
    ['a regional operator of the area', operatorOf({ counties: ['90'] }), undefined],
    ['an admin', admin, undefined],
  ])('%s', async (_, principal, error) => {
    const { data, errors } = await service.execute(documents.create, {
      variables: { input },
      ...(principal ? { principal } : {}),
    });
    expect(errors?.[0]?.extensions.code).toBe(error);
    expect(data?.result?.userErrors).toEqual(error ? undefined : []);
  });

  it('hears of missing rights before mistakes in the input', async () => {
    const bad = listingInput({ form: 'x' });
    expect(await run('create', { input: bad }, memberOf('org-2'))).toEqual({ error: 'FORBIDDEN' });
  });

  it('does not learn of drafts that it may not see', async () => {
    const { id } = await create();
    const target = { id, expectedVersion: 1 };
    expect(problems(await run('publish', target, memberOf('org-2')))).toEqual(['NOT_FOUND id']);
    await run('publish', target);
    expect(await run('archive', { id, expectedVersion: 2 }, memberOf('org-2'))).toEqual({
      error: 'FORBIDDEN',
    });
  });
});

describe('updating', () => {
  it('changes what is given and keeps the rest', async () => {
    const { id, channels } = await create();
    const input = { title: { fi: 'Uusi otsikko' }, description: null };
    const { listing } = await run('update', { id, expectedVersion: 1, input });
    expect(listing).toMatchObject({
      version: 2,
      title: 'Uusi otsikko',
      description: null,
      channels,
      themes: [{ code: 'ht_urheilu' }],
    });
  });

  it('judges the whole listing, as if it were written anew', async () => {
    const { id } = await create();
    const payload = await run('update', {
      id,
      expectedVersion: 1,
      input: { category: 'SUPPORT', form: null },
    });
    expect(problems(payload)).toEqual([
      'VALUE_MISSING input.form',
      'CONFLICTING_VALUES input.themes.0',
      'CONFLICTING_VALUES input.form',
    ]);
  });

  it('does not take from a public listing what readers need', async () => {
    const { id } = await create();
    await run('publish', { id, expectedVersion: 1 });
    const input = { municipalities: [], channels: [] };
    expect(problems(await run('update', { id, expectedVersion: 2, input }))).toEqual([
      'VALUE_MISSING input.municipalities',
      'VALUE_MISSING input.channels',
    ]);
  });

  it('refuses a stale version and changes nothing', async () => {
    const { id } = await create();
    await run('update', { id, expectedVersion: 1, input: { title: { fi: 'Eka' } } });
    const late = await run('update', { id, expectedVersion: 1, input: { title: { fi: 'Toka' } } });
    expect(problems(late)).toEqual(['STALE_VERSION expectedVersion']);
    const { data } = await service.execute('query ($id: ID!) { listing(id: $id) { title } }', {
      variables: { id },
      principal: member,
    });
    expect(data.listing.title).toBe('Eka');
  });

  it('believes the table, not what it wrote itself before another process did', async () => {
    const input = { municipalities: [], channels: [] };
    const { id } = await create(input);
    await service.dataSource.query('UPDATE listing SET version = 2 WHERE id = $1', [id]);
    const late = await run('publish', { id, expectedVersion: 1 });
    expect(problems(late)).toEqual(['STALE_VERSION expectedVersion']);
    const another = await create();
    await service.dataSource.query('UPDATE listing SET version = 2 WHERE id = $1', [another.id]);
    expect(problems(await run('publish', { id: another.id, expectedVersion: 1 }))).toEqual([
      'STALE_VERSION expectedVersion',
    ]);
    const gone = await create();
    await service.dataSource.query('DELETE FROM listing WHERE id = $1', [gone.id]);
    expect(problems(await run('archive', { id: gone.id, expectedVersion: 1 }))).toEqual([
      'NOT_FOUND id',
    ]);
  });

  it('lets one of several that race for the same version win', async () => {
    const { id } = await create();
    const race = ['a', 'b', 'c', 'd'].map((title) =>
      run('update', { id, expectedVersion: 1, input: { title: { fi: title } } }),
    );
    const outcomes = (await Promise.all(race)).map((payload) => problems(payload)[0] ?? 'done');
    expect(outcomes.sort()).toEqual([
      'STALE_VERSION expectedVersion',
      'STALE_VERSION expectedVersion',
      'STALE_VERSION expectedVersion',
      'done',
    ]);
    expect(await events()).toHaveLength(2);
  });
});

describe('publishing and archiving', () => {
  it('goes from draft to published to archived and back', async () => {
    const { id } = await create();
    const published = (await run('publish', { id, expectedVersion: 1 })).listing;
    expect(published).toMatchObject({ status: 'PUBLISHED', version: 2, archivedAt: null });
    const archived = (await run('archive', { id, expectedVersion: 2 })).listing;
    expect(archived).toMatchObject({ status: 'ARCHIVED', publishedAt: published.publishedAt });
    expect(archived.archivedAt).not.toBeNull();
    const again = (await run('publish', { id, expectedVersion: 3 })).listing;
    expect(again).toMatchObject({ status: 'PUBLISHED', version: 4, archivedAt: null });
    expect((await events()).map(({ type }) => type)).toEqual([
      'listingCreated',
      'listingPublished',
      'listingArchived',
      'listingPublished',
    ]);
  });

  it('refuses what the status does not allow', async () => {
    const { id } = await create();
    expect(problems(await run('archive', { id, expectedVersion: 1 }))).toEqual(['WRONG_STATUS id']);
    await run('publish', { id, expectedVersion: 1 });
    expect(problems(await run('publish', { id, expectedVersion: 2 }))).toEqual(['WRONG_STATUS id']);
  });

  it('needs an area and a channel', async () => {
    const { id } = await create({ municipalities: [], channels: [] });
    expect(problems(await run('publish', { id, expectedVersion: 1 }))).toEqual([
      'VALUE_MISSING municipalities',
      'VALUE_MISSING channels',
    ]);
  });

  it('does not find what is not there', async () => {
    for (const id of ['nothing', 'a\u0000b'])
      expect(problems(await run('publish', { id, expectedVersion: 1 }))).toEqual(['NOT_FOUND id']);
  });
});

describe('events', () => {
  it('tell what the listing is and what it was', async () => {
    const { id } = await create();
    await run('publish', { id, expectedVersion: 1 });
    await run('update', { id, expectedVersion: 2, input: { municipalities: ['564'] } });
    const [created, published, updated] = await events();
    expect(created).toMatchObject({
      type: 'listingCreated',
      payload: { before: null, listing: { status: 'DRAFT' } },
    });
    expect(published).toMatchObject({
      type: 'listingPublished',
      subject_id: id,
      payload: { listing: { status: 'PUBLISHED', areaKeys: ['c:90', 'm:091', 'r:01'] } },
    });
    expect(updated).toMatchObject({
      type: 'listingUpdated',
      payload: {
        before: { areaKeys: ['c:90', 'm:091', 'r:01'] },
        listing: { areaKeys: ['c:19', 'm:564', 'r:17'] },
      },
    });
  });

  it('are not written for a change that is refused', async () => {
    const { id } = await create();
    await run('publish', { id, expectedVersion: 7 });
    await run('publish', { id, expectedVersion: 1 }, memberOf('org-2'));
    expect((await events()).map(({ type }) => type)).toEqual(['listingCreated']);
  });

  it('are committed with the change or not at all', async () => {
    const { id } = await create();
    await service.dataSource.query(`
      CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'no events today'; END $$`);
    await service.dataSource.query(
      'CREATE TRIGGER refuse BEFORE INSERT ON outbox FOR EACH ROW EXECUTE FUNCTION refuse()',
    );
    try {
      const answer = await run('publish', { id, expectedVersion: 1 });
      expect(Object.keys(answer)).toEqual(['error']);
    } finally {
      await service.dataSource.query('DROP FUNCTION refuse CASCADE');
    }
    const { data } = await service.execute('query ($id: ID!) { listing(id: $id) { status } }', {
      variables: { id },
      principal: member,
    });
    expect(data.listing.status).toBe('DRAFT');
  });
});

describe('listings that are written at the same time', () => {
  const titles = Array.from({ length: 30 }, (_, number) => `Kuoro ${number}`);

  it('are written together, each with its event', async () => {
    service.forgetStatements();
    const drafts = await Promise.all(titles.map((title) => create({ title: { fi: title } })));
    expect(drafts.map(({ title }) => title)).toEqual(titles);
    const published = await Promise.all(
      drafts.map(({ id }) => run('publish', { id, expectedVersion: 1 })),
    );
    expect(published.map(({ listing }) => listing.title)).toEqual(titles);
    // Who comes first does not wait for the others.
    expect(service.statements).toHaveLength(4);
    const subjects = (await events()).map(({ type, subject_id }) => `${type} ${subject_id}`);
    const expected = ['listingCreated', 'listingPublished'].flatMap((type) =>
      drafts.map(({ id }) => `${type} ${id}`),
    );
    expect(subjects.sort()).toEqual(expected.sort());
  });

  it('are one by one what they were meant to be', async () => {
    const [one, two, three] = await Promise.all([create(), create(), create()]);
    const outcomes = await Promise.all([
      run('publish', { id: one.id, expectedVersion: 1 }),
      run('publish', { id: two.id, expectedVersion: 1 }),
      run('publish', { id: two.id, expectedVersion: 1 }),
      run('publish', { id: three.id, expectedVersion: 7 }),
      run('archive', { id: 'nothing', expectedVersion: 1 }),
    ]);
    expect(outcomes.map((payload) => payload.listing?.status ?? problems(payload)[0])).toEqual([
      'PUBLISHED',
      'PUBLISHED',
      'STALE_VERSION expectedVersion',
      'STALE_VERSION expectedVersion',
      'NOT_FOUND id',
    ]);
    const published = (await events()).filter(({ type }) => type === 'listingPublished');
    expect(published.map(({ subject_id }) => subject_id).sort()).toEqual([one.id, two.id].sort());
  });

  it('are changed once by those who have all just read the same version', async () => {
    await service.loadDemoData({
      organisations: [],
      announcements: [],
      listings: [listingRecord({ id: 'first' }), listingRecord({ id: 'loaded' })],
    });
    // While the first is written the others have to wait.
    const first = run('archive', { id: 'first', expectedVersion: 1 });
    const race = titles.map(() => run('archive', { id: 'loaded', expectedVersion: 1 }));
    const outcomes = (await Promise.all(race)).map((payload) => problems(payload)[0] ?? 'done');
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['done', 'STALE_VERSION expectedVersion']));
    expect((await first).userErrors).toEqual([]);
    expect(await events()).toHaveLength(2);
  });

  it('do not fall with one that the database refuses', async () => {
    await service.dataSource.query(
      `ALTER TABLE listing ADD CONSTRAINT no_seven CHECK (titles->>'fi' <> 'Kuoro 7')`,
    );
    try {
      const payloads = await Promise.all(
        titles.map((title) => run('create', { input: listingInput({ title: { fi: title } }) })),
      );
      const written = payloads.map(({ listing, error }) => listing?.title ?? error);
      expect(written).toEqual(
        titles.map((title) => (title === 'Kuoro 7' ? 'INTERNAL_SERVER_ERROR' : title)),
      );
      expect([await rowCount(), (await events()).length]).toEqual([29, 29]);
    } finally {
      await service.dataSource.query('ALTER TABLE listing DROP CONSTRAINT no_seven');
    }
  });
});

it('edits listings that were loaded, with their channels and schedules', async () => {
  const record = listingRecord({
    id: 'demo',
    schedules: [
      {
        kind: 'WEEKLY',
        startDate: '2026-01-05',
        endDate: null,
        times: [{ weekday: 1, startTime: '18:00', endTime: '19:00' }],
        exclusions: [],
      },
    ],
  });
  await service.loadDemoData({ listings: [record], organisations: [], announcements: [] });
  const input = { title: { fi: 'Muutettu' } };
  const { userErrors, listing } = await run('update', { id: 'demo', expectedVersion: 1, input });
  expect(userErrors).toEqual([]);
  expect(listing).toMatchObject({ channels: [{ id: 'channel-1' }], isLongTerm: true });
});
