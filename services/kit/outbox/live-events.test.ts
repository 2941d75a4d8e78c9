import type DataLoader from 'dataloader';
import type { ServiceContext } from '../context';
import { encodeEventCursor } from './event-cursor';
import type { SubscribeOptions } from './event-source';
import { liveEvents } from './live-events';
import type { StoredEvent } from './stored-event';

const event = (position: number): StoredEvent => ({
  position,
  type: 'happened',
  subjectId: String(position),
  organisationId: null,
  payload: {},
  occurredAt: new Date(0),
});

function contextOf(...events: StoredEvent[]) {
  const asked: SubscribeOptions[] = [];
  const signal = new AbortController().signal;
  const loaders = new Map<unknown, DataLoader<unknown, unknown>>();
  const subscribe = async (options: SubscribeOptions) => {
    asked.push(options);
    return (async function* () {
      yield* events;
    })();
  };
  const context = { loaders, signal, events: { subscribe } } as unknown as ServiceContext;
  return { context, asked, loaders, signal };
}

describe('live events', () => {
  it('pass on what is made of them and leave out what is not wanted', async () => {
    const { context } = contextOf(event(1), event(2), event(3));
    const stream = await liveEvents(context, {
      service: 'things',
      types: ['happened'],
      toValue: ({ position }) => (position === 2 ? null : position),
    });
    const values: number[] = [];
    for await (const value of stream) values.push(value);
    expect(values).toEqual([1, 3]);
  });

  it('begin each with empty loaders, so that no event shows what an earlier one has read', async () => {
    const { context, loaders } = contextOf(event(1), event(2));
    const options = { service: 'things', types: ['happened'], toValue: (one: StoredEvent) => one };
    const stream = await liveEvents(context, options);
    await stream.next();
    loaders.set('read', {} as DataLoader<unknown, unknown>);
    await stream.next();
    expect(loaders.size).toBe(0);
  });

  it('go on behind a cursor of the same service and refuse others', async () => {
    const { context, asked, signal } = contextOf();
    const options = { service: 'things', types: ['happened'], toValue: () => null };
    await liveEvents(context, { ...options, after: encodeEventCursor('things', 7) });
    expect(asked).toEqual([{ types: ['happened'], after: 7, signal }]);
    for (const after of [
      encodeEventCursor('others', 7),
      encodeEventCursor('things', -1),
      '',
      'W10',
    ])
      await expect(liveEvents(context, { ...options, after })).rejects.toMatchObject({
        extensions: { code: 'INVALID_CURSOR' },
      });
  });
});
