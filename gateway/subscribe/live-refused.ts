import type { Answer } from '../answer';

/** A subscription cannot go on, or did not begin: the client is told why, as an error. */
export class LiveRefused extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super('The subscription is refused.');
    this.answer = answer;
  }
}
