import { createTopic } from '../testing/topic';
import { mapIterator } from './map-iterator';

describe('mapIterator', () => {
  it('hears return() while it waits for the next value', async () => {
    const topic = createTopic<number>();
    const mapped = mapIterator(topic.subscribe(), (value) => value * 2);
    const waiting = mapped.next();
    await mapped.return?.();
    expect(await waiting).toEqual({ done: true, value: undefined });
    expect(topic.subscribers).toBe(0);
  });
});
