import type { Answer } from '../answer';
import { until } from '../testing/until';
import { LiveEvent } from './live-event';
import type { SlowPolicy } from './slow-consumer';
import { Subscriber } from './subscriber';

const eventOf = (cursor: string): LiveEvent => {
  const body = () => `{"data":${JSON.stringify(cursor)}}`;
  const answer: Answer = {
    status: 200,
    headers: {},
    refused: false,
    body,
    bytes: () => Buffer.from(body()),
  };
  return new LiveEvent(answer, cursor);
};

interface Client {
  readonly subscriber: Subscriber;
  readonly sent: (string | null)[];
  readonly left: () => boolean;
  run(): Promise<void>;
  buffered: number;
}

function createClient(policy: SlowPolicy = 'close', slowGrace = 60_000): Client {
  const limits = { maxBufferedBytes: 100, slowGrace };
  const subscriber = new Subscriber({ transport: 'websocket', caller: 'x' }, limits, policy);
  const sent: (string | null)[] = [];
  let left = false;
  subscriber.join({ resume: () => undefined, leave: () => (left = true) });
  const client: Client = {
    subscriber,
    sent,
    left: () => left,
    buffered: 0,
    run: () =>
      subscriber.run({
        buffered: () => client.buffered,
        send: ({ cursor }) => void sent.push(cursor),
      }),
  };
  return client;
}

describe('a subscriber', () => {
  it('is sent in order what came before it ran, and what comes', async () => {
    const client = createClient();
    client.subscriber.push(eventOf('a'));
    const done = client.run();
    client.subscriber.push(eventOf('b'));
    client.subscriber.end();
    await done;
    expect(client.sent).toEqual(['a', 'b']);
    expect(client.left()).toBe(true);
  });

  it('is behind until it runs, and while its connection is full', () => {
    const client = createClient();
    expect(client.subscriber.isBehind).toBe(true);
    void client.run();
    expect(client.subscriber.isBehind).toBe(false);
    client.buffered = 101;
    expect(client.subscriber.isBehind).toBe(true);
    client.subscriber.stop();
  });

  it('gets what waited when its connection has room again, and ends after it', async () => {
    const client = createClient();
    const done = client.run();
    client.buffered = 101;
    client.subscriber.push(eventOf('a'));
    client.subscriber.push(eventOf('b'));
    client.subscriber.end();
    expect(client.sent).toEqual([]);
    client.buffered = 0;
    await done;
    expect(client.sent).toEqual(['a', 'b']);
  });

  it('is dropped with its last cursor when too much waits', async () => {
    const client = createClient();
    const done = client.run();
    client.subscriber.push(eventOf('a'));
    client.buffered = 101;
    for (let count = 0; count < 20; count += 1) client.subscriber.push(eventOf('b'));
    await expect(done).rejects.toMatchObject({
      extensions: { code: 'SLOW_CONSUMER', lastCursor: 'a' },
    });
    expect(client.left()).toBe(true);
  });

  it('is dropped when it takes nothing for the grace', async () => {
    const client = createClient('close', 30);
    const done = client.run();
    client.buffered = 101;
    client.subscriber.push(eventOf('a'));
    await expect(done).rejects.toMatchObject({
      extensions: { code: 'SLOW_CONSUMER', lastCursor: null },
    });
  });

  it('keeps only the newest when it wants that, for as long as it takes', async () => {
    const client = createClient('latest', 1);
    const done = client.run();
    client.buffered = 101;
    for (let count = 0; count < 50; count += 1) client.subscriber.push(eventOf(String(count)));
    expect(client.subscriber.queued).toBe(1);
    expect(client.subscriber.skipped).toBe(49);
    expect(client.subscriber.isBehind).toBe(false);
    await new Promise((resolve) => setImmediate(resolve));
    client.buffered = 0;
    await until('the newest', () => client.sent.length === 1);
    expect(client.sent).toEqual(['49']);
    client.subscriber.stop();
    await done;
  });

  it('ends in silence when stopped, also before it ran', async () => {
    const client = createClient();
    client.subscriber.push(eventOf('a'));
    client.subscriber.stop();
    await client.run();
    expect(client.sent).toEqual([]);
  });

  it('fails when it runs with what it was stopped for before', async () => {
    const client = createClient();
    client.subscriber.stop(new Error('refused'));
    await expect(client.run()).rejects.toThrow('refused');
  });
});
