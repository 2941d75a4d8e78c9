import { anonymous, type Principal } from '../../platform/identity/principal';
import {
  everything,
  admin,
  memberOf,
  operatorOf,
  publicBody,
  startTestService,
  type TestService,
} from '../kit/testing';
import { announcements } from '.';

let service: TestService;

beforeAll(async () => {
  service = await startTestService(announcements);
});

afterAll(() => service.close());

const member = memberOf('yhdistys');
const city = publicBody('kaupunki');

const create = (input: object, principal: Principal = member) =>
  service.execute(
    `mutation ($input: CreateAnnouncementInput!) { createAnnouncement(input: $input) {
      announcement { id status version publisher { id } publishedAt }
      userErrors { code path }
    } }`,
    { variables: { input }, principal },
  );

const publish = (id: string, expectedVersion = 1, principal: Principal = member) =>
  service.execute(
    `mutation ($id: ID!, $expectedVersion: Int!) {
      publishAnnouncement(id: $id, expectedVersion: $expectedVersion) {
        announcement { id status version publishedAt }
        userErrors { code path }
      }
    }`,
    { variables: { id, expectedVersion }, principal },
  );

const bulletin = { kind: 'BULLETIN', title: { fi: 'Uutinen' }, municipalities: ['698'] };
const day = (hours: string): string => `2030-05-01T${hours}:00Z`;

async function draft(input: object, principal?: Principal): Promise<string> {
  const { data } = await create(input, principal);
  return data.createAnnouncement.announcement.id;
}

const problemsOf = (payload: { userErrors: { code: string; path: string[] }[] }): string[][] =>
  payload.userErrors.map(({ code, path }) => [code, path.join('.')]);

describe('writing announcements', () => {
  it('makes a draft without an event, then publishes it with one', async () => {
    const stream = await service.events.subscribe({
      interest: everything('announcementPublished'),
    });
    const { data } = await create(bulletin);
    expect(data.createAnnouncement).toMatchObject({
      announcement: {
        status: 'DRAFT',
        version: 1,
        publisher: { id: 'yhdistys' },
        publishedAt: null,
      },
      userErrors: [],
    });
    const { id } = data.createAnnouncement.announcement;
    const published = await publish(id);
    expect(published.data.publishAnnouncement.announcement).toMatchObject({
      id,
      status: 'PUBLISHED',
      version: 2,
    });
    expect((await stream.next()).value).toMatchObject({
      type: 'announcementPublished',
      subjectId: id,
      organisationId: 'yhdistys',
    });
    await stream.return?.();
  });

  it('names everything that is wrong at once and writes nothing', async () => {
    const { data } = await create({
      kind: 'BULLETIN',
      title: { fi: '' },
      summary: { fi: 'x'.repeat(501) },
      municipalities: ['698', '999'],
      regions: ['77'],
      wholeCountry: true,
      eventTime: { startsAt: day('12:00'), endsAt: day('11:00') },
      applicationWindow: { opensAt: day('12:00'), closesAt: day('12:00') },
      link: { title: { fi: 'Lue' }, url: 'ftp://example.org' },
    });
    expect(problemsOf(data.createAnnouncement).sort()).toEqual(
      [
        ['VALUE_MISSING', 'input.title'],
        ['VALUE_TOO_LONG', 'input.summary.fi'],
        ['UNKNOWN_CODE', 'input.municipalities.1'],
        ['UNKNOWN_CODE', 'input.regions.0'],
        ['CONFLICTING_VALUES', 'input.wholeCountry'],
        ['CONFLICTING_VALUES', 'input.eventTime'],
        ['INVALID_PERIOD', 'input.eventTime.endsAt'],
        ['CONFLICTING_VALUES', 'input.applicationWindow'],
        ['INVALID_PERIOD', 'input.applicationWindow.closesAt'],
        ['INVALID_PERIOD', 'input.applicationWindow.closesAt'],
        ['INVALID_FORMAT', 'input.link.url'],
      ].sort(),
    );
    expect(data.createAnnouncement.announcement).toBeNull();
  });

  it('publishes nothing that lacks its time or area', async () => {
    const event = await draft({ kind: 'EVENT', title: { fi: 'Tapahtuma' } });
    const { data } = await publish(event);
    expect(problemsOf(data.publishAnnouncement)).toEqual([
      ['VALUE_MISSING', 'eventTime'],
      ['VALUE_MISSING', 'municipalities'],
    ]);
    const call = await draft(
      { kind: 'GRANT_CALL', title: { fi: 'Haku' }, wholeCountry: true },
      city,
    );
    const refused = await publish(call, 1, city);
    expect(problemsOf(refused.data.publishAnnouncement)).toEqual([
      ['VALUE_MISSING', 'applicationWindow'],
    ]);
  });

  it('takes an event whose end is its beginning', async () => {
    const eventTime = { startsAt: day('10:00'), endsAt: day('10:00') };
    const id = await draft({ ...bulletin, kind: 'EVENT', eventTime });
    expect((await publish(id)).data.publishAnnouncement.userErrors).toEqual([]);
  });

  it('refuses stale versions, unknown ids and publishing twice', async () => {
    const id = await draft(bulletin);
    expect(problemsOf((await publish(id, 2)).data.publishAnnouncement)).toEqual([
      ['STALE_VERSION', 'expectedVersion'],
    ]);
    expect(problemsOf((await publish('nobody')).data.publishAnnouncement)).toEqual([
      ['NOT_FOUND', 'id'],
    ]);
    expect(problemsOf((await publish('\0')).data.publishAnnouncement)).toEqual([
      ['NOT_FOUND', 'id'],
    ]);
    await publish(id);
    expect(problemsOf((await publish(id, 2)).data.publishAnnouncement)).toEqual([
      ['WRONG_STATUS', 'id'],
    ]);
  });

  it('publishes once when two do it at the same time', async () => {
    const id = await draft(bulletin);
    const answers = await Promise.all([publish(id), publish(id)]);
    const problems = answers.flatMap(({ data }) => problemsOf(data.publishAnnouncement));
    expect(problems).toEqual([['STALE_VERSION', 'expectedVersion']]);
  });

  it.each<[string, Principal, object, string | undefined]>([
    ['the anonymous', anonymous, {}, 'UNAUTHENTICATED'],
    ['without the scope', memberOf('yhdistys', { scopes: [] }), {}, 'FORBIDDEN'],
    ['for another organisation', member, { publisherId: 'muu' }, 'FORBIDDEN'],
    ['without an organisation', memberOf(null), {}, 'BAD_USER_INPUT'],
    ['a grant call by a member', member, { kind: 'GRANT_CALL' }, 'FORBIDDEN'],
    ['an evening by a member', member, { kind: 'ASSOCIATION_EVENING' }, 'FORBIDDEN'],
    ['an evening by a public body', city, { kind: 'ASSOCIATION_EVENING' }, undefined],
    ['a grant call by a public body', city, { kind: 'GRANT_CALL' }, undefined],
    ['a training by a member', member, { kind: 'TRAINING' }, undefined],
    ['an operator in its area', operatorOf({ regions: ['19'] }), { publisherId: 'muu' }, undefined],
    ['an operator elsewhere', operatorOf({ regions: ['01'] }), { publisherId: 'muu' }, 'FORBIDDEN'],
    ['an admin', admin, { publisherId: 'muu', kind: 'GRANT_CALL' }, undefined],
  ])('%s', async (_who, principal, input, code) => {
    const { errors } = await create({ ...bulletin, ...input }, principal);
    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  it('shows others no draft, not even by its refusal', async () => {
    const id = await draft(bulletin);
    const { data } = await publish(id, 1, memberOf('muu'));
    expect(problemsOf(data.publishAnnouncement)).toEqual([['NOT_FOUND', 'id']]);
  });
});

describe('announcementPublished', () => {
  const open = (args: string) =>
    service.subscribe(
      `subscription { announcementPublished${args} { cursor occurredAt announcement { id title publisher { id } } } }`,
    );

  const publishNew = async (input: object): Promise<string> => {
    const id = await draft({ ...bulletin, ...input }, admin);
    await publish(id, 1, admin);
    return id;
  };

  it('tells of what meets the filter and of nothing else', async () => {
    const stream = await open('(filter: { kind: [BULLETIN], region: "19", publisher: "a" })');
    await publishNew({ publisherId: 'b' });
    await publishNew({ publisherId: 'a', municipalities: ['837'] });
    await publishNew({
      publisherId: 'a',
      kind: 'GRANT_CALL',
      applicationWindow: { opensAt: day('10:00'), closesAt: day('11:00') },
    });
    const wanted = await publishNew({ publisherId: 'a', municipalities: [], wholeCountry: true });
    const { value } = await stream.next();
    expect(value).toMatchObject({
      data: {
        announcementPublished: {
          announcement: { id: wanted, title: 'Uutinen', publisher: { id: 'a' } },
        },
      },
    });
    await stream.return(undefined);
  });

  it('goes on behind a cursor without loss or repetition', async () => {
    const first = await open('');
    const ids = [await publishNew({ publisherId: 'a' }), await publishNew({ publisherId: 'a' })];
    const { value } = await first.next();
    await first.return(undefined);
    const { cursor, announcement } = value.data.announcementPublished;
    expect(announcement.id).toBe(ids[0]);
    const second = await open(`(after: "${cursor}")`);
    const next = await second.next();
    expect(next.value.data.announcementPublished.announcement.id).toBe(ids[1]);
    await second.return(undefined);
  });

  it('tells of publications that are kept no more, and goes on behind them', async () => {
    const first = await open('');
    await publishNew({ publisherId: 'a' });
    const { cursor } = (await first.next()).value.data.announcementPublished;
    await first.return(undefined);
    await service.dataSource.query(
      `UPDATE outbox_lost SET position = nextval('outbox_position'), occurred_at = now()`,
    );
    const stream = await service.subscribe(
      `subscription ($after: String) { announcementPublished(after: $after) {
        kind announcementId announcement { id } gap { since until } } }`,
      { variables: { after: cursor } },
    );
    const id = await publishNew({ publisherId: 'a' });
    expect((await stream.next()).value.data.announcementPublished).toEqual({
      kind: 'GAP',
      announcementId: null,
      announcement: null,
      gap: { since: expect.stringMatching(/Z$/), until: expect.stringMatching(/Z$/) },
    });
    expect((await stream.next()).value.data.announcementPublished).toMatchObject({
      kind: 'PUBLISHED',
      announcementId: id,
    });
    await stream.return(undefined);
  });

  it('refuses cursors that are none of its own', async () => {
    const foreign = Buffer.from('["event","listings",1]').toString('base64url');
    for (const after of ['x', foreign])
      await expect(open(`(after: "${after}")`)).rejects.toMatchObject({
        extensions: { code: 'INVALID_CURSOR' },
      });
  });

  it('gives null for an announcement that was withdrawn since', async () => {
    const stream = await open('');
    const id = await publishNew({ publisherId: 'a' });
    await service.dataSource.query(`UPDATE announcement SET status = 'ARCHIVED' WHERE id = $1`, [
      id,
    ]);
    const { value } = await stream.next();
    expect(value.data.announcementPublished.announcement).toBeNull();
    await stream.return(undefined);
  });
});
