import type DataLoader from 'dataloader';
import type { ServiceContext } from '../context';
import { everything } from '../testing';
import { encodeEventCursor, encodeSnapshotCursor } from './event-cursor';
import type { SubscribeOptions } from './event-source';
import { liveEvents } from './live-events';

const options = { service: 'things', interest: everything('happened') };

function contextOf(...values: unknown[]) {
  const asked: SubscribeOptions<unknown>[] = [];
  const signal = new AbortController().signal;
  const loaders = new Map<unknown, DataLoader<unknown, unknown>>();
  const subscribe = async (given: SubscribeOptions<unknown>) => {
    asked.push(given);
    return (async function* () {
      yield* values;
    })();
  };
  const context = { loaders, signal, events: { subscribe } } as unknown as ServiceContext;
  return { context, asked, loaders, signal };
}

describe('live events', () => {
  it('begin each with empty loaders, so that no event shows what an earlier one has read', async () => {
    const { context, loaders } = contextOf(1, 2);
    const stream = await liveEvents(context, options);
    await stream.next();
    loaders.set('read', {} as DataLoader<unknown, unknown>);
    expect((await stream.next()).value).toBe(2);
    expect(loaders.size).toBe(0);
  });

  it('go on behind a cursor of the same feed and refuse others', async () => {
    const { context, asked, signal } = contextOf();
    const place = { position: 7, at: new Date(1_000) };
    await liveEvents(context, { ...options, after: encodeEventCursor('things', place) });
    expect(asked).toMatchObject([{ interest: options.interest, after: place, signal }]);
    for (const after of [
      encodeEventCursor('others', place),
      encodeEventCursor('things', { ...place, position: -1 }),
      encodeSnapshotCursor('things', place),
      '',
      'x',
      'W10',
    ])
      await expect(liveEvents(context, { ...options, after })).rejects.toMatchObject({
        extensions: { code: 'INVALID_CURSOR' },
      });
  });

  it('give no two snapshots the same cursor, not even as of the same moment', () => {
    const place = { position: 1, at: new Date(0) };
    expect(encodeSnapshotCursor('things', place)).not.toBe(encodeSnapshotCursor('things', place));
  });

  it('take cursors that say no moment, or one that no calendar has', async () => {
    for (const rest of [[], [null], [9e15], ['soon']]) {
      const { context, asked } = contextOf();
      const after = Buffer.from(JSON.stringify(['event', 'things', 7, ...rest]));
      await liveEvents(context, { ...options, after: after.toString('base64url') });
      expect(asked).toMatchObject([{ after: { position: 7, at: null } }]);
    }
  });
});
