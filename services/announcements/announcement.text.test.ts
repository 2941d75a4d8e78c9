import { type Principal } from '../../platform/identity/principal';
import { memberOf, oddTexts, startTestService, type TestService } from '../kit/testing';
import { announcements } from '.';
import { demoDataOf } from './testing/announcement-record';

let service: TestService;

beforeAll(async () => {
  service = await startTestService(announcements);
  await service.loadDemoData(
    demoDataOf(
      {
        id: 'course',
        kind: 'TRAINING',
        title: { fi: 'Vapaaehtoistoiminnan koulutus', sv: 'Utbildning för frivilliga' },
        description: { fi: 'Opimme retkien johtamista.' },
        municipalities: ['398'],
        publishedAt: '2026-01-01T10:00:00.000Z',
      },
      {
        id: 'grant',
        kind: 'GRANT_CALL',
        title: { fi: 'Järjestöretket haettavana', en: 'Grants for associations' },
        regions: ['07'],
        publishedAt: '2026-01-02T10:00:00.000Z',
      },
      {
        id: 'evening',
        title: { fi: 'Yhdistysilta' },
        description: { fi: 'Kerromme retkistä koko illan.' },
        wholeCountry: true,
        publishedAt: '2026-01-03T10:00:00.000Z',
      },
      { id: 'draft', title: { fi: 'Salainen retki' }, status: 'DRAFT' },
    ),
  );
});
afterAll(() => service.close());

const ask = (args: string, variables: object = {}, principal?: Principal) =>
  service.execute(
    `query ($text: String, $after: String) { announcements(${args}, after: $after) {
      nodes { id } totalCount pageInfo { endCursor } } }`,
    { variables: { ...variables }, ...(principal ? { principal } : {}) },
  );

async function find(text: string, more = '', principal?: Principal): Promise<string[]> {
  const { data, errors } = await ask(`filter: { text: $text ${more} }`, { text }, principal);
  if (errors) throw errors[0];
  expect(data.announcements.totalCount).toBe(data.announcements.nodes.length);
  return data.announcements.nodes.map(({ id }: { id: string }) => id);
}

describe('announcements by free text', () => {
  it.each([
    ['koulutukset', ['course'], 'inflected'],
    ['frivillig', ['course'], 'in Swedish'],
    ['grant', ['grant'], 'in English'],
    ['retki', ['grant', 'evening', 'course'], 'the title first, then the last published'],
    ['retki lahti', ['course'], 'several words in different texts'],
    ['paijat-hame', ['grant', 'course'], 'a region and its municipality, without accents'],
    ['koko maa', ['evening'], 'the whole country'],
    ['koulutsu', ['course'], 'with letters in the wrong order'],
    ['"koko illan"', ['evening'], 'quoted words side by side'],
  ])('finds “%s”: %s, %s', async (text, ids) => {
    expect(await find(text)).toEqual(ids);
  });

  it('keeps to the other filters', async () => {
    expect(await find('retki', 'kind: TRAINING')).toEqual(['course']);
    expect(await find('retki', 'municipality: "398", includeWholeCountry: false')).toEqual([
      'grant',
      'course',
    ]);
  });

  it('shows drafts only to those who may edit them', async () => {
    expect(await find('salainen retki')).toEqual([]);
    const member = memberOf('yhdistys');
    expect(await find('salainen retki', 'status: DRAFT', member)).toEqual(['draft']);
  });

  it.each(oddTexts)('finds nothing by %j, wherever it is written', async (text) => {
    const { data, errors } = await service.execute(
      `query ($text: String, $id: ID!) {
        byText: announcements(filter: { text: $text }) { totalCount nodes { id } }
        ofPublisher: announcements(filter: { publisher: [$id] }) { totalCount nodes { id } }
        announcement(id: $id) { id }
      }`,
      { variables: { text, id: text } },
    );
    expect(errors).toBeUndefined();
    const none = { totalCount: 0, nodes: [] };
    expect(data).toEqual({ byText: none, ofPublisher: none, announcement: null });
  });

  it('refuses 10,000 characters', async () => {
    const { errors } = await ask('filter: { text: $text }', { text: 'a'.repeat(10_000) });
    expect(errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });

  it('gives page after page in every order', async () => {
    for (const [order, expected] of [
      ['', ['grant', 'evening', 'course']],
      [', orderBy: PUBLISHED_AT', ['evening', 'grant', 'course']],
    ] as const) {
      const found: string[] = [];
      for (let after: string | null = null; found.length < 3;) {
        const { data } = await ask(`first: 1, filter: { text: $text } ${order}`, {
          text: 'retki',
          after,
        });
        found.push(data.announcements.nodes[0].id);
        after = data.announcements.pageInfo.endCursor;
      }
      expect(found).toEqual(expected);
    }
  });

  it('is refused in subscriptions', async () => {
    await expect(
      service.subscribe(
        'subscription { announcementPublished(filter: { text: "retki" }) { cursor } }',
      ),
    ).rejects.toMatchObject({ extensions: { code: 'BAD_USER_INPUT' } });
  });

  it('finds by text below the organisation that publishes', async () => {
    const { data } = await service.execute(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Organisation {
        announcements(filter: { text: "retki" }) { nodes { id } } } } }`,
      { variables: { r: [{ __typename: 'Organisation', id: 'yhdistys' }] } },
    );
    expect(data._entities[0].announcements.nodes).toHaveLength(3);
  });
});
