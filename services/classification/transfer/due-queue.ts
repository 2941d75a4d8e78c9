import { dueOrganisations, lockOrganisation } from './listing.ledger';
import type { LedgerConnection } from './ledger-connection';

const fetchedAtOnce = 100;

/** Organisations whose turn it is, handed to the lanes of one process one by one. */
export class DueQueue {
  #waiting: string[] = [];

  /** The next one that nobody works on, locked; null when there is none now. */
  async lockNext(ledger: LedgerConnection): Promise<string | null> {
    if (this.#waiting.length === 0)
      this.#waiting = [...(await dueOrganisations(ledger, fetchedAtOnce))];
    for (let id = this.#waiting.shift(); id !== undefined; id = this.#waiting.shift())
      if (await lockOrganisation(ledger, id)) return id;
    return null;
  }
}
