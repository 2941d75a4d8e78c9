import type { Writable } from 'node:stream';
import * as ws from 'ws';
import type { Answer } from '../answer';
import { LiveEvent, messageStart } from './live-event';

const eventOf = (text: string, cursor: string | null = 'k'): { event: LiveEvent; made: number } => {
  const counted = { event: null as unknown as LiveEvent, made: 0 };
  const body = (): string => {
    counted.made += 1;
    return JSON.stringify({ data: { text } });
  };
  const answer: Answer = {
    status: 200,
    headers: {},
    refused: false,
    body,
    bytes: () => Buffer.from(body()),
  };
  counted.event = new LiveEvent(answer, cursor);
  return counted;
};

/** The library's parser of frames, which its types leave out. */
const { Receiver } = ws as unknown as {
  Receiver: new (options: { isServer: boolean }) => Writable;
};

/** What a client that knows the WebSocket protocol reads. */
const read = (parts: readonly Buffer[]): Promise<string> =>
  new Promise((resolve, reject) => {
    const receiver = new Receiver({ isServer: false });
    receiver.on('message', (data: Buffer) => resolve(data.toString())).on('error', reject);
    receiver.write(Buffer.concat(parts));
  });

describe('an event', () => {
  it.each([
    ['short', 'ä'],
    ['of more than 125 bytes', 'x'.repeat(100)],
    ['of more than 16 KB', 'ö'.repeat(20_000)],
    ['of more than 64 KB', 'x'.repeat(100_000)],
  ])('is a whole message when it is %s', async (_title, text) => {
    const { event } = eventOf(text);
    expect(JSON.parse(await read(event.webSocketFrame(messageStart('"ä1"'))))).toEqual({
      id: '"ä1"',
      type: 'next',
      payload: { data: { text } },
    });
  });

  it('is written once, and is the same Buffer for clients with the same id', () => {
    const counted = eventOf('x');
    const frames = Array.from({ length: 100 }, (_, index) =>
      counted.event.webSocketFrame(messageStart(index < 50 ? '1' : `${index}`)),
    );
    expect(counted.made).toBe(1);
    expect(new Set(frames.slice(0, 50).map(([frame]) => frame)).size).toBe(1);
  });

  it('shares the bytes of large answers between clients with different ids', () => {
    const { event } = eventOf('x'.repeat(20_000));
    const [, first] = event.webSocketFrame(messageStart('1'));
    const [, second] = event.webSocketFrame(messageStart('2'));
    expect(first).toBe(second);
  });

  it('carries its cursor as the id of a server-sent event, unless that would break the format', () => {
    expect(eventOf('x').event.serverSentEvent().toString()).toBe(
      'id: k\nevent: next\ndata: {"data":{"text":"x"}}\n\n',
    );
    expect(eventOf('x', 'a\nb').event.serverSentEvent().toString()).toMatch(/^event: next\n/);
    expect(eventOf('x', null).event.serverSentEvent().toString()).toMatch(/^event: next\n/);
  });
});
