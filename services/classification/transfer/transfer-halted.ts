import type { PtvAnswer } from './ptv-answer';

/** PTV does not take it as it is; it waits until it changes. */
export class TransferRefused extends Error {}

/** It could not be done now and is tried again. */
export class TransferPostponed extends Error {
  /** Milliseconds that PTV asked for, or null. */
  readonly wait: number | null;

  constructor(reason: string, wait: number | null = null) {
    super(reason);
    this.wait = wait;
  }
}

/** What is neither done nor refused is tried again. */
export const postponed = (answer: PtvAnswer): TransferPostponed =>
  answer.kind === 'later'
    ? new TransferPostponed(answer.reason, answer.wait)
    : new TransferPostponed('PTV has not got what it should have; it is looked for again.');
