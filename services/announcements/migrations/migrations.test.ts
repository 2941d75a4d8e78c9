import { migrationRoundTrip } from '../../kit/testing';
import { announcements } from '..';

it('migrations down leave nothing, and go up again', async () => {
  expect(await migrationRoundTrip(announcements)).toEqual([]);
});
