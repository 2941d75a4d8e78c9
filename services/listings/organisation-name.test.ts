import { silentLog } from '../kit/log';
import { type NameFeed } from '../kit/name-feed';
import { followOrganisationNames, type Follower } from '../kit/name-follower';
import { createTestNames, eventually, startTestService } from '../kit/testing';
import { type TestNames, type TestService } from '../kit/testing';
import { listings } from '.';
import { copyNames } from './organisation-name.writer';
import { listingRecord } from './testing/listing-records';

let service: TestService;
let names: TestNames;
let follower: Follower;

beforeAll(async () => {
  service = await startTestService(listings);
  names = await createTestNames();
  await service.loadDemoData({
    organisations: [],
    announcements: [],
    listings: [listingRecord({ id: 'a', organisationId: 'org-1' })],
  });
});
afterAll(async () => {
  await follower.stop();
  await service.close();
  await names.close();
});

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

function follow(feed: NameFeed): Follower {
  const { dataSource } = service;
  return followOrganisationNames({ dataSource, copyNames, feed, log: silentLog, retryAfter: 10 });
}

it('reads all names, follows changes, and goes on where it stopped', async () => {
  await names.rename('org-1', { fi: 'Tervasillan marttakerho' });
  follower = follow(names.feed);
  await eventually(async () => (await idsFor('tervasilta')) === 'a');

  await names.rename('org-1', { fi: 'Raatin soutuseura' });
  await eventually(async () => (await idsFor('soutuseura')) === 'a');
  expect(await idsFor('tervasilta')).toBe('');

  await names.rename('org-1', { fi: 'Raatin soutuseura' }, 'union');
  await eventually(async () => (await idsOfMembers('union')) === 'a');

  await follower.stop();
  await names.rename('org-1', { fi: 'Haukiputaan pursiseura' });
  follower = follow({
    ...names.feed,
    readAll: () => Promise.reject(new Error('read again')) as never,
  });
  await eventually(async () => (await idsFor('pursiseura')) === 'a');
});
