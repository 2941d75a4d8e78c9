import { EventStream, type StreamSource } from './event-stream';
import type { StoredEvent } from './stored-event';

const event = (position: number): StoredEvent => ({
  position,
  type: 'happened',
  subjectId: String(position),
  organisationId: null,
  payload: {},
  occurredAt: new Date(0),
});

const range = (first: number, last: number): StoredEvent[] =>
  Array.from({ length: last - first + 1 }, (_, index) => event(first + index));

/** A source whose database holds events 1 … `stored`, of which it has given out up to `head`. */
class FakeSource implements StreamSource {
  head: number;
  stored: number;
  readonly reads: number[] = [];
  readonly released: EventStream[] = [];

  constructor(head: number, stored = head) {
    this.head = head;
    this.stored = stored;
  }

  async read(after: number, atMost: number): Promise<readonly StoredEvent[]> {
    this.reads.push(after);
    return range(after + 1, Math.min(after + atMost, this.stored));
  }

  release(stream: EventStream): void {
    this.released.push(stream);
  }

  push(stream: EventStream, position: number): void {
    this.head = position;
    this.stored = Math.max(this.stored, position);
    stream.push(event(position));
  }
}

async function take(stream: EventStream, count: number): Promise<number[]> {
  const positions: number[] = [];
  while (positions.length < count) positions.push((await stream.next()).value?.position ?? -1);
  return positions;
}

describe('a stream of events', () => {
  it('gives nothing twice that it has read before its source gave it out', async () => {
    // Another process has numbered 4 and 5 already.
    const source = new FakeSource(3, 5);
    const stream = new EventStream(source, { after: 1 });
    expect(await take(stream, 4)).toEqual([2, 3, 4, 5]);
    for (const position of [4, 5, 6]) source.push(stream, position);
    expect(await take(stream, 1)).toEqual([6]);
  });

  it('is live without reading when it begins at the head', async () => {
    const source = new FakeSource(3);
    const stream = new EventStream(source, {});
    source.push(stream, 4);
    expect(await take(stream, 1)).toEqual([4]);
    expect(source.reads).toEqual([]);
  });

  it('keeps at most a thousand events for a reader that does not read', async () => {
    const source = new FakeSource(0);
    const stream = new EventStream(source, {});
    for (const { position } of range(1, 1_500)) source.push(stream, position);
    expect(await take(stream, 1_500)).toEqual(range(1, 1_500).map(({ position }) => position));
    expect(source.reads[0]).toBe(1_000);
  });

  it('passes over history that is kept no more', async () => {
    const source = new FakeSource(10);
    source.read = async () => [];
    const stream = new EventStream(source, { after: 2 });
    const next = stream.next();
    await new Promise(setImmediate);
    source.push(stream, 11);
    expect((await next).value?.position).toBe(11);
  });

  it('ends with the error when reading fails for good, and is released', async () => {
    const source = new FakeSource(10);
    source.read = async () => Promise.reject(new Error('no such table'));
    const stream = new EventStream(source, { after: 2 });
    await expect(stream.next()).rejects.toThrow('no such table');
    expect(await stream.next()).toEqual({ done: true, value: undefined });
    expect(source.released).toEqual([stream]);
  });

  it('waits while the database is away, and goes on when woken', async () => {
    const source = new FakeSource(3);
    const read = source.read.bind(source);
    source.read = async () => Promise.reject(Object.assign(new Error(), { code: 'ECONNREFUSED' }));
    const stream = new EventStream(source, { after: 2 });
    const next = stream.next();
    await new Promise(setImmediate);
    source.read = read;
    stream.wake();
    expect((await next).value?.position).toBe(3);
  });

  it('is over at once when its signal has fired before', async () => {
    const stream = new EventStream(new FakeSource(3), { after: 1, signal: AbortSignal.abort() });
    expect(await stream.next()).toEqual({ done: true, value: undefined });
  });
});
