import { type LocalizedText } from '../kit/localized-text';
import { silentLog } from '../kit/log';
import { type Named, type NameFeed } from '../kit/name-feed';
import { createTestOutbox, eventually, startTestService } from '../kit/testing';
import { type TestOutbox, type TestService } from '../kit/testing';
import { listings } from '.';
import { followOrganisationNames, type Follower } from './organisation-name.follower';
import { listingRecord } from './testing/listing-records';

let service: TestService;
let outbox: TestOutbox;

beforeAll(async () => {
  service = await startTestService(listings);
  outbox = await createTestOutbox();
  await service.loadDemoData({
    organisations: [],
    announcements: [],
    listings: [listingRecord({ id: 'a', organisationId: 'org-1' })],
  });
});
afterAll(async () => {
  await service.close();
  await outbox.close();
});

/** The owner: its names now, and events of which each says that an organisation has a new one. */
const owner = new Map<string, LocalizedText>();

const parents = new Map<string, string>();

async function feedOf(): Promise<NameFeed> {
  const events = await outbox.start({ pollInterval: 20 });
  return {
    events,
    types: ['thingHappened'],
    nameIn: ({ subjectId: id }) => ({
      id,
      names: owner.get(id) ?? {},
      parentId: parents.get(id) ?? null,
    }),
    async *readAll() {
      yield await Promise.resolve(
        [...owner].map(([id, names]): Named => ({ id, names, parentId: parents.get(id) ?? null })),
      );
    },
  };
}

const idsFor = async (text: string): Promise<string> => {
  const { data } = await service.execute(
    `{ listings(filter: { text: ${JSON.stringify(text)} }) { nodes { id } } }`,
  );
  return data.listings.nodes.map(({ id }: { id: string }) => id).join();
};

async function idsOfMembers(union: string): Promise<string> {
  const { data } = await service.execute(
    `{ listings(filter: { organisation: "${union}", includeMembers: true }) { nodes { id } } }`,
  );
  return data.listings.nodes.map(({ id }: { id: string }) => id).join();
}

const start = (feed: NameFeed): Follower =>
  followOrganisationNames({ dataSource: service.dataSource, feed, log: silentLog, retryAfter: 10 });

it('reads all names, follows changes, and goes on where it stopped', async () => {
  owner.set('org-1', { fi: 'Tervasillan marttakerho' });
  const feed = await feedOf();
  let follower = start(feed);
  await eventually(async () => (await idsFor('tervasilta')) === 'a');

  owner.set('org-1', { fi: 'Raatin soutuseura' });
  await outbox.happen('org-1');
  await eventually(async () => (await idsFor('soutuseura')) === 'a');
  expect(await idsFor('tervasilta')).toBe('');

  parents.set('org-1', 'union');
  await outbox.happen('org-1');
  await eventually(async () => (await idsOfMembers('union')) === 'a');

  await follower.stop();
  owner.set('org-1', { fi: 'Haukiputaan pursiseura' });
  await outbox.happen('org-1');
  follower = start({ ...feed, readAll: () => Promise.reject(new Error('read again')) as never });
  await eventually(async () => (await idsFor('pursiseura')) === 'a');
  await follower.stop();
  await feed.events.close();
});
