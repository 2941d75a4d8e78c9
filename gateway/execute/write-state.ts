import { AnswerWriter, type TreeStrings } from './answer-writer';

/** What writing one answer notices. `flawed` asks for the slow pass that explains nulls. */
export interface WriteState {
  readonly out: AnswerWriter;
  flawed: boolean;
}

const unknown: TreeStrings = { isPlain: false, hasRawText: false };

export const newWriteState = (strings = unknown): WriteState => ({
  out: new AnswerWriter(strings),
  flawed: false,
});
