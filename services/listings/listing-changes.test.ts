import { parse, subscribe, type ExecutionResult } from 'graphql';
import { anonymous, type Principal } from '../../platform/identity/principal';
import { silentLog } from '../kit/log';
import { startService, type RunningService } from '../kit/service';
import { eventually, startTestService, type TestService } from '../kit/testing';
import { listings } from '.';
import { type ListingFilter } from './listing.filter';
import { listingInput } from './testing/listing-input';
import { listingRecord, pick, seeded, type Random } from './testing/listing-records';
import { admin, memberOf, operatorOf } from './testing/principals';

let service: TestService;
const open = new Set<AbortController>();

beforeAll(async () => {
  service = await startTestService(listings);
});
afterEach(async () => {
  for (const controller of open) controller.abort();
  open.clear();
  await service.dataSource.query('TRUNCATE listing');
});
afterAll(() => service.close());

interface Delivered {
  readonly kind: string;
  readonly cursor: string;
  readonly occurredAt: string;
  readonly listingId: string | null;
  readonly listing: {
    readonly id: string;
    readonly title: string;
    readonly version: number;
  } | null;
  readonly gap: { readonly since: string | null; readonly until: string } | null;
}

interface Args {
  readonly filter?: ListingFilter;
  readonly after?: string | null;
  readonly snapshot?: boolean;
}

const fields = 'kind cursor occurredAt listingId listing { id title version } gap { since until }';

const subscription = parse(
  `subscription ($filter: ListingFilter, $after: String, $snapshot: Boolean! = false) {
    listingChanged(filter: $filter, after: $after, snapshot: $snapshot) { ${fields} } }`,
);

// Tests read answers by hand; their shape is what they assert.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Stream = AsyncGenerator<ExecutionResult<any>>;

async function openStream(
  args: Args,
  principal: Principal = anonymous,
  { schema, contextFor }: RunningService = service,
  signal: AbortSignal = new AbortController().signal,
): Promise<Stream> {
  const contextValue = contextFor({ principal, requestId: 'test', signal });
  const variableValues = { ...args };
  const stream = await subscribe({ schema, document: subscription, contextValue, variableValues });
  if (Symbol.asyncIterator in stream) return stream;
  throw stream.errors?.[0];
}

/** Subscribes and gathers what comes, until the test ends. */
async function follow(args: Args = {}, principal: Principal = anonymous): Promise<Delivered[]> {
  const controller = new AbortController();
  open.add(controller);
  const stream = await openStream(args, principal, service, controller.signal);
  const delivered: Delivered[] = [];
  void (async () => {
    for await (const { data, errors } of stream) {
      if (errors) throw errors[0];
      delivered.push(data.listingChanged);
    }
  })();
  return delivered;
}

interface Page {
  readonly events: Delivered[];
  readonly pageInfo: { endCursor: string; hasNextPage: boolean; newestCursor: string };
}

async function pull(
  args: Args & { readonly first?: number },
  principal: Principal = anonymous,
): Promise<Page> {
  const { data, errors } = await service.execute(
    `query ($filter: ListingFilter, $after: String, $first: Int! = 100) {
      listingChanges(filter: $filter, after: $after, first: $first) {
        events { ${fields} } pageInfo { endCursor hasNextPage newestCursor } } }`,
    { variables: { ...args }, principal },
  );
  if (errors) throw errors[0];
  return data.listingChanges;
}

async function pullAll(args: Args & { readonly first?: number }, principal?: Principal) {
  const events: Delivered[] = [];
  for (let after = args.after; ;) {
    const page = await pull({ ...args, after: after ?? null }, principal);
    events.push(...page.events);
    after = page.pageInfo.endCursor;
    if (!page.pageInfo.hasNextPage) return events;
  }
}

async function load(...records: Parameters<typeof listingRecord>[0][]): Promise<void> {
  const all = records.map((record) => listingRecord(record));
  await service.loadDemoData({ listings: all, organisations: [], announcements: [] });
}

const draft = { status: 'DRAFT', publishedAt: null } as const;

async function create(principal: Principal = admin): Promise<string> {
  const { data } = await service.execute(
    'mutation ($i: CreateListingInput!) { createListing(input: $i) { listing { id } userErrors { code } } }',
    { variables: { i: listingInput() }, principal },
  );
  return data.createListing.listing.id;
}

async function change(what: 'publish' | 'archive', id: string, version: number): Promise<void> {
  const { data } = await service.execute(
    `mutation ($id: ID!, $v: Int!) { result: ${what}Listing(id: $id, expectedVersion: $v) {
      userErrors { code } } }`,
    { variables: { id, v: version }, principal: admin },
  );
  expect(data.result.userErrors).toEqual([]);
}

async function update(id: string, version: number, input: object): Promise<void> {
  const { data } = await service.execute(
    `mutation ($id: ID!, $v: Int!, $i: UpdateListingInput!) {
      updateListing(id: $id, expectedVersion: $v, input: $i) { userErrors { code } } }`,
    { variables: { id, v: version, i: input }, principal: admin },
  );
  expect(data.updateListing.userErrors).toEqual([]);
}

/** What came, as `KIND id` with `+` where there was a listing with it. */
const told = (delivered: readonly Delivered[]): string[] =>
  delivered.map(({ kind, listingId, listing }) => `${kind} ${listingId}${listing ? ' +' : ''}`);

const arrived = (delivered: readonly Delivered[], last: string) =>
  eventually(() => told(delivered).some((one) => one.startsWith(last)), 20_000);

const oulu = ['564'];
const helsinki = ['091'];

describe('listingChanged', () => {
  it('tells what happens to a listing, in the order of the changes', async () => {
    await load({ id: 'a', ...draft });
    const all = await follow();
    await change('publish', 'a', 1);
    await arrived(all, 'PUBLISHED');
    await update('a', 2, { title: { fi: 'Uusi' } });
    await arrived(all, 'UPDATED');
    await change('archive', 'a', 3);
    await arrived(all, 'ARCHIVED');
    expect(told(all)).toEqual(['PUBLISHED a +', 'UPDATED a +', 'ARCHIVED a']);
    expect(all[1]).toMatchObject({ listing: { title: 'Uusi', version: 3 }, gap: null });
    expect(new Set(all.map(({ cursor }) => cursor)).size).toBe(3);
  });

  it('tells who followed a listing that it has left the filter, without its content', async () => {
    await load({ id: 'a', municipalities: oulu }, { id: 'b', municipalities: helsinki });
    const north = await follow({ filter: { municipality: oulu } });
    const south = await follow({ filter: { municipality: helsinki } });
    await update('a', 1, { municipalities: helsinki });
    await update('b', 1, { municipalities: oulu });
    await arrived(north, 'UPDATED b');
    await arrived(south, 'REMOVED b');
    await change('archive', 'a', 2);
    await arrived(south, 'ARCHIVED a');
    expect(told(north)).toEqual(['REMOVED a', 'UPDATED b +']);
    expect(told(south)).toEqual(['UPDATED a +', 'REMOVED b', 'ARCHIVED a']);
  });

  it('tells of drafts only those who may see them, and of archived ones who follow them', async () => {
    const everywhere: ListingFilter = { status: ['DRAFT', 'PUBLISHED', 'ARCHIVED'] };
    const own = await follow({ filter: everywhere }, memberOf('org-1'));
    const other = await follow({ filter: everywhere }, memberOf('org-2'));
    const near = await follow({ filter: everywhere }, operatorOf({ municipalities: helsinki }));
    const far = await follow({ filter: everywhere }, operatorOf({ municipalities: oulu }));
    const anybody = await follow();
    const id = await create();
    await update(id, 1, { title: { fi: 'Vielä luonnos' } });
    await change('publish', id, 2);
    await change('archive', id, 3);
    for (const one of [own, other, near, far, anybody]) await arrived(one, 'ARCHIVED');
    const kinds = (delivered: readonly Delivered[]) => delivered.map(({ kind }) => kind);
    const whole = ['CREATED', 'UPDATED', 'PUBLISHED', 'ARCHIVED'];
    expect(kinds(own)).toEqual(whole);
    expect(kinds(near)).toEqual(whole);
    for (const one of [other, far, anybody]) expect(kinds(one)).toEqual(['PUBLISHED', 'ARCHIVED']);
    expect(own.at(-1)?.listing?.id).toBe(id);
    expect(other.at(-1)?.listing).toBeNull();
  });

  it('shows nobody the content of what was withdrawn between event and reading', async () => {
    await load({ id: 'a', ...draft }, { id: 'b', ...draft });
    const first = await follow();
    await change('publish', 'b', 1);
    await arrived(first, 'PUBLISHED b');
    await change('publish', 'a', 1);
    await change('archive', 'a', 2);
    const after = first[0]?.cursor ?? '';
    const late = await follow({ after });
    await arrived(late, 'ARCHIVED a');
    expect(told(late)).toEqual(['PUBLISHED a', 'ARCHIVED a']);
    expect(told((await pull({ after })).events)).toEqual(['PUBLISHED a', 'ARCHIVED a']);
    const owner = await pull({ after, filter: { status: ['PUBLISHED'] } }, memberOf('org-1'));
    expect(told(owner.events)).toEqual(['PUBLISHED a', 'ARCHIVED a']);
  });

  it('goes on behind any cursor of the feed, also one of listingPublished', async () => {
    await load({ id: 'a', ...draft }, { id: 'b', ...draft });
    const stream = await service.subscribe('subscription { listingPublished { cursor kind } }');
    const next = stream.next();
    await change('publish', 'a', 1);
    const { value } = await next;
    await stream.return(undefined);
    expect(value.data.listingPublished.kind).toBe('PUBLISHED');
    await change('publish', 'b', 1);
    const rest = await follow({ after: value.data.listingPublished.cursor });
    await arrived(rest, 'PUBLISHED b');
    expect(told(rest)).toEqual(['PUBLISHED b +']);
  });
});

describe('a snapshot', () => {
  it('gives what meets the filter, says when it is complete, and goes on', async () => {
    await load(
      { id: 'a', municipalities: oulu },
      { id: 'b', municipalities: oulu },
      { id: 'c', municipalities: helsinki },
      { id: 'd', municipalities: oulu, ...draft },
    );
    const north = await follow({ filter: { municipality: oulu }, snapshot: true });
    await arrived(north, 'SNAPSHOT_END');
    expect(told(north).slice(0, 2).sort()).toEqual(['SNAPSHOT a +', 'SNAPSHOT b +']);
    expect(told(north).slice(2)).toEqual(['SNAPSHOT_END null']);
    await change('archive', 'a', 1);
    await arrived(north, 'ARCHIVED');
    const rest = await follow({ after: north[2]?.cursor ?? '' });
    await arrived(rest, 'ARCHIVED');
    expect(told(rest)).toEqual(['ARCHIVED a']);
  });

  it('begins again behind a cursor from within, and is spared behind that of an event', async () => {
    await load({ id: 'a' }, { id: 'b' });
    const first = await follow({ snapshot: true });
    await arrived(first, 'SNAPSHOT_END');
    const again = await follow({ snapshot: true, after: first[0]?.cursor ?? '' });
    await arrived(again, 'SNAPSHOT_END');
    expect(told(again).sort()).toEqual(told(first).sort());
    const spared = await follow({ snapshot: true, after: first[2]?.cursor ?? '' });
    await change('archive', 'b', 1);
    await arrived(spared, 'ARCHIVED');
    expect(told(spared)).toEqual(['ARCHIVED b']);
  });

  it('shows listings as they were when it was taken', async () => {
    await load(...Array.from({ length: 1_200 }, (_, index) => ({ id: `l${index}` })));
    const stream = await openStream({ snapshot: true });
    await service.dataSource.query(`UPDATE listing SET titles = '{"fi": "Myöhemmin"}'`);
    const titles = new Set<string>();
    for (let event; event?.kind !== 'SNAPSHOT_END';) {
      event = (await stream.next()).value.data.listingChanged as Delivered;
      if (event.listing) titles.add(event.listing.title);
    }
    expect(titles.size).toBe(1_200);
    expect(titles).not.toContain('Myöhemmin');
    await stream.return(undefined);
  }, 30_000);

  it('holds no connection while it is read slowly, and nothing when it is left', async () => {
    await load(...Array.from({ length: 1_200 }, (_, index) => ({ id: `l${index}` })));
    const streams = await Promise.all(
      Array.from({ length: 12 }, () => openStream({ snapshot: true })),
    );
    for (const stream of streams) await stream.next();
    const [busy] = await service.dataSource.query(
      `SELECT count(*)::int AS count FROM pg_stat_activity
       WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
    );
    expect(busy.count).toBe(0);
    for (const stream of streams) await stream.return(undefined);
    const nothing = { subscribers: 0, interests: 0, buffered: 0 };
    expect(service.events.statistics()).toMatchObject(nothing);
  }, 30_000);

  it('follows a gap by itself', async () => {
    await load({ id: 'a' }, { id: 'b' });
    const first = await follow({ snapshot: true });
    await arrived(first, 'SNAPSHOT_END');
    const after = first[2]?.cursor ?? '';
    await create();
    await pull({ first: 1 });
    await service.dataSource.query(
      `UPDATE outbox_lost SET occurred_at = now(), position = (SELECT max(position) FROM outbox)`,
    );
    // Another process: it has nothing of what is kept no more in its memory.
    const other = await startService(listings, { url: service.database.url, log: silentLog });
    const mirror = await openStream({ snapshot: true, after }, anonymous, other);
    const events: Delivered[] = [];
    for (let count = 0; count < 4; count += 1)
      events.push((await mirror.next()).value.data.listingChanged);
    expect(told(events.slice(0, 1))).toEqual(['GAP null']);
    expect(told(events.slice(1, 3)).sort()).toEqual(['SNAPSHOT a +', 'SNAPSHOT b +']);
    expect(told(events.slice(3))).toEqual(['SNAPSHOT_END null']);
    expect(events[0]?.gap).toEqual({
      since: expect.stringMatching(/Z$/),
      until: events[0]?.occurredAt,
    });
    await change('archive', 'a', 1);
    expect(told([(await mirror.next()).value.data.listingChanged])).toEqual(['ARCHIVED a']);
    await mirror.return(undefined);
    // Who left between the gap and the snapshot gets the snapshot when it comes back.
    const back = await openStream({ snapshot: true, after: events[0]?.cursor }, anonymous, other);
    const rows = [await back.next(), await back.next()];
    expect(told(rows.map(({ value }) => value.data.listingChanged))).toEqual([
      'SNAPSHOT b +',
      'SNAPSHOT_END null',
    ]);
    await back.return(undefined);
    const plain = await openStream({ after }, anonymous, other);
    const rest = [await plain.next(), await plain.next()];
    expect(told(rest.map(({ value }) => value.data.listingChanged))).toEqual([
      'GAP null',
      'ARCHIVED a',
    ]);
    await plain.return(undefined);
    await other.close();
  });

  /** Writes at random until told to stop; remembers nothing. */
  async function write(random: Random, ids: readonly string[], running: { on: boolean }) {
    while (running.on) {
      const id = pick(random, ids);
      const { data } = await service.execute(
        'query ($id: ID!) { listing(id: $id) { status version } }',
        { variables: { id }, principal: admin },
      );
      const { status, version } = data.listing;
      const what = random();
      const mutation =
        what < 0.4
          ? `updateListing(id: $id, expectedVersion: $v, input: { municipalities: ["${pick(random, ['564', '091'])}"] })`
          : `${status === 'PUBLISHED' ? 'archive' : 'publish'}Listing(id: $id, expectedVersion: $v)`;
      // Losing a race for a version is fine.
      await service.execute(
        `mutation ($id: ID!, $v: Int!) { ${mutation} { userErrors { code } } }`,
        { variables: { id, v: version }, principal: admin },
      );
    }
  }

  it('and what follows it add up to the final state under concurrent writes', async () => {
    const random = seeded(23);
    const ids = Array.from({ length: 40 }, (_, index) => `w${index}`);
    await load(...ids.map((id) => ({ id, municipalities: pick(random, [oulu, helsinki]) })));
    const running = { on: true };
    const writers = Array.from({ length: 4 }, (_, index) => write(seeded(index), ids, running));
    const all: ListingFilter = { status: ['DRAFT', 'PUBLISHED', 'ARCHIVED'] };
    const rounds: { north: Delivered[]; whole: Delivered[] }[] = [];
    for (let round = 0; round < 20; round += 1) {
      const [north, whole] = await Promise.all([
        follow({ filter: { municipality: oulu }, snapshot: true }),
        follow({ filter: all, snapshot: true }, admin),
      ]);
      rounds.push({ north, whole });
      await arrived(whole, 'SNAPSHOT_END');
    }
    running.on = false;
    await Promise.all(writers);
    const last = await create();
    await change('publish', last, 1);
    const final = await finalState();
    for (const { north, whole } of rounds) {
      await arrived(whole, `PUBLISHED ${last}`);
      expectNothingMissingOrDoubled(whole, final, last);
      await eventually(() => expectHeld(north, final.north) ?? true, 20_000);
    }
  }, 60_000);

  interface FinalState {
    readonly versions: ReadonlyMap<string, number>;
    readonly north: readonly string[];
  }

  async function finalState(): Promise<FinalState> {
    const rows: { id: string; version: number; north: boolean }[] = await service.dataSource.query(
      `SELECT id, version, status = 'PUBLISHED' AND '564' = ANY(municipality_codes) AS north
       FROM listing ORDER BY id`,
    );
    return {
      versions: new Map(rows.map(({ id, version }) => [id, version])),
      north: rows.filter(({ north }) => north).map(({ id }) => id),
    };
  }

  /** Every change has one version and one event: the snapshot's version and the events behind it. */
  function expectNothingMissingOrDoubled(
    delivered: readonly Delivered[],
    { versions }: FinalState,
    last: string,
  ): void {
    const reached = new Map<string, number>();
    for (const { kind, listingId, listing } of delivered) {
      if (listingId === null) continue;
      const before = reached.get(listingId) ?? 0;
      reached.set(listingId, kind === 'SNAPSHOT' ? (listing?.version ?? NaN) : before + 1);
    }
    expect([...reached].sort()).toEqual([...versions].sort());
    expect(reached.get(last)).toBe(2);
    const cursors = delivered.filter(({ kind }) => kind !== 'SNAPSHOT').map(({ cursor }) => cursor);
    expect(new Set(cursors).size).toBe(cursors.length);
  }

  function expectHeld(delivered: readonly Delivered[], ids: readonly string[]): void {
    const held = new Set<string>();
    for (const { kind, listingId } of delivered) {
      if (listingId === null) continue;
      if (kind === 'REMOVED' || kind === 'ARCHIVED') held.delete(listingId);
      else held.add(listingId);
    }
    expect([...held].sort()).toEqual(ids);
  }
});

describe('listingChanges', () => {
  it('gives what the stream gives, in its order, page by page', async () => {
    const random = seeded(5);
    const ids = Array.from({ length: 12 }, (_, index) => `p${index}`);
    await load(...ids.map((id) => ({ id, municipalities: oulu })));
    const begin = (await pull({ first: 1 })).pageInfo.newestCursor;
    const stream = await follow({ filter: { municipality: oulu } });
    for (const id of ids) {
      if (random() < 0.5) await change('archive', id, 1);
      else await update(id, 1, { municipalities: pick(random, [oulu, helsinki]) });
    }
    await eventually(() => stream.length === ids.length);
    const bare = (events: readonly Delivered[]) =>
      events.map(({ kind, cursor, listingId, occurredAt }) => [
        kind,
        cursor,
        listingId,
        occurredAt,
      ]);
    for (const first of [1, 5, 500]) {
      const pulled = await pullAll({ after: begin, filter: { municipality: oulu }, first });
      expect(bare(pulled)).toEqual(bare(stream));
    }
    expect(new Set(told(stream).map((one) => one.split(' ')[0]))).toEqual(
      new Set(['ARCHIVED', 'UPDATED', 'REMOVED']),
    );
  });

  it('has what was committed before it was asked', async () => {
    for (let round = 0; round < 20; round += 1) {
      const id = await create();
      await change('publish', id, 1);
      const { events } = await pull({ first: 500, filter: { organisation: ['org-1'] } });
      expect(events.at(-1)?.listingId).toBe(id);
    }
  });

  it('reads the listings of a page in one statement', async () => {
    const begin = (await pull({ first: 1 })).pageInfo.newestCursor;
    for (let count = 0; count < 5; count += 1) await change('publish', await create(), 1);
    service.forgetStatements();
    expect((await pull({ after: begin })).events).toHaveLength(5);
    const reads = service.statements.filter((text) => /FROM listing l WHERE/.test(text));
    expect(reads).toHaveLength(1);
  });

  it('moves on over what nobody asked for', async () => {
    await load({ id: 'a', ...draft });
    const begin = (await pull({ first: 1 })).pageInfo.newestCursor;
    await change('publish', 'a', 1);
    const { events, pageInfo } = await pull({ after: begin, filter: { municipality: ['049'] } });
    expect(events).toEqual([]);
    expect(pageInfo).toMatchObject({ hasNextPage: false });
    expect((await pull({ after: pageInfo.endCursor })).events).toEqual([]);
  });

  it('refuses what is no page', async () => {
    const foreign = Buffer.from('["event","announcements",1,null]').toString('base64url');
    const future = Buffer.from('["event","listings",1000000,null]').toString('base64url');
    const begun = Buffer.from('["snapshot","listings",1,null]').toString('base64url');
    const codeOf = (args: Args & { first?: number }) =>
      pull(args).then(
        () => null,
        (error) => error.extensions.code,
      );
    for (const after of ['', 'x', foreign, future, begun])
      expect(await codeOf({ after })).toBe('INVALID_CURSOR');
    for (const first of [0, 501]) expect(await codeOf({ first })).toBe('BAD_USER_INPUT');
    expect(await codeOf({ filter: { status: ['DRAFT'] } })).toBe('UNAUTHENTICATED');
  });
});
