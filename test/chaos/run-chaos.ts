import { setTimeout as delay } from 'node:timers/promises';
import { decodeEventCursor } from '../../services/kit/outbox';
import { seededRandom, type Random } from '../differential/random';
import { startDeployment, type Deployment, type PartName } from '../support/deployment';
import { follow, type Follower } from './follower';
import { committedPositions, newestCursor, startWriters, type Writers } from './writers';

export interface ChaosOptions {
  /** Half of them over WebSocket, half over server-sent events. */
  readonly clients: number;
  /** Ends when at least so many publications are confirmed. */
  readonly events: number;
  /** Which parts are killed, in which order; the seed shuffles it. */
  readonly kills: readonly PartName[];
  readonly seed: number;
  /** Whether services hear of events by way of NATS. */
  readonly withNats?: boolean;
  /** Hears what happens. */
  readonly say?: (sentence: string) => void;
}

export interface ChaosReport {
  /** Publications that were committed. */
  readonly committed: number;
  /** In the order in which they were killed. */
  readonly killed: readonly PartName[];
  /** What is wrong with what is there or with what a client has got; empty when all is right. */
  readonly complaints: readonly string[];
  /** Connections that clients have lost and made anew. */
  readonly losses: number;
  /** Publications without an answer or with a refusal. */
  readonly failures: number;
}

/** Milliseconds in which every client must have everything when the last part is back. */
const patience = 60_000;
const writers = 4;

/**
 * Clients follow publications while parts of the deployment are killed, one after the other, evenly
 * over the events. Compares what each client has got with what the database says was committed.
 */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { clients, seed, withNats, say = () => undefined } = options;
  const deployment = await startDeployment({ withNats });
  const after = await newestCursor(deployment);
  const start = decodeEventCursor('listings', after).position;
  const followers = Array.from({ length: clients }, (_, index) =>
    follow(index % 2 === 0 ? 'websocket' : 'sse', { url: deployment.url, after }),
  );
  const writing = startWriters(deployment, writers);
  try {
    const killed = await killOneByOne(deployment, seededRandom(seed), options, writing);
    await until(() => writing.successes >= options.events);
    await writing.stop();
    say('Everything is written; waiting for the clients.');
    const wanted = await committedPositions(deployment, start);
    await until(() => followers.every((one) => one.positions.length >= wanted.length), patience);
    return {
      committed: wanted.length,
      killed,
      complaints: [
        ...missingEvents(wanted.length, writing.successes),
        ...followers.flatMap((one, index) => complaintsOf(one, index, wanted)),
      ],
      losses: followers.reduce((sum, one) => sum + one.losses, 0),
      failures: writing.failures,
    };
  } finally {
    await writing.stop();
    await Promise.all(followers.map((one) => one.close()));
    await deployment.close();
  }
}

async function killOneByOne(
  deployment: Deployment,
  random: Random,
  { kills, events, say = () => undefined }: ChaosOptions,
  writing: Writers,
): Promise<readonly PartName[]> {
  const order = shuffled(kills, random);
  for (const [index, part] of order.entries()) {
    const due = Math.floor((events * (index + 0.5)) / order.length);
    await until(() => writing.successes >= due);
    await deployment.kill(part);
    // Sometimes at once, sometimes after clients have knocked in vain.
    await delay(random.below(400));
    await deployment.restart(part);
    say(`${part} was killed at ${due} events and is back.`);
  }
  return order;
}

/** Resolves when it holds, or at the deadline: what is compared afterwards says what is missing. */
async function until(holds: () => boolean, milliseconds = Infinity): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (!holds() && Date.now() < deadline) await delay(20);
}

function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  const rest = [...items];
  return items.map(() => rest.splice(random.below(rest.length), 1)[0] as T);
}

/** What was confirmed is there. What was not may be there as well: its answer was lost. */
const missingEvents = (committed: number, confirmed: number): readonly string[] =>
  committed >= confirmed
    ? []
    : [`Of ${confirmed} confirmed publications only ${committed} have an event.`];

function complaintsOf(
  { transport, positions }: Follower,
  index: number,
  wanted: readonly number[],
): readonly string[] {
  const at = wanted.findIndex((position, place) => positions[place] !== position);
  if (at === -1 && positions.length === wanted.length) return [];
  const place = at === -1 ? wanted.length : at;
  return [
    `Client ${index} (${transport}) has ${positions.length} of ${wanted.length} events; the first ` +
      `difference is at ${place}: ${positions[place]} in place of ${wanted[place]}.`,
  ];
}
