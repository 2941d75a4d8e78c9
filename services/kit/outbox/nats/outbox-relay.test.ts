import { silentLog } from '../../log';
import { createTestOutbox, eventually } from '../../testing';
import type { StoredEvent } from '../stored-event';
import type { NatsStream } from './nats-stream';
import { OutboxRelay } from './outbox-relay';

interface SilentStream {
  readonly added: string[][];
  readonly stream: NatsStream;
  answer(): void;
}

/** A stream that is empty. The first time that something is added it answers when it is told to. */
function silentAtFirst(): SilentStream {
  const added: string[][] = [];
  let answer = (): void => undefined;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  const append = async (events: readonly StoredEvent[], sequence: number): Promise<number> => {
    if (events.length === 0) return sequence;
    added.push(events.map(({ subjectId }) => subjectId));
    if (added.length === 1) await answered;
    return sequence + events.length;
  };
  const end = async () => ({ sequence: 0, position: 0 });
  const stream = { ensure: async () => undefined, end, append } as unknown as NatsStream;
  return { added, stream, answer };
}

it('does not wait for what was asked over a connection that was lost', async () => {
  const { dataSource, database, happen, close } = await createTestOutbox();
  const { added, stream, answer } = silentAtFirst();
  const options = { dataSource, url: database.url, schema: 'things', log: silentLog };
  const relay = new OutboxRelay({ ...options, onWake: () => undefined, stream });
  try {
    await relay.start();
    await happen('one');
    await eventually(() => added.length === 1);
    relay.beginAnew();
    await eventually(() => added.length === 2);
    expect(added).toEqual([['one'], ['one']]);
  } finally {
    answer();
    await relay.close();
    await close();
  }
});
