import { defineLoader, inOrderOf } from '../kit/loader';
import { run, sql } from '../kit/sql';
import type { PtvTransferState } from './classification.codes';

/** How it stands with a listing, as the ledger of the transfer has it. */
export interface PtvTransferStanding {
  readonly listingId: string;
  readonly state: PtvTransferState | null;
  readonly lastError: string | null;
  readonly lastAttemptAt: Date | null;
  readonly transferredAt: Date | null;
  readonly attempts: number;
  /** When it is tried again; null when nothing has to be. */
  readonly nextAttemptAt: Date | null;
}

/** Null for a listing that no transfer has noticed. */
export const ptvStandingOf = defineLoader<string, PtvTransferStanding | null>(
  async (ids, { dataSource }) => {
    const rows = await run<PtvTransferStanding>(
      dataSource,
      sql`SELECT listing_id AS "listingId", state, last_error AS "lastError",
          last_attempt_at AS "lastAttemptAt", transferred_at AS "transferredAt", attempts,
          CASE WHEN state = 'WAITING' THEN due_at END AS "nextAttemptAt"
        FROM ptv_listing WHERE listing_id = ANY(${ids}::text[])`,
    );
    return inOrderOf(ids, rows, ({ listingId }) => listingId);
  },
);
