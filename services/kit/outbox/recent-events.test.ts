import { RecentEvents } from './recent-events';
import type { StoredEvent } from './stored-event';

const event = (position: number): StoredEvent => ({
  position,
  type: 'happened',
  subjectId: String(position),
  organisationId: null,
  payload: {},
  occurredAt: new Date(0),
});

const positions = (events: readonly StoredEvent[] | null) =>
  events?.map(({ position }) => position) ?? null;

describe('recent events', () => {
  it('answer for every position that they reach back to, holes included', () => {
    const recent = new RecentEvents(10, 4);
    for (const position of [5, 6, 9, 12]) recent.add(event(position));
    expect(positions(recent.after(4, 10))).toEqual([5, 6, 9, 12]);
    expect(positions(recent.after(6, 10))).toEqual([9, 12]);
    expect(positions(recent.after(8, 1))).toEqual([9]);
    expect(positions(recent.after(12, 10))).toEqual([]);
    expect(recent.after(3, 10)).toBeNull();
  });

  it('keep between once and twice their size, without a hole', () => {
    const recent = new RecentEvents(10, 0);
    for (let position = 1; position <= 1_000; position += 1) {
      recent.add(event(position));
      const oldest = Math.max(0, position - 10);
      expect(positions(recent.after(oldest, 10))?.[0]).toBe(oldest + 1);
      if (position > 20) expect(recent.after(position - 20, 1)).toBeNull();
    }
  });
});
