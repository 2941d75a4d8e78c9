import { silentLog } from '../kit/log';
import { followOrganisationNames, type Follower } from '../kit/name-follower';
import { createTestNames, eventually, startTestService } from '../kit/testing';
import type { TestNames, TestService } from '../kit/testing';
import { announcements } from '.';
import { copyNames } from './publisher-name.writer';
import { announcementRecord } from './testing/announcement-record';

let service: TestService;
let names: TestNames;
let follower: Follower | undefined;

beforeAll(async () => {
  service = await startTestService(announcements);
  names = await createTestNames();
  const organisation = { id: 'org-2', name: { fi: 'Rantakylän Nuorisoseura' }, parentId: null };
  await service.loadDemoData({
    organisations: [organisation as never],
    listings: [],
    announcements: [
      announcementRecord({ id: 'a', publisherId: 'org-1' }),
      announcementRecord({ id: 'b', publisherId: 'org-2' }),
    ],
  });
});
afterAll(async () => {
  await follower?.stop();
  await service.close();
  await names.close();
});

async function idsFor(text: string): Promise<string> {
  const { data } = await service.execute(
    `query ($text: String) { announcements(filter: { text: $text }) { nodes { id } } }`,
    { variables: { text } },
  );
  return data.announcements.nodes.map(({ id }: { id: string }) => id).join();
}

it('finds demo announcements by who publishes them', async () => {
  expect(await idsFor('rantakylä nuorisoseura')).toBe('b');
});

it('finds by the publisher’s names in each language, and by a new one in place of the old', async () => {
  await names.rename('org-1', { fi: 'Tervasillan marttakerho', sv: 'Tjärbrons marthaförening' });
  const { dataSource } = service;
  follower = followOrganisationNames({
    ...{ dataSource, copyNames, feed: names.feed },
    ...{ log: silentLog, retryAfter: 10 },
  });
  await eventually(async () => (await idsFor('tervasillan marttakerhot')) === 'a');
  expect(await idsFor('marthaförening')).toBe('a');

  await names.rename('org-1', { fi: 'Raatin soutuseura', sv: 'Raati roddklubb' });
  await eventually(async () => (await idsFor('soutuseura')) === 'a');
  expect(await idsFor('roddklubb')).toBe('a');
  expect(await idsFor('tervasilta')).toBe('');
});

it('finds what a publisher announces later', async () => {
  await service.dataSource.query(`UPDATE announcement SET publisher_id = 'org-2' WHERE id = 'a'`);
  expect(await idsFor('nuorisoseura')).toBe('b,a');
});
