import { transferWhole } from './transfer-whole';

/** `npm run test:ptv`: the same as the test, at the size that the product is made for. */
it('transfers 2,000 listings, 200 changes and 50 archivings while calls fail and workers are killed', async () => {
  const { eligible } = await transferWhole({
    everyListing: 3,
    changes: 200,
    archivings: 50,
    killEvery: 1_500,
    kills: 5,
  });
  expect(eligible).toBeGreaterThanOrEqual(2_000);
}, 3_600_000);
