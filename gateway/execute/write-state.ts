import { AnswerWriter } from './answer-writer';

/** What writing one answer notices. `flawed` asks for the slow pass that explains nulls. */
export interface WriteState {
  readonly out: AnswerWriter;
  flawed: boolean;
  /** Strings need no look at their characters. */
  readonly isUnescaped: boolean;
}

export const newWriteState = (isUnescaped = false): WriteState => ({
  out: new AnswerWriter(),
  flawed: false,
  isUnescaped,
});
