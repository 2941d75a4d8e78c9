import { transferWhole } from './transfer-whole';

it('transfers demo listings, their changes and archivings while calls fail and workers are killed', async () => {
  await transferWhole({ everyListing: 130, changes: 10, archivings: 5, killEvery: 60, kills: 2 });
}, 300_000);
