import { demoOrganisation } from '../../demo/demo-cases';
import { eventually } from '../../services/kit/testing';
import { overEventStream, overWebSocket, type EventStreamClient } from '../support/event-streams';
import { ask } from '../support/graphql-client';
import { issueTokens, type Tokens } from './callers';
import { newListing } from './refusals';
import { startWirings, type Wirings } from './wirings';

let wirings: Wirings;
let tokens: Tokens;
const open: EventStreamClient<Change>[] = [];
beforeAll(async () => {
  wirings = await startWirings();
  tokens = await issueTokens(wirings.key);
}, 60_000);
afterEach(() => {
  for (const stream of open.splice(0)) stream.close();
});
afterAll(() => wirings.close());

interface Change {
  readonly kind: string;
  readonly cursor: string;
  readonly occurredAt: string;
  readonly id: string | null;
  readonly subject: { readonly title?: string; readonly name?: string } | null;
}

const urls = () => [wirings.inProcess.url, wirings.distributed.url];

let turn = 0;

/** Each question goes to the other wiring than the one before. */
async function send(query: string, variables: object, token?: string) {
  const url = urls()[(turn += 1) % 2] as string;
  const { body } = await ask(url, { query, variables: { ...variables }, token });
  if (body.errors) throw new Error(JSON.stringify(body.errors));
  return body.data;
}

/** On both transports of both wirings. */
function everywhere(query: string, variables: Record<string, unknown>) {
  const streams = urls().flatMap((url) =>
    [overWebSocket, overEventStream].map((over) => over<Change>(url, { query, variables })),
  );
  open.push(...streams);
  return streams;
}

/** What is the same whenever it is read: the subject is shown as it is now. */
const placesOf = (events: readonly Change[]) =>
  events.map(({ kind, cursor, occurredAt, id }) => ({ kind, cursor, occurredAt, id }));

async function expectSame(streams: readonly EventStreamClient<Change>[], count: number) {
  const [first, ...others] = await Promise.all(streams.map((stream) => stream.take(count)));
  for (const other of others) expect(placesOf(other)).toEqual(placesOf(first ?? []));
  return first ?? [];
}

/** All that a feed gives behind the cursor, page by page, from one wiring and the other in turn. */
async function pull(query: string, variables: object, after: string): Promise<readonly Change[]> {
  const events: Change[] = [];
  let cursor = after;
  for (;;) {
    const { feed } = await send(query, { ...variables, after: cursor });
    events.push(...(feed.events as Change[]));
    cursor = feed.pageInfo.endCursor as string;
    if (!feed.pageInfo.hasNextPage) return events;
  }
}

const titled = (title: string) => ({ ...newListing, title: { fi: title } });

async function createListing(title: string): Promise<string> {
  const query = `mutation ($input: CreateListingInput!) {
    createListing(input: $input) { listing { id } userErrors { message } } }`;
  const { createListing: payload } = await send(query, { input: titled(title) }, tokens.member);
  return payload.listing.id as string;
}

async function change(name: 'publishListing' | 'archiveListing', id: string, version: number) {
  const query = `mutation ($id: ID!, $version: Int!) {
    done: ${name}(id: $id, expectedVersion: $version) { userErrors { message } } }`;
  expect((await send(query, { id, version }, tokens.member)).done.userErrors).toEqual([]);
}

async function updateListing(id: string, version: number, input: object) {
  const query = `mutation ($id: ID!, $version: Int!, $input: UpdateListingInput!) {
    done: updateListing(id: $id, expectedVersion: $version, input: $input) { userErrors { message } } }`;
  expect((await send(query, { id, version, input }, tokens.member)).done.userErrors).toEqual([]);
}

async function publishListing(title: string): Promise<string> {
  const id = await createListing(title);
  await change('publishListing', id, 1);
  return id;
}

const newest = async (feed: 'listingChanges' | 'organisationChanges'): Promise<string> => {
  const data = await send(`{ feed: ${feed}(first: 1) { pageInfo { newestCursor } } }`, {});
  return data.feed.pageInfo.newestCursor as string;
};

describe('listingChanged in both wirings', () => {
  const subject =
    'id: listingId subject: listing { title organisation { name } serviceClasses { code } }';
  const subscription = `subscription ($filter: ListingFilter, $after: String, $snapshot: Boolean! = false) {
    listingChanged(filter: $filter, after: $after, snapshot: $snapshot) {
      kind cursor occurredAt ${subject} } }`;
  const feed = `query ($filter: ListingFilter, $after: String) {
    feed: listingChanges(filter: $filter, after: $after, first: 2) {
      events { kind cursor occurredAt ${subject} } pageInfo { endCursor hasNextPage } } }`;
  const filter = { municipality: ['564'], organisation: [demoOrganisation.id] };

  it('tells the whole life of listings, tombstones included, and so does the feed to pull', async () => {
    const after = await newest('listingChanges');
    const streams = everywhere(subscription, { filter, after });
    const moving = await publishListing('Muuttava');
    await updateListing(moving, 2, { title: { fi: 'Muuttaa pois' } });
    await updateListing(moving, 3, { municipalities: ['091'] });
    const ending = await publishListing('Päättyvä');
    await change('archiveListing', ending, 2);
    const events = await expectSame(streams, 5);
    expect(events.map(({ kind, id }) => [kind, id])).toEqual([
      ['PUBLISHED', moving],
      ['UPDATED', moving],
      ['REMOVED', moving],
      ['PUBLISHED', ending],
      ['ARCHIVED', ending],
    ]);
    for (const { events: heard } of streams)
      expect([heard[2]?.subject, heard[4]?.subject]).toEqual([null, null]);
    expect(placesOf(await pull(feed, { filter }, after))).toEqual(placesOf(events));
    const later = everywhere(subscription, { filter, after: events[1]?.cursor });
    expect(placesOf(await expectSame(later, 3))).toEqual(placesOf(events.slice(2)));
  });

  it('begins with a snapshot, goes on from exactly there, and is one upstream from then on', async () => {
    const there = await send(
      'query ($filter: ListingFilter) { listings(filter: $filter, first: 200) { nodes { id } } }',
      { filter },
    );
    const ids = (there.listings.nodes as { id: string }[]).map(({ id }) => id);
    const streams = everywhere(subscription, { filter, snapshot: true });
    const whole = await Promise.all(streams.map((stream) => stream.take(ids.length + 1)));
    for (const events of whole) {
      expect(events.map(({ kind }) => kind)).toEqual([
        ...ids.map(() => 'SNAPSHOT'),
        'SNAPSHOT_END',
      ]);
      expect(events.flatMap(({ id }) => id ?? []).sort()).toEqual([...ids].sort());
    }
    const end = ids.length;
    const first = await publishListing('Ensimmäinen');
    for (const stream of streams) await stream.take(end + 2);
    for (const url of urls()) {
      const shared = [{ websocket: 1, sse: 1 }];
      await eventually(async () => (await sharing(url)) === JSON.stringify(shared));
    }
    const second = await publishListing('Toinen');
    for (const stream of streams) {
      const events = (await stream.take(end + 3)).slice(end + 1);
      expect(events.map(({ kind, id }) => [kind, id])).toEqual([
        ['PUBLISHED', first],
        ['PUBLISHED', second],
      ]);
    }
    const after = whole[0]?.[end]?.cursor;
    const back = everywhere(subscription, { filter, snapshot: true, after });
    expect((await expectSame(back, 2)).map(({ id }) => id)).toEqual([first, second]);
  });

  /** Who shares which upstream, as text. */
  async function sharing(url: string): Promise<string> {
    const headers = { authorization: `Bearer ${tokens.admin}` };
    const live = (await (await fetch(`${url}/debug/live`, { headers })).json()) as {
      readonly upstreams: readonly { readonly subscribers: object }[];
    };
    return JSON.stringify(live.upstreams.map(({ subscribers }) => subscribers));
  }

  it('goes on behind Last-Event-ID over server-sent events', async () => {
    const after = await newest('listingChanges');
    const id = await publishListing('Uudelleen');
    for (const url of urls()) {
      const controller = new AbortController();
      const response = await fetch(
        `${url}/graphql/stream?query=${encodeURIComponent('subscription { listingChanged { listingId } }')}`,
        {
          headers: { accept: 'text/event-stream', 'last-event-id': after },
          signal: controller.signal,
        },
      );
      let text = '';
      for await (const chunk of response.body ?? []) {
        text += Buffer.from(chunk as Uint8Array).toString();
        if (text.includes(id)) break;
      }
      controller.abort();
      expect(text.match(/"listingId":"[^"]+"/g)).toEqual([`"listingId":"${id}"`]);
    }
  });
});

describe('organisationChanged in both wirings', () => {
  const subject =
    'id: organisationId subject: organisation { name listings(first: 1) { totalCount } }';
  const subscription = `subscription ($after: String) {
    organisationChanged(after: $after) { kind cursor occurredAt ${subject} } }`;
  const feed = `query ($after: String) {
    feed: organisationChanges(after: $after, first: 1) {
      events { kind cursor occurredAt ${subject} } pageInfo { endCursor hasNextPage } } }`;

  it('tells of registrations and changes, and so does the feed to pull', async () => {
    const after = await newest('organisationChanges');
    const streams = everywhere(subscription, { after });
    const register = `mutation ($name: String!) {
      done: registerOrganisation(input: { name: { fi: $name }, kind: UNREGISTERED_GROUP }) {
        organisation { id } userErrors { message } } }`;
    const { done } = await send(register, { name: 'Uusi väki' }, tokens.admin);
    const id = done.organisation.id as string;
    await send(
      `mutation ($id: ID!) { updateOrganisation(id: $id, expectedVersion: 1, input: { isNationwide: true }) {
        userErrors { message } } }`,
      { id },
      tokens.admin,
    );
    await send(register, { name: 'Toinen väki' }, tokens.admin);
    const events = await expectSame(streams, 3);
    expect(events.map(({ kind }) => kind)).toEqual(['REGISTERED', 'CHANGED', 'REGISTERED']);
    expect(events.slice(0, 2).map((event) => event.id)).toEqual([id, id]);
    expect(events[0]?.subject?.name).toBe('Uusi väki');
    expect(placesOf(await pull(feed, {}, after))).toEqual(placesOf(events));
    const later = everywhere(subscription, { after: events[0]?.cursor });
    expect(placesOf(await expectSame(later, 2))).toEqual(placesOf(events.slice(1)));
  });
});
