import { everything } from '../testing';
import type { EventPage } from './event-source';
import { EventStream, type StreamSource } from './event-stream';
import type { EventPosition, StoredEvent } from './stored-event';

const event = (position: number): StoredEvent => ({
  position,
  type: 'happened',
  subjectId: String(position),
  organisationId: null,
  payload: {},
  occurredAt: new Date(position),
});

const range = (first: number, last: number): StoredEvent[] =>
  Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => event(first + index));

const interest = everything('happened');
const behind = (position: number): EventPosition => ({ position, at: null });
type Stream = EventStream<StoredEvent>;

/** A source whose database holds events 1 … `stored`, of which it has given out up to `head`. */
class FakeSource implements StreamSource {
  head: number;
  stored: number;
  readonly reads: number[] = [];
  readonly released: unknown[] = [];
  readonly stranded: EventStream<unknown>[] = [];

  constructor(head: number, stored = head) {
    this.head = head;
    this.stored = stored;
  }

  async read(after: number): Promise<EventPage> {
    this.reads.push(after);
    const events = range(after + 1, Math.min(after + 200, this.stored));
    return { events, through: events.at(-1)?.position ?? this.head, lost: null };
  }

  wakeWhenBack(stream: EventStream<unknown>): void {
    this.stranded.push(stream);
  }

  release(stream: EventStream<unknown>): void {
    this.released.push(stream);
  }

  push(stream: Stream, position: number): void {
    this.head = position;
    this.stored = Math.max(this.stored, position);
    stream.push(event(position), event(position));
  }
}

async function take(stream: Stream, count: number): Promise<number[]> {
  const positions: number[] = [];
  while (positions.length < count) positions.push((await stream.next()).value?.position ?? -1);
  return positions;
}

const positions = (first: number, last: number): number[] =>
  range(first, last).map(({ position }) => position);

describe('a stream of events', () => {
  it('gives nothing twice that it has read before its source gave it out', async () => {
    // Another process has numbered 4 and 5 already.
    const source = new FakeSource(3, 5);
    const stream = new EventStream(source, { interest, after: behind(1) });
    expect(await take(stream, 4)).toEqual([2, 3, 4, 5]);
    for (const position of [4, 5, 6]) source.push(stream, position);
    expect(await take(stream, 1)).toEqual([6]);
  });

  it('is live without reading when it begins at the head', async () => {
    const source = new FakeSource(3);
    const stream = new EventStream(source, { interest });
    source.push(stream, 4);
    expect(await take(stream, 1)).toEqual([4]);
    expect(source.reads).toEqual([]);
  });

  it('keeps nothing but its position for a reader that does not read', async () => {
    const source = new FakeSource(0);
    const stream = new EventStream(source, { interest });
    for (const position of positions(1, 300)) source.push(stream, position);
    expect(stream.buffered).toBe(300);
    for (const position of positions(301, 1_500)) source.push(stream, position);
    expect([stream.buffered, stream.isLive]).toEqual([0, false]);
    expect(await take(stream, 1_500)).toEqual(positions(1, 1_500));
    expect(source.reads[0]).toBe(0);
    source.push(stream, 1_501);
    expect(await take(stream, 1)).toEqual([1_501]);
  });

  it('reads on from what was given when it falls behind in the middle', async () => {
    const source = new FakeSource(0);
    const stream = new EventStream(source, { interest });
    for (const position of positions(1, 10)) source.push(stream, position);
    expect(await take(stream, 4)).toEqual([1, 2, 3, 4]);
    for (const position of positions(11, 500)) source.push(stream, position);
    expect(await take(stream, 496)).toEqual(positions(5, 500));
  });

  it('does not read what it passed over while it was live', async () => {
    const source = new FakeSource(0);
    const stream = new EventStream(source, { interest });
    // Nothing up to 9,000 was of interest: nobody has pushed it.
    for (const position of positions(9_001, 9_500)) source.push(stream, position);
    await take(stream, 1);
    expect(source.reads[0]).toBe(9_000);
    source.head = 20_000;
    const quiet = new EventStream(source, { interest });
    source.head = 30_000;
    quiet.fallBehind();
    source.stored = 30_000;
    const waiting = quiet.next();
    await new Promise(setImmediate);
    expect(source.reads.at(-1)).toBe(30_000);
    quiet.end();
    await waiting;
  });

  it('tells of history that is kept no more, and goes on behind it', async () => {
    const source = new FakeSource(10);
    const until = new Date(5);
    source.read = async (after) => ({
      events: range(Math.max(after, 7) + 1, 10),
      through: 10,
      lost: after < 7 ? { position: 7, until } : null,
    });
    const stream = new EventStream(source, {
      interest,
      after: { position: 2, at: new Date(2) },
    });
    expect((await stream.next()).value).toMatchObject({
      type: 'gap',
      position: 7,
      payload: { since: new Date(2) },
      occurredAt: until,
    });
    expect(await take(stream, 3)).toEqual([8, 9, 10]);
  });

  it('passes over positions that no event has', async () => {
    const source = new FakeSource(10);
    source.read = async () => ({ events: [], through: 10, lost: null });
    const stream = new EventStream(source, { interest, after: behind(2) });
    const next = stream.next();
    await new Promise(setImmediate);
    source.push(stream, 11);
    expect((await next).value?.position).toBe(11);
  });

  it('ends with the error when reading fails for good, and is released', async () => {
    const source = new FakeSource(10);
    source.read = async () => Promise.reject(new Error('no such table'));
    const stream = new EventStream(source, { interest, after: behind(2) });
    await expect(stream.next()).rejects.toThrow('no such table');
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    expect(source.released).toEqual([stream]);
  });

  it('waits while the database is away, and goes on when woken', async () => {
    const source = new FakeSource(3);
    const read = source.read.bind(source);
    source.read = async () => Promise.reject(Object.assign(new Error(), { code: 'ECONNREFUSED' }));
    const stream = new EventStream(source, { interest, after: behind(2) });
    const next = stream.next();
    await new Promise(setImmediate);
    expect(source.stranded).toEqual([stream]);
    source.read = read;
    stream.wake();
    expect((await next).value?.position).toBe(3);
  });

  it('is over at once when its signal has fired before', async () => {
    const stream = new EventStream(new FakeSource(3), {
      interest,
      after: behind(1),
      signal: AbortSignal.abort(),
    });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });
});
