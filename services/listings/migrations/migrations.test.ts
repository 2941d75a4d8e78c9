import { migrationRoundTrip } from '../../kit/testing';
import { listings } from '..';

it('migrations down leave nothing, and go up again', async () => {
  expect(await migrationRoundTrip(listings)).toEqual([]);
});
