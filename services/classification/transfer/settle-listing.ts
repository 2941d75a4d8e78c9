import type { PtvTransferState } from '../classification.codes';
import { backOff, type BackOff } from './back-off';
import { findMissing } from './find-missing';
import { postpone, settle, type DueListing, type Outcome } from './listing.ledger';
import type { TransferContext } from './transfer-context';
import type { ListingBodies, ListingFacts } from './transfer-facts';
import { TransferPostponed, TransferRefused } from './transfer-halted';
import { keysOf, transferListing, withdrawAll } from './transfer-listing';

export interface ListingTurn {
  readonly context: TransferContext;
  readonly due: DueListing;
  /** Undefined when it is not to be seen any more. */
  readonly facts: ListingFacts | undefined;
  readonly backOff: BackOff;
  /** Milliseconds after which what has not changed is compared with PTV; null for never. */
  readonly checkAfter: number | null;
}

/**
 * Does what is to be done for one listing, and writes into the ledger what came out. What stops
 * the worker itself is thrown on.
 */
export async function settleListing(turn: ListingTurn): Promise<PtvTransferState> {
  const { context, due } = turn;
  try {
    const outcome = await attempt(turn);
    await settle(context.ledger, due, outcome, turn.checkAfter);
    return outcome.state;
  } catch (error) {
    if (!(error instanceof TransferPostponed)) throw error;
    const wait = error.wait ?? 0;
    await postpone(
      context.ledger,
      due,
      error.message,
      Math.max(wait, backOff(due.attempts + 1, turn.backOff)),
    );
    return 'WAITING';
  }
}

async function attempt({ context, due, facts }: ListingTurn): Promise<Outcome> {
  const bodies = facts?.isEligible === true ? facts.bodies : null;
  try {
    return bodies === null ? await withdraw(context, due) : await transfer(context, due, bodies);
  } catch (error) {
    if (!(error instanceof TransferRefused)) throw error;
    const keys = bodies === null ? [] : keysOf(bodies);
    const objectKeys = [...new Set([...due.objectKeys, ...keys])];
    return { state: 'REFUSED', isAttempt: true, error: error.message, objectKeys };
  }
}

async function withdraw(context: TransferContext, due: DueListing): Promise<Outcome> {
  const isAttempt = due.objectKeys.length > 0;
  await withdrawAll(context, due.listingId, due.objectKeys);
  const wasThere = isAttempt || due.state === 'ARCHIVED';
  const state = wasThere ? 'ARCHIVED' : 'NOT_ELIGIBLE';
  return { state, isAttempt, error: null, objectKeys: [] };
}

async function transfer(
  context: TransferContext,
  due: DueListing,
  bodies: ListingBodies,
): Promise<Outcome> {
  const objectKeys = await transferListing(context, due, bodies).catch(async (error: unknown) => {
    if (!(error instanceof TransferRefused) || context.isCheck) throw error;
    // A refusal may speak of something that somebody removed there.
    const keys = [bodies.organisation.sourceId, ...keysOf(bodies)];
    if (!(await findMissing(context, keys))) throw error;
    return transferListing({ ...context, isCheck: true }, due, bodies);
  });
  return { state: 'TRANSFERRED', isAttempt: true, error: null, objectKeys };
}
