import type { EventPage } from './event-source';
import { HistoryBlocks } from './history-blocks';
import type { StoredEvent } from './stored-event';

const event = (position: number): StoredEvent => ({
  position,
  type: 'happened',
  subjectId: String(position),
  organisationId: null,
  payload: {},
  occurredAt: new Date(0),
});

/** A table with every third position up to 6,000, whose first `lost` positions are deleted. */
function tableOf(lost = 0) {
  const reads: number[] = [];
  const read = async (after: number, atMost: number): Promise<EventPage> => {
    reads.push(after);
    const positions = Array.from({ length: 2_000 }, (_, index) => 3 * (index + 1));
    const events = positions.filter((one) => one > Math.max(after, lost)).slice(0, atMost);
    return {
      events: events.map(event),
      through: events.at(-1) ?? after,
      lost: lost > after ? { position: lost, until: new Date(0) } : null,
    };
  };
  return { blocks: new HistoryBlocks(read), reads };
}

const positionsOf = (page: EventPage | null) => page?.events.map(({ position }) => position);

describe('history in blocks', () => {
  it('is read once for readers at different places of a block', async () => {
    const { blocks, reads } = tableOf();
    const [whole, part] = await Promise.all([blocks.after(200, 6_000), blocks.after(395, 6_000)]);
    expect(whole?.events).toHaveLength(67);
    expect(whole?.through).toBe(400);
    expect(positionsOf(part)).toEqual([396, 399]);
    expect(reads).toEqual([200]);
  });

  it('walked through gives every event once', async () => {
    const { blocks } = tableOf();
    const seen: number[] = [];
    for (let at = 7; at < 6_000;) {
      const page = await blocks.after(at, 6_000);
      seen.push(...(positionsOf(page) ?? []));
      at = page?.through ?? Infinity;
    }
    expect(seen).toEqual(Array.from({ length: 1_998 }, (_, index) => 9 + 3 * index));
  });

  it('is not for what may still grow', async () => {
    const { blocks, reads } = tableOf();
    expect(await blocks.after(200, 399)).toBeNull();
    expect(reads).toEqual([]);
  });

  it('tells of what is lost those who have not got it, and no others', async () => {
    const { blocks } = tableOf(250);
    expect((await blocks.after(210, 6_000))?.lost?.position).toBe(250);
    const page = await blocks.after(250, 6_000);
    expect([page?.lost, positionsOf(page)?.[0]]).toEqual([null, 252]);
    expect((await blocks.after(0, 6_000))?.lost?.position).toBe(250);
  });

  it('keeps no more than a few blocks, and none that failed', async () => {
    const { blocks, reads } = tableOf();
    for (let start = 0; start < 4_000; start += 200) await blocks.after(start, 6_000);
    await blocks.after(3_800, 6_000);
    expect(reads).toHaveLength(20);
    await blocks.after(0, 6_000);
    expect(reads).toHaveLength(21);
    let isDown = true;
    const failing = new HistoryBlocks(async (after, atMost) => {
      if (isDown) throw new Error('gone');
      return { events: [], through: after + atMost, lost: null };
    });
    await expect(failing.after(0, 500)).rejects.toThrow('gone');
    isDown = false;
    expect((await failing.after(0, 500))?.through).toBe(200);
  });
});
