import { demoCases } from '../../demo/demo-cases';
import { generateDemoData } from '../../demo/generate-demo-data';
import type { DemoData, DemoOrganisation } from '../../demo/records';

const listingStep = 40;
const announcementStep = 10;

/**
 * A part of the demo data that stands alone: every awkward case, some five hundred other listings,
 * sixty announcements, and the organisations behind them with their umbrellas.
 */
export function sliceDemoData(): DemoData {
  const { organisations, listings, announcements } = generateDemoData({ seed: 1 });
  const cases = new Set(demoCases.map(({ id }) => id));
  const keptListings = listings.filter(
    ({ id }, index) => cases.has(id) || index % listingStep === 0,
  );
  const keptAnnouncements = announcements.filter((_, index) => index % announcementStep === 0);
  const needed = new Set([
    ...cases,
    ...keptListings.map(({ organisationId }) => organisationId),
    ...keptAnnouncements.map(({ publisherId }) => publisherId),
  ]);
  return {
    organisations: withParents(organisations, needed),
    listings: keptListings,
    announcements: keptAnnouncements,
  };
}

/** The organisations of these ids, and those above them. */
export function withParents(
  organisations: readonly DemoOrganisation[],
  needed: ReadonlySet<string>,
): readonly DemoOrganisation[] {
  const kept = new Set(needed);
  for (const { id, parentId } of [...organisations].reverse())
    if (kept.has(id) && parentId !== null) kept.add(parentId);
  return organisations.filter(({ id }) => kept.has(id));
}
