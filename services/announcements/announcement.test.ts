import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';
import type { Principal } from '../../platform/identity/principal';
import { admin, memberOf, operatorOf, startTestService, type TestService } from '../kit/testing';
import { announcements } from '.';
import { demoDataOf } from './testing/announcement-record';

let service: TestService;

beforeAll(async () => {
  service = await startTestService(announcements);
  await service.loadDemoData(
    demoDataOf(
      { id: 'lappi', regions: ['19'], publishedAt: '2026-02-01T10:00:00.000Z' },
      {
        id: 'rovaniemi',
        kind: 'EVENT',
        municipalities: ['698'],
        eventTime: { startsAt: '2026-05-01T10:00:00.000Z', endsAt: '2026-05-01T10:00:00.000Z' },
        title: { sv: 'Kväll', en: 'Evening' },
      },
      {
        id: 'avustus',
        kind: 'GRANT_CALL',
        publisherId: 'kaupunki',
        wholeCountry: true,
        applicationWindow: {
          opensAt: '2026-03-01T10:00:00.000Z',
          closesAt: '2026-04-01T10:00:00.000Z',
        },
        link: { title: { fi: 'Hae' }, url: 'https://kaupunki.fi/haku' },
        publishedAt: '2026-01-20T10:00:00.000Z',
      },
      { id: 'luonnos', status: 'DRAFT', municipalities: ['698'] },
      { id: 'vanha', status: 'ARCHIVED', publisherId: 'muu', municipalities: ['837'] },
    ),
  );
});

afterAll(() => service.close());

async function ids(args: string, principal?: Principal): Promise<unknown> {
  const document = `{ announcements${args} { nodes { id } } }`;
  const { data, errors } = await service.execute(document, { principal });
  return (
    errors?.[0]?.extensions.code ?? data.announcements.nodes.map(({ id }: { id: string }) => id)
  );
}

describe('the announcements subgraph', () => {
  it('composes', () => {
    const result = composeServices([
      { name: 'announcements', typeDefs: parse(service.sdl), url: 'http://announcements' },
    ]);
    expect(result.errors).toBeUndefined();
  });

  it('answers an announcement with its times, link and references', async () => {
    const { data, errors } = await service.execute(`{
      grant: announcement(id: "avustus") {
        kind title summary publisher { id } wholeCountry municipalities { code } eventTime { startsAt }
        applicationWindow { opensAt closesAt } link { title url } isDemo version publishedAt
      }
      event: announcement(id: "rovaniemi") {
        title(language: FI) availableLanguages municipalities { code } eventTime { startsAt endsAt } link { url }
      }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      grant: {
        kind: 'GRANT_CALL',
        title: 'Tiedote avustus',
        summary: 'Lyhyesti',
        publisher: { id: 'kaupunki' },
        wholeCountry: true,
        municipalities: [],
        eventTime: null,
        applicationWindow: {
          opensAt: '2026-03-01T10:00:00.000Z',
          closesAt: '2026-04-01T10:00:00.000Z',
        },
        link: { title: 'Hae', url: 'https://kaupunki.fi/haku' },
        isDemo: true,
        version: 1,
        publishedAt: '2026-01-20T10:00:00.000Z',
      },
      event: {
        title: 'Kväll',
        availableLanguages: ['SV', 'EN'],
        municipalities: [{ code: '698' }],
        eventTime: { startsAt: '2026-05-01T10:00:00.000Z', endsAt: '2026-05-01T10:00:00.000Z' },
        link: null,
      },
    });
  });

  it('lists what is published, the newest first or by its time', async () => {
    expect(await ids('')).toEqual(['lappi', 'avustus', 'rovaniemi']);
    expect(await ids('(orderBy: HAPPENS_AT)')).toEqual(['lappi', 'avustus', 'rovaniemi']);
    expect(await ids('(orderBy: HAPPENS_AT, filter: { kind: [EVENT, GRANT_CALL] })')).toEqual([
      'avustus',
      'rovaniemi',
    ]);
  });

  it('filters by kind, publisher, area and time', async () => {
    expect(await ids('(filter: { publisher: "kaupunki" })')).toEqual(['avustus']);
    expect(await ids('(filter: { municipality: "698" })')).toEqual([
      'lappi',
      'avustus',
      'rovaniemi',
    ]);
    expect(await ids('(filter: { region: "19", includeWholeCountry: false })')).toEqual([
      'lappi',
      'rovaniemi',
    ]);
    expect(await ids('(filter: { municipality: "837", region: "06" })')).toEqual(['avustus']);
    expect(await ids('(filter: { endsAfter: "2026-04-15T00:00:00Z" })')).toEqual(['rovaniemi']);
    expect(await ids('(filter: { region: "99" })')).toBe('UNKNOWN_CODE');
  });

  it.each(['kind: [', 'publisher: [', 'municipality: [', 'status: ['])(
    'are refused to a filter of too many values: %s…',
    async (field) => {
      const value = { kind: 'EVENT', status: 'PUBLISHED' }[field.split(':')[0] ?? ''] ?? '"091"';
      const values = Array.from({ length: 200 }, () => value).join();
      const { errors } = await service.execute(
        `{ announcements(filter: { ${field}${values}] }) { totalCount } }`,
      );
      expect(errors?.[0]?.message).toContain('has 200 values; at most 100');
    },
  );

  it('shows drafts and archived ones to those who may edit them', async () => {
    const hidden = '(filter: { status: [DRAFT, ARCHIVED] })';
    expect(await ids(hidden)).toBe('UNAUTHENTICATED');
    expect(await ids(hidden, memberOf('yhdistys'))).toEqual(['luonnos']);
    expect(await ids(hidden, memberOf('muu'))).toEqual(['vanha']);
    expect(await ids(hidden, operatorOf({ regions: ['19'] }))).toEqual(['luonnos']);
    expect(await ids(hidden, admin)).toEqual(['vanha', 'luonnos']);
    const one = '{ announcement(id: "luonnos") { id } }';
    const seenBy = async (principal?: Principal): Promise<unknown> =>
      (await service.execute(one, { principal })).data.announcement;
    expect(await seenBy()).toBeNull();
    expect(await seenBy(memberOf('muu'))).toBeNull();
    expect(await seenBy(memberOf('yhdistys'))).toEqual({ id: 'luonnos' });
  });

  it('hides drafts from references too', async () => {
    const r = ['lappi', 'luonnos', 'nobody'].map((id) => ({ __typename: 'Announcement', id }));
    const { data } = await service.execute(
      'query ($r: [_Any!]!) { _entities(representations: $r) { ... on Announcement { id } } }',
      { variables: { r } },
    );
    expect(data._entities).toEqual([{ id: 'lappi' }, null, null]);
  });

  it('adds announcements to organisations, municipalities and regions by one statement each', async () => {
    const r = [
      { __typename: 'Organisation', id: 'yhdistys' },
      { __typename: 'Municipality', code: '698' },
      { __typename: 'Organisation', id: 'kaupunki' },
      { __typename: 'Region', code: '19' },
      { __typename: 'Municipality', code: '837' },
    ];
    const list = '{ announcements(first: 2) { totalCount nodes { id } pageInfo { hasNextPage } } }';
    service.forgetStatements();
    const { data, errors } = await service.execute(
      `query ($r: [_Any!]!) { _entities(representations: $r) {
        ... on Organisation ${list} ... on Municipality ${list} ... on Region ${list}
      } }`,
      { variables: { r } },
    );
    expect(errors).toBeUndefined();
    const shown = data._entities.map(
      ({
        announcements: { totalCount, nodes },
      }: {
        announcements: { totalCount: number; nodes: { id: string }[] };
      }) => [totalCount, ...nodes.map(({ id }) => id)],
    );
    expect(shown).toEqual([
      [2, 'lappi', 'rovaniemi'],
      [3, 'lappi', 'avustus'],
      [1, 'avustus'],
      [3, 'lappi', 'avustus'],
      [1, 'avustus'],
    ]);
    // Pages and counts, once for organisations and once for areas of both kinds.
    expect(service.statements).toHaveLength(4);
  });
});
