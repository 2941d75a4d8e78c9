import { Client } from 'pg';
import { eventually } from '../../services/kit/testing';
import { ask, codesOf, type AnswerError } from '../support/graphql-client';
import { overEventStream, overWebSocket, type EventStreamClient } from '../support/event-streams';
import { issueTokens, type Tokens } from './callers';
import { announcementTopic, listingTopic, type Topic, type TopicEvent } from './topics';
import { startWirings, type Wirings } from './wirings';

let wirings: Wirings;
let tokens: Tokens;
let open: EventStreamClient<TopicEvent>[] = [];
beforeAll(async () => {
  wirings = await startWirings();
  tokens = await issueTokens(wirings.key);
}, 60_000);
afterEach(() => {
  for (const stream of open) stream.close();
  open = [];
});
afterAll(() => wirings.close());

/** The topic on both transports of both wirings: in-process first, WebSocket first. */
function subscribeEverywhere(
  { subscription: query }: Topic,
  variables: Record<string, unknown> = {},
): readonly EventStreamClient<TopicEvent>[] {
  const streams = [wirings.inProcess.url, wirings.distributed.url].flatMap((url) =>
    [overWebSocket, overEventStream].map((over) => over<TopicEvent>(url, { query, variables })),
  );
  open.push(...streams);
  return streams;
}

let turn = 0;

/** Each publication goes through the other wiring than the one before. */
function publish(topic: Topic, title: string): Promise<void> {
  const { url } = turn++ % 2 === 0 ? wirings.inProcess : wirings.distributed;
  return topic.publish(url, tokens.member, title);
}

const hears = ({ events }: EventStreamClient<TopicEvent>, title: string): boolean =>
  events.some(({ subject }) => subject.title === title);

/**
 * Publishes until every stream hears it: no protocol says when a subscription is taken up. Gives
 * the cursor from which on all of them have heard everything.
 */
async function waitUntilLive(
  topic: Topic,
  streams: readonly EventStreamClient<TopicEvent>[],
  title = 'Alku',
): Promise<string> {
  let last = '';
  await eventually(async () => {
    last = `${title} ${turn}`;
    await publish(topic, last);
    return eventually(() => streams.every((stream) => hears(stream, last)), 200);
  }, 10_000);
  return streams[0]?.events.find(({ subject }) => subject.title === last)?.cursor ?? '';
}

const titlesAfter = (cursor: string, events: readonly TopicEvent[]): readonly string[] =>
  events
    .slice(events.findIndex((event) => event.cursor === cursor) + 1)
    .map(({ subject }) => subject.title);

describe.each([listingTopic, announcementTopic])('$name in both wirings', (topic) => {
  const matching = topic === listingTopic ? 'Harrastus' : 'Tiedote';

  it('reaches WebSockets and event streams alike, completed by the other subgraphs', async () => {
    const streams = subscribeEverywhere(topic);
    const start = await waitUntilLive(topic, streams);
    for (const title of ['Yksi', 'Kaksi', 'Kolme']) await publish(topic, title);
    await eventually(() => streams.every((stream) => hears(stream, 'Kolme')));
    const [first, ...others] = streams.map(({ events }) =>
      events.slice(events.findIndex(({ cursor }) => cursor === start)),
    );
    expect(titlesAfter(start, first ?? [])).toEqual(['Yksi', 'Kaksi', 'Kolme']);
    for (const other of others) expect(other).toEqual(first);
    expect(streams.map((stream) => stream.failure())).toEqual(streams.map(() => undefined));
  });

  it('tells a filtered subscription of what meets the filter alone', async () => {
    const streams = subscribeEverywhere(topic, { filter: topic.filter });
    const start = await waitUntilLive(topic, streams, matching);
    const titles = ['Muu', `${matching} A`, 'Toinen', `${matching} B`];
    for (const title of titles) await publish(topic, title);
    await eventually(() => streams.every((stream) => hears(stream, `${matching} B`)));
    for (const { events } of streams)
      expect(titlesAfter(start, events)).toEqual(titles.filter(topic.meetsFilter));
  });

  it('goes on behind `after`, from the past into the present without a seam', async () => {
    const start = await waitUntilLive(topic, subscribeEverywhere(topic));
    for (const title of ['Menneisyys 1', 'Menneisyys 2']) await publish(topic, title);
    const streams = subscribeEverywhere(topic, { after: start });
    for (const stream of streams) await stream.take(2);
    for (const title of ['Nykyisyys 1', 'Nykyisyys 2']) await publish(topic, title);
    for (const stream of streams) {
      const events = await stream.take(4);
      expect(events.map(({ subject }) => subject.title)).toEqual([
        'Menneisyys 1',
        'Menneisyys 2',
        'Nykyisyys 1',
        'Nykyisyys 2',
      ]);
      expect(new Set(events.map(({ cursor }) => cursor)).size).toBe(4);
    }
  });

  it.each([
    ['a cursor that is none', { after: 'x' }, 'INVALID_CURSOR', 'The cursor in `after` is none'],
    ['an unknown code', { filter: { municipality: ['999'] } }, 'UNKNOWN_CODE', '999'],
  ])('refuses %s before the first event, with its sentence', async (_, variables, code, text) => {
    await expectRefusals(subscribeEverywhere(topic, variables), code, text);
  });
});

/**
 * Not an event with errors, but an `error` message, or a status in place of a stream. Only where a
 * stream has begun because its subgraph answers on a socket, it is told in it, and the stream ends.
 */
async function expectRefusals(
  streams: readonly EventStreamClient<TopicEvent>[],
  code: string,
  text: string,
): Promise<void> {
  const refusals = await Promise.all(streams.map(({ ended }) => ended as Promise<AnswerError[]>));
  const messages = refusals.map((errors) => errors.map(({ message }) => message));
  expect(messages[0]).toEqual([expect.stringContaining(text)]);
  for (const other of messages) expect(other).toEqual(messages[0]);
  const codes = refusals.map((errors) => errors.map(({ extensions }) => extensions.code));
  expect(codes).toEqual(streams.map(() => [code]));
  const ways = ['error message', 'HTTP 400', 'error message', 'answer'];
  expect(streams.map((stream) => stream.failedBy())).toEqual(ways);
  for (const { events } of streams) expect(events).toEqual([]);
}

it('A stream that is refused after it has begun ends for good: nobody comes back in vain', async () => {
  const query = 'subscription { listingPublished(after: "x") { cursor } }';
  const address = `${wirings.distributed.url}/graphql/stream?query=${encodeURIComponent(query)}`;
  const response = await fetch(address, { headers: { accept: 'text/event-stream' } });
  expect(response.status).toBe(200);
  expect(await response.text()).toMatch(
    /\n\nevent: next\ndata: {"errors":\[.*INVALID_CURSOR.*\]}\n\nevent: complete\ndata:\n\n$/,
  );
});

it('A cursor of another topic is refused', async () => {
  const start = await waitUntilLive(listingTopic, subscribeEverywhere(listingTopic));
  const streams = subscribeEverywhere(announcementTopic, { after: start });
  await expectRefusals(streams, 'INVALID_CURSOR', 'The cursor in `after` is none');
});

describe('What is not committed', () => {
  let database: Client;
  beforeAll(async () => {
    database = new Client(wirings.database.url);
    await database.connect();
  });
  afterAll(() => database.end());

  it('is never heard of: a change that fails at its commit, a stale version', async () => {
    await failCommitsOf(database, 'Peruuntuva');
    const streams = subscribeEverywhere(listingTopic);
    const start = await waitUntilLive(listingTopic, streams);
    for (const { url } of [wirings.inProcess, wirings.distributed]) {
      const token = tokens.member;
      await expect(listingTopic.publish(url, token, 'Peruuntuva')).rejects.toThrow(
        /"message":"Internal error".*INTERNAL_SERVER_ERROR/,
      );
    }
    await publish(listingTopic, 'Toteutuva');
    await eventually(() => streams.every((stream) => hears(stream, 'Toteutuva')));
    for (const { events } of streams) expect(titlesAfter(start, events)).toEqual(['Toteutuva']);
    const drafts = await ask(wirings.inProcess.url, {
      query: '{ listings(filter: { status: [DRAFT] }, first: 200) { nodes { title version } } }',
      token: tokens.member,
    });
    expect(codesOf(drafts)).toEqual([]);
    expect(drafts.body.data.listings.nodes).toContainEqual({ title: 'Peruuntuva', version: 1 });
  });
});

/** The database refuses, at the commit, what was done to published listings with this title. */
async function failCommitsOf(database: Client, title: string): Promise<void> {
  await database.query(`
    CREATE FUNCTION listings.refuse_commit() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'not this one'; END $$`);
  await database.query(`
    CREATE CONSTRAINT TRIGGER refuse AFTER UPDATE ON listings.listing
      DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
      WHEN (NEW.titles ->> 'fi' = '${title}') EXECUTE FUNCTION listings.refuse_commit()`);
}
