import { encodeEventCursor } from '../../services/kit/outbox';
import { describeWithNats, startNatsServer, type NatsServer } from '../../services/kit/testing';
import { overEventStream, overWebSocket, type EventStreamClient } from '../support/event-streams';
import { issueTokens, type Tokens } from './callers';
import { announcementTopic, listingTopic, type Topic, type TopicEvent } from './topics';
import { startWirings, type Wirings } from './wirings';

// What live.test.ts says of the database holds when NATS tells of the events.
describeWithNats('both wirings over NATS', () => {
  let nats: NatsServer;
  let wirings: Wirings;
  let tokens: Tokens;
  const open: EventStreamClient<TopicEvent>[] = [];
  beforeAll(async () => {
    nats = await startNatsServer();
    wirings = await startWirings({ EVENTS_URL: nats.url });
    tokens = await issueTokens(wirings.key);
  }, 60_000);
  afterEach(() => {
    for (const stream of open.splice(0)) stream.close();
  });
  afterAll(async () => {
    await wirings.close();
    await nats.stop();
  });

  const urls = () => [wirings.inProcess.url, wirings.distributed.url];

  const subscribeEverywhere = ({ subscription: query }: Topic, after: string) => {
    const streams = urls().flatMap((url) =>
      [overWebSocket, overEventStream].map((over) =>
        over<TopicEvent>(url, { query, variables: { after } }),
      ),
    );
    open.push(...streams);
    return streams;
  };

  const publishAlternately = async (topic: Topic, titles: readonly string[]) => {
    for (const [index, title] of titles.entries())
      await topic.publish(urls()[index % 2] as string, tokens.member, title);
  };

  const expectEverywhere = async (
    streams: readonly EventStreamClient<TopicEvent>[],
    titles: readonly string[],
  ) => {
    const all = await Promise.all(streams.map((stream) => stream.take(titles.length)));
    expect(all[0]?.map(({ subject }) => subject.title)).toEqual(titles);
    for (const events of all) expect(events).toEqual(all[0]);
  };

  it.each([listingTopic, announcementTopic])(
    '$name: the same events on every transport, behind the same cursors, also when NATS was killed',
    async (topic) => {
      const streams = subscribeEverywhere(topic, beginningOf(topic));
      await publishAlternately(topic, ['Yksi', 'Kaksi']);
      await expectEverywhere(streams, ['Yksi', 'Kaksi']);
      await nats.restart();
      await publishAlternately(topic, ['Kolme', 'Neljä']);
      await expectEverywhere(streams, ['Yksi', 'Kaksi', 'Kolme', 'Neljä']);
      const [, second] = await (streams[0] as EventStreamClient<TopicEvent>).take(2);
      await expectEverywhere(subscribeEverywhere(topic, (second as TopicEvent).cursor), [
        'Kolme',
        'Neljä',
      ]);
    },
    60_000,
  );

  /** Before the first event of all. */
  const beginningOf = (topic: Topic): string =>
    encodeEventCursor(topic === listingTopic ? 'listings' : 'announcements', {
      position: 0,
      at: null,
    });
});
