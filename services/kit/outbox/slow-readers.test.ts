import { createTestOutbox, eventually, everything, type TestOutbox } from '../testing';
import type { EventSource } from './event-source';
import type { StoredEvent } from './stored-event';

const interest = everything('thingHappened');
let outbox: TestOutbox;
let source: EventSource;

beforeAll(async () => {
  outbox = await createTestOutbox();
  source = await outbox.start();
});
afterAll(async () => {
  await source.close();
  await outbox.close();
});

type Stream = AsyncIterableIterator<StoredEvent>;

async function readTo(stream: Stream, count: number): Promise<number[]> {
  const positions: number[] = [];
  while (positions.length < count) positions.push((await stream.next()).value.position);
  return positions;
}

const isRising = (positions: readonly number[]): boolean =>
  positions.every((position, index) => index === 0 || position > (positions[index - 1] ?? 0));

it('a hundred who do not read cost their positions, disturb nobody, and lose nothing', async () => {
  const count = 10_000;
  const before = source.head;
  const sleeping = await Promise.all(
    Array.from({ length: 100 }, () => source.subscribe({ interest })),
  );
  const awake = await source.subscribe({ interest });
  const reading = readTo(awake, count);
  let mostBuffered = 0;
  for (let batch = 0; batch < 100; batch += 1) {
    await outbox.happen(...Array.from({ length: 100 }, (_, index) => `${batch} ${index}`));
    mostBuffered = Math.max(mostBuffered, source.statistics().buffered);
  }
  await eventually(() => source.head >= before + count, 20_000);
  const heard = await reading;
  expect([heard.length, isRising(heard), heard[0]]).toEqual([count, true, before + 1]);
  // While the first 400 come they share the same events; then nothing is kept for them.
  expect(mostBuffered).toBeLessThanOrEqual(101 * 400);
  expect(source.statistics()).toMatchObject({ subscribers: 101, behind: 100, buffered: 0 });

  for (const positions of await Promise.all(sleeping.map((stream) => readTo(stream, count)))) {
    expect(positions.length).toBe(count);
    expect(positions.every((position, index) => position === heard[index])).toBe(true);
  }
  await outbox.happen('afterwards');
  const live = await Promise.all([...sleeping, awake].map((stream) => stream.next()));
  expect(new Set(live.map(({ value }) => value.subjectId))).toEqual(new Set(['afterwards']));
  for (const stream of [...sleeping, awake]) await stream.return?.();
  expect(source.statistics()).toMatchObject({ subscribers: 0, interests: 0, buffered: 0 });
}, 240_000);
