import { Client } from 'pg';
import { eventually } from '../../services/kit/testing';
import { openEventStream, openWebSocket } from '../soak/visitors';
import { issueTokens } from './callers';
import { startWirings, type Wirings } from './wirings';

const clients = 1_000;

let wirings: Wirings;
let database: Client;
let adminToken: string;
beforeAll(async () => {
  wirings = await startWirings({ LIVE_MAX_PER_PRINCIPAL: String(clients) });
  ({ admin: adminToken } = await issueTokens(wirings.key));
  database = new Client(wirings.database.url);
  await database.connect();
}, 60_000);
afterAll(async () => {
  await database.end();
  await wirings.close();
});

const urls = () => [wirings.inProcess.url, wirings.distributed.url];

interface Totals {
  readonly sockets: number;
  readonly eventStreams: number;
  readonly callers: number;
  readonly subscriptions: number;
  readonly upstreams: number;
}

async function totalsOf(url: string): Promise<Totals> {
  const headers = { authorization: `Bearer ${adminToken}`, connection: 'close' };
  const response = await fetch(`${url}/debug/live`, { headers });
  const { totals } = (await response.json()) as { totals: Totals };
  const { sockets, eventStreams, subscriptions, callers, upstreams } = totals;
  return { sockets, eventStreams, subscriptions, callers, upstreams };
}

/** Of the services, which are processes of their own in production. */
const readersOfEvents = (): number =>
  wirings.distributed.eventStatistics().reduce((sum, { subscribers }) => sum + subscribers, 0);

async function listeners(): Promise<number> {
  const { rows } = await database.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM pg_stat_activity
     WHERE datname = current_database() AND application_name LIKE 'lahella-graph % events'`,
  );
  return rows[0]?.count ?? NaN;
}

const activeCount = (kind: string): number =>
  process.getActiveResourcesInfo().filter((name) => name === kind).length;

/** Of clients, of the gateways, of the services, and of the database. */
const held = async () => ({
  gateways: await Promise.all(urls().map(totalsOf)),
  readersOfEvents: readersOfEvents(),
  listeners: await listeners(),
});

/** Each follows something else: nothing is shared, down to the events of the service. */
const question = (index: number) => ({
  query: 'subscription ($filter: ListingFilter) { listingChanged(filter: $filter) { cursor } }',
  variables: { filter: { organisation: [`nobody-${index}`] } },
});

async function comeAndVanish(count: number): Promise<void> {
  const before = await held();
  const lines = await Promise.all(
    Array.from({ length: count }, (_, index) => {
      const open = index % 4 < 2 ? openWebSocket : openEventStream;
      return open(urls()[index % 2] as string, question(index));
    }),
  );
  await eventually(async () => {
    const { gateways, readersOfEvents: readers, listeners: listening } = await held();
    return (
      gateways.every(({ subscriptions }) => subscriptions === count / 2) &&
      gateways.every(({ upstreams }) => upstreams === count / 2) &&
      readers === count / 2 &&
      // However many follow, each service has one listener.
      listening === before.listeners
    );
  }, 30_000);
  for (const line of lines) line.reset();
}

it('A thousand clients that vanish leave nothing behind at any layer', async () => {
  const nothing = await held();
  // The first ones open connections that are kept for others.
  await comeAndVanish(4);
  const [sockets, timers] = [activeCount('TCPSocketWrap'), activeCount('Timeout')];
  await comeAndVanish(clients);
  await eventually(async () => JSON.stringify(await held()) === JSON.stringify(nothing), 20_000);
  await eventually(() => activeCount('TCPSocketWrap') <= sockets, 20_000);
  await eventually(() => activeCount('Timeout') <= timers, 20_000);
  expect(nothing.readersOfEvents).toBe(0);
  expect(nothing.gateways.map(({ subscriptions }) => subscriptions)).toEqual([0, 0]);
}, 120_000);
