import type { LedgerConnection } from './ledger-connection';
import type { Json } from './ptv-client';
import type { PtvAnswer } from './ptv-answer';

/** Calls of PTV on behalf of one organisation; they reject when the worker is stopping. */
export interface PtvCalls {
  get(path: string): Promise<PtvAnswer>;
  write(method: 'POST' | 'PUT', path: string, body: Json): Promise<PtvAnswer>;
}

/** What the transfer of one listing works with. */
export interface TransferContext {
  readonly ledger: LedgerConnection;
  readonly ptv: PtvCalls;
  readonly organisationId: string;
  /** Compare with what PTV has, and offer again what it has refused. */
  readonly isCheck: boolean;
  /** Keys of what was found there in this turn of the organisation. */
  readonly seen: Set<string>;
}
