import { startService } from '../services/kit/service';
import { createLog } from '../platform/log';
import { createTestDatabase, eventually } from '../services/kit/testing';
import type { CopyNames } from '../services/kit/name-feed';
import { announcements } from '../services/announcements';
import { listings } from '../services/listings';
import { organisations } from '../services/organisations';
import { Organisation } from '../services/organisations/organisation.entity';
import { recordOrganisationEvent } from '../services/organisations/organisation.events';
import { organisationRecord } from '../services/organisations/testing/organisation-record';
import { followNamesApart } from './organisation-names';

it.each([
  ['listings', listings],
  ['announcements', announcements],
])(
  '%s follow the names of organisations that start later, through their database',
  async (_name, finding) => {
    const log = createLog({ level: 'silent' });
    const database = await createTestDatabase();
    const options = { url: database.url, log, hasUpkeep: false };
    const finder = await startService(finding, options);
    const follower = followNamesApart({
      finder: { dataSource: finder.dataSource, copyNames: finding.copyNames as CopyNames },
      url: database.url,
      eventsUrl: null,
      log,
      retryAfter: 10,
    });
    const owner = await startService(organisations, options);
    try {
      await owner.loadDemoData({
        organisations: [organisationRecord({ id: 'org-1', name: { fi: 'Tervasillan Martat' } })],
        listings: [],
        announcements: [],
      });
      // Demo data comes without events.
      await owner.dataSource.transaction(async (manager) => {
        const registered = await manager.findOneByOrFail(Organisation, { id: 'org-1' });
        await recordOrganisationEvent(manager, 'organisationRegistered', registered, null);
      });
      const known = (): Promise<object[]> =>
        finder.dataSource.query(`SELECT names->>'fi' AS name FROM organisation_name`);
      await eventually(async () => (await known()).length === 1);
      expect(await known()).toEqual([{ name: 'Tervasillan Martat' }]);
    } finally {
      await follower.stop();
      await owner.close();
      await finder.close();
      await database.drop();
    }
  },
);
