import type { Answer } from '../answer';
import { createTopic, type Topic } from '../testing/topic';
import { until } from '../testing/until';
import { LiveGroup, type OpenedSource } from './live-group';
import { Subscriber } from './subscriber';

const answerOf = (cursor: string): Answer => {
  const body = () => JSON.stringify({ data: { events: { cursor } } });
  const data = { events: { cursor } };
  return { status: 200, headers: {}, refused: false, data, body, bytes: () => Buffer.from(body()) };
};

const sourceOf = (topic: Topic<Answer>): OpenedSource => {
  const events = topic.subscribe();
  return { events, release: () => void events.return?.() };
};

interface Member {
  readonly subscriber: Subscriber;
  readonly sent: (string | null)[];
  buffered: number;
}

const members: Member[] = [];
let topic: Topic<Answer>;
let group: LiveGroup;
let ended: number;

beforeEach(() => {
  topic = createTopic();
  ended = 0;
  group = new LiveGroup({
    operation: {
      after: null,
      isResumable: true,
      hasSnapshot: false,
      sharingKey: '',
      cursorOf: ({ data }) => (data?.events as { cursor: string }).cursor,
    },
    onEnd: () => (ended += 1),
    onEvent: () => undefined,
    recover: () => Promise.resolve(null),
    explain: (error) => error,
  });
});
afterEach(() => {
  for (const { subscriber } of members.splice(0)) subscriber.stop();
});

function join(): Member {
  const limits = { maxBufferedBytes: 1_000, slowGrace: 60_000 };
  const subscriber = new Subscriber({ transport: 'sse', caller: '' }, limits, 'close');
  const member: Member = { subscriber, sent: [], buffered: 0 };
  members.push(member);
  group.add(subscriber);
  subscriber
    .run({ buffered: () => member.buffered, send: ({ cursor }) => void member.sent.push(cursor) })
    .catch(() => undefined);
  return member;
}

const publish = (...cursors: string[]): void => {
  for (const cursor of cursors) topic.publish(answerOf(cursor));
};
const sent = (member: Member, cursors: string) =>
  until(cursors, () => member.sent.join('') === cursors);

describe('a group', () => {
  it('takes nothing from its source while every member is behind', async () => {
    const [first, second] = [join(), join()];
    group.start(sourceOf(topic));
    publish('a');
    await sent(first, 'a');
    first.buffered = second.buffered = 1_001;
    publish('b', 'c', 'd');
    await until('it waits', () => group.isWaiting);
    // The one that was asked for before.
    expect(group.lastCursor).toBe('b');
    second.buffered = 0;
    await sent(second, 'abcd');
    first.buffered = 0;
    await sent(first, 'abcd');
  });

  it('goes on for a newcomer while the others are behind', async () => {
    const first = join();
    group.start(sourceOf(topic));
    first.buffered = 1_001;
    publish('a', 'b');
    await until('it waits', () => group.isWaiting);
    const second = join();
    await sent(second, 'b');
  });

  it('hands out once what an old and a new source both bring', async () => {
    const member = join();
    group.start(sourceOf(topic));
    publish('a');
    await sent(member, 'a');
    const next = createTopic<Answer>();
    let asked: string | null = null;
    const exchanged = group.exchange(async (after) => {
      asked = after;
      const source = sourceOf(next);
      for (const cursor of ['b', 'c', 'd']) next.publish(answerOf(cursor));
      publish('b', 'c');
      await sent(member, 'abc');
      return source;
    });
    expect(await exchanged).toBe(true);
    await sent(member, 'abcd');
    expect(asked).toBe('a');
    expect(topic.subscribers).toBe(0);
  });

  it('keeps its source when no other can be had', async () => {
    const member = join();
    group.start(sourceOf(topic));
    publish('a');
    await sent(member, 'a');
    expect(await group.exchange(() => Promise.reject(new Error('refused')))).toBe(false);
    publish('b');
    await sent(member, 'ab');
  });

  it('ends once, with its last member, and releases a source that comes too late', () => {
    const member = join();
    member.subscriber.stop();
    expect(ended).toBe(1);
    group.start(sourceOf(topic));
    expect(topic.subscribers).toBe(0);
    expect(ended).toBe(1);
  });
});
