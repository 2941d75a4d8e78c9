import type { Answer } from '../answer';
import { createTopic, type Topic } from '../testing/topic';
import { until } from '../testing/until';
import { mapIterator } from './map-iterator';
import { runLive, tooSlow, type LiveSink } from './run-live';

const answer = (cursor: string): Answer => ({
  status: 200,
  headers: {},
  refused: false,
  data: { events: { cursor } },
  body: () => cursor,
});

interface Run {
  readonly topic: Topic<Answer>;
  readonly sent: string[];
  readonly done: Promise<void>;
  readonly controller: AbortController;
  buffered: number;
}

function start(slowGrace = 1_000): Run {
  const topic = createTopic<Answer>();
  const controller = new AbortController();
  const sent: string[] = [];
  const run = { topic, sent, controller, buffered: 0 };
  const sink: LiveSink = {
    buffered: () => run.buffered,
    drained: () => new Promise((resolve) => setImmediate(resolve)),
    send: (value) => void sent.push(value.body()),
  };
  const { signal } = controller;
  const source = topic.subscribe();
  const done = runLive({ source, sink, signal, slowGrace, maxBufferedBytes: 10 });
  return Object.assign(run, { done });
}

describe('runLive', () => {
  it('sends in order until the source ends', async () => {
    const run = start();
    for (const cursor of ['a', 'b', 'c']) run.topic.publish(answer(cursor));
    run.topic.end();
    await run.done;
    expect(run.sent).toEqual(['a', 'b', 'c']);
  });

  it('releases the source at once when aborted, also while it waits', async () => {
    const run = start();
    run.controller.abort();
    expect(run.topic.subscribers).toBe(0);
    await run.done;
  });

  it('takes nothing from the source while the client is behind', async () => {
    const run = start();
    run.topic.publish(answer('a'));
    await until('the first', () => run.sent.length === 1);
    run.buffered = 11;
    run.topic.publish(answer('b'));
    run.topic.publish(answer('c'));
    await until('the one that was asked for', () => run.sent.length === 2);
    await new Promise((resolve) => setImmediate(resolve));
    expect(run.sent).toEqual(['a', 'b']);
    run.buffered = 10;
    await until('the rest', () => run.sent.length === 3);
    run.controller.abort();
    await run.done;
  });

  it('fails with the last cursor when the client stays behind', async () => {
    const run = start(20);
    run.topic.publish(answer('a'));
    await until('the first', () => run.sent.length === 1);
    run.buffered = 11;
    run.topic.publish(answer('b'));
    await expect(run.done).rejects.toMatchObject({
      extensions: { code: 'SLOW_CONSUMER', lastCursor: 'b' },
    });
    expect(run.topic.subscribers).toBe(0);
  });

  it('fails in the same way when another operation of the connection was too slow', async () => {
    const run = start();
    run.controller.abort(tooSlow);
    await expect(run.done).rejects.toMatchObject({ extensions: { lastCursor: null } });
  });

  it('passes on the failure of a source, and releases it', async () => {
    let released = false;
    const source = {
      [Symbol.asyncIterator]() {
        return this;
      },
      next: () => Promise.reject(new Error('lost')),
      return: () => {
        released = true;
        return Promise.resolve({ done: true as const, value: undefined });
      },
    };
    const sink: LiveSink = {
      buffered: () => 0,
      drained: () => Promise.resolve(),
      send: () => undefined,
    };
    const { signal } = new AbortController();
    const done = runLive({ source, sink, signal, slowGrace: 1, maxBufferedBytes: 1 });
    await expect(done).rejects.toThrow('lost');
    expect(released).toBe(true);
  });
});

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
