import { migrationRoundTrip } from '../../kit/testing';
import { organisations } from '..';

it('migrations down leave nothing, and go up again', async () => {
  expect(await migrationRoundTrip(organisations)).toEqual([]);
});
