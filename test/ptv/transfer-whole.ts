import { generateDemoData } from '../../demo/generate-demo-data';
import type { DemoData } from '../../demo/records';
import { withParents } from '../support/demo-slice';
import {
  expectedOfPtv,
  heldByPtv,
  startWholeTransfer,
  type ExpectedListing,
  type WholeTransfer,
} from './whole-transfer';

export interface WholeSize {
  /** Of the demo listings every so many-th is there. */
  readonly everyListing: number;
  readonly changes: number;
  readonly archivings: number;
  /** Calls of PTV after which a worker is killed, and how often that happens in all. */
  readonly killEvery: number;
  readonly kills: number;
}

/** Transfers listings, changes and archives some, and compares PTV with the graph both times. */
export async function transferWhole(size: WholeSize): Promise<{ readonly eligible: number }> {
  const whole = await startWholeTransfer(sliceOf(size.everyListing));
  try {
    const started = Date.now();
    const kills = Math.ceil(size.kills / 2);
    await whole.runWorkers({ times: kills, every: size.killEvery });
    const before = await compare(whole);
    const eligible = before.filter((listing) => listing.eligible);
    const inFinnish = eligible.filter(({ isInFinnish }) => isInFinnish);
    const transferred = Date.now();

    const [changed, archived] = choose(inFinnish, size);
    for (const listing of changed)
      await whole.changeTitle(listing, `${listing.title.slice(0, 80)}!`);
    for (const listing of archived) await whole.archive(listing);
    await whole.runWorkers({
      times: size.kills - kills,
      every: Math.ceil((size.changes + size.archivings) / 2),
    });
    await compare(whole, before);
    checkNothingTwice(whole);
    report(whole, { eligible: eligible.length, size, started, transferred });
    return { eligible: eligible.length };
  } finally {
    await whole.close();
  }
}

/**
 * PTV holds what the graph says, and each listing's state says so. Organisations stay there when
 * their last listing, which was there `before`, has gone.
 */
async function compare(
  whole: WholeTransfer,
  before: readonly ExpectedListing[] = [],
): Promise<readonly ExpectedListing[]> {
  const listings = await whole.listings();
  const wrong = listings.filter(
    ({ eligible, state, lastError }) =>
      state !== (eligible ? 'TRANSFERRED' : 'NOT_ELIGIBLE') || lastError !== null,
  );
  expect(wrong).toEqual([]);
  expect(heldByPtv(whole.simulator)).toEqual({
    ...expectedOfPtv(listings),
    organisations: expectedOfPtv([...before, ...listings]).organisations,
  });
  return listings;
}

/** Nothing was removed there by others, so nothing was ever made a second time. */
export function checkNothingTwice({ simulator }: Pick<WholeTransfer, 'simulator'>): void {
  const made = simulator.register.entries.map(({ body }) => String(body.sourceId));
  expect(made.filter((sourceId, index) => made.indexOf(sourceId) !== index)).toEqual([]);
}

const choose = (eligible: readonly ExpectedListing[], { changes, archivings }: WholeSize) =>
  [eligible.slice(0, changes), eligible.slice(changes, changes + archivings)] as const;

/** Of the demo listings every so many-th, and the organisations behind them. */
export function sliceOf(step: number): DemoData {
  const { organisations, listings } = generateDemoData({ seed: 1 });
  const kept = listings.filter((_, index) => index % step === 0);
  const owners = new Set(kept.map(({ organisationId }) => organisationId));
  return {
    organisations: withParents(organisations, owners),
    listings: kept,
    announcements: [],
  };
}

function report(
  { simulator }: WholeTransfer,
  facts: { eligible: number; size: WholeSize; started: number; transferred: number },
): void {
  const failed = simulator.calls.filter(({ status }) => status === null || status >= 429).length;
  console.log(
    `${facts.eligible} eligible listings in ${facts.transferred - facts.started} ms, ` +
      `${facts.size.changes} changed and ${facts.size.archivings} archived in ${Date.now() - facts.transferred} ms; ` +
      `${simulator.register.entries.length} objects by ${simulator.calls.length} calls, ${failed} of them failed; ` +
      `${facts.size.kills} workers killed.`,
  );
}
