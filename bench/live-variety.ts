import 'reflect-metadata';
import { anonymous } from '../platform/identity/principal';
import { reference } from '../reference';
import { InterestIndex, type Follower } from '../services/kit/outbox/interest-index';
import type { Interest } from '../services/kit/outbox/event-source';
import type { StoredEvent } from '../services/kit/outbox/stored-event';
import type { ListingEvent } from '../services/listings/listing-event.type';
import type { ListingFilter } from '../services/listings/listing.filter';
import { changes, followedBy } from '../services/listings/listing.interest';
import { tokensOfEvent } from '../services/listings/listing.tokens';
import { randomEvent } from '../services/listings/testing/listing-events';
import { seeded } from '../services/listings/testing/listing-records';
import { median } from './measure/load';
import { printTable } from './measure/table';

/**
 * `npm run bench live-variety`: what it costs to find who is to hear of an event, with 200 different
 * filters. The baseline of the same run evaluates the filter of every subscriber.
 */
const filterCount = 200;
const eventCount = 100;
const rounds = 3;

interface Figures {
  readonly microseconds: number;
  readonly deliveries: number;
  readonly evaluations: number;
}

class Counter implements Follower<ListingEvent> {
  heard = 0;
  push(): void {
    this.heard += 1;
  }
  fail(error: unknown): void {
    throw error;
  }
}

/** Half of them follow a municipality, half an organisation. */
function filters(): readonly ListingFilter[] {
  const municipalities = reference().municipalities.slice(0, filterCount / 2);
  return [
    ...municipalities.map(({ code }) => ({ municipality: [code], includeWholeCountry: false })),
    ...Array.from({ length: filterCount / 2 }, (_, at) => ({ organisation: [`org-${at}`] })),
  ];
}

function timed(events: readonly StoredEvent[], deliver: (event: StoredEvent) => void): number {
  const times = Array.from({ length: rounds }, () => {
    const started = performance.now();
    for (const event of events) deliver(event);
    return ((performance.now() - started) * 1_000) / events.length;
  });
  return median(times);
}

type Subscriber = { readonly interest: Interest<ListingEvent>; readonly counter: Counter };

function measureIndex(subscribers: readonly Subscriber[], events: readonly StoredEvent[]): Figures {
  const index = new InterestIndex(tokensOfEvent);
  for (const { interest, counter } of subscribers) index.add(interest, counter);
  const microseconds = timed(events, (event) => index.deliver(event));
  const runs = rounds * events.length;
  return {
    microseconds,
    deliveries: takeHeard(subscribers) / runs,
    evaluations: index.evaluations / runs,
  };
}

function measureEverybody(
  subscribers: readonly Subscriber[],
  events: readonly StoredEvent[],
): Figures {
  const microseconds = timed(events, (event) => {
    for (const { interest, counter } of subscribers)
      if (interest.toValue(event) !== null) counter.push();
  });
  const deliveries = takeHeard(subscribers) / (rounds * events.length);
  return { microseconds, deliveries, evaluations: subscribers.length };
}

function takeHeard(subscribers: readonly Subscriber[]): number {
  let heard = 0;
  for (const { counter } of subscribers) {
    heard += counter.heard;
    counter.heard = 0;
  }
  return heard;
}

/** Until the code of both ways is compiled; otherwise the first row would pay for it. */
function warmUp(subscribers: readonly Subscriber[], events: readonly StoredEvent[]): void {
  const end = performance.now() + 2_000;
  while (performance.now() < end) {
    measureEverybody(subscribers, events);
    measureIndex(subscribers, events);
  }
}

function main(): void {
  const random = seeded(47);
  const events = Array.from({ length: eventCount }, (_, position) => randomEvent(random, position));
  const asked = filters();
  const subscribersOf = (count: number): readonly Subscriber[] =>
    Array.from({ length: count }, (_, at) => ({
      interest: changes(followedBy(asked[at % asked.length], anonymous)),
      counter: new Counter(),
    }));
  warmUp(subscribersOf(2_000), events);
  const rows = [200, 1_000, 2_000, 20_000].map((count) => {
    const subscribers = subscribersOf(count);
    const everybody = measureEverybody(subscribers, events);
    const index = measureIndex(subscribers, events);
    if (index.deliveries !== everybody.deliveries) throw new Error('The two do not agree.');
    return {
      subscribers: count,
      'deliveries/event': index.deliveries,
      'evaluations/event': index.evaluations,
      'µs/event': index.microseconds,
      'everybody asked (baseline), µs': everybody.microseconds,
      ratio: index.microseconds / everybody.microseconds,
    };
  });
  console.log(`${filterCount} filters, ${eventCount} events, median of ${rounds} rounds.`);
  printTable(rows);
}

void main();
