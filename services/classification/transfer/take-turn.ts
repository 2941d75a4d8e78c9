import type { Log } from '../../kit/log';
import type { BackOff } from './back-off';
import { dueListings } from './listing.ledger';
import type { LedgerConnection } from './ledger-connection';
import type { PtvAnswer } from './ptv-answer';
import type { Cuts, PtvClient } from './ptv-client';
import { settleListing } from './settle-listing';
import type { PtvCalls } from './transfer-context';
import type { TransferSource } from './transfer-source';
import { WorkerStopping, type WorkerLife } from './worker-life';

export interface TurnOptions {
  readonly source: TransferSource;
  readonly ptv: PtvClient;
  readonly backOff: BackOff;
  readonly checkAfter: number | null;
  readonly log: Log;
}

const listingsAtOnce = 20;

/** Does what is due for the listings of one organisation, which the connection has locked. */
export async function takeTurn(
  ledger: LedgerConnection,
  organisationId: string,
  options: TurnOptions,
  life: WorkerLife,
): Promise<void> {
  const ptv = callsOf(options.ptv, ledger, life);
  const seen = new Set<string>();
  for (;;) {
    const due = await dueListings(ledger, organisationId, listingsAtOnce);
    if (due.length === 0) return;
    const facts = await options.source.readFacts(due.map(({ listingId }) => listingId));
    for (const one of due) {
      const context = { ledger, ptv, organisationId, isCheck: one.isCheck, seen };
      const { listingId } = one;
      const turn = { context, due: one, facts: facts.get(listingId), ...options };
      const state = await settleListing(turn);
      options.log.debug({ listingId, organisationId, state }, 'looked at a listing for PTV');
    }
  }
}

/**
 * Calls that are not begun when the worker is stopping, or when the connection that holds the lock
 * is lost: then somebody else may work on the organisation.
 */
function callsOf(client: PtvClient, ledger: LedgerConnection, life: WorkerLife): PtvCalls {
  const call = async (ask: (cuts: Cuts) => Promise<PtvAnswer>): Promise<PtvAnswer> => {
    const isOver = (): boolean => life.isStopping || ledger.lost.aborted;
    if (isOver()) throw new WorkerStopping();
    const answer = await ask([life.cut, ledger.lost]);
    if (answer.kind !== 'later') return answer;
    if (isOver()) throw new WorkerStopping();
    if (answer.wait !== null) life.leavePtvAlone(answer.wait);
    return answer;
  };
  return {
    get: (path) => call((cuts) => client.get(path, cuts)),
    write: (method, path, body) => call((cuts) => client.write(method, path, body, cuts)),
  };
}
