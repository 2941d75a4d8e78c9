/** Typing errors that a word may have: none in a short one, two in a long one that begins right. */
function allowedErrors(typed: string, word: string): number {
  if (typed.length < 4) return 0;
  return typed.length >= 8 && typed[0] === word[0] ? 2 : 1;
}

/** Of shorter words a beginning says too little: half of all words would have one like it. */
const shortestWithBeginnings = 6;

/**
 * Of the words those that differ least from the typed one, if by no more than its length allows;
 * and if the typed one is longer, their beginnings with one error, for they may be compounds. A
 * letter too many, too few or wrong is one error, and so are two in the wrong order.
 */
export function nearestWords(typed: string, words: readonly string[]): string[] {
  const measured = words
    .flatMap((word) => measure(typed, word))
    .filter(({ word, errors, isWhole }) => errors <= (isWhole ? allowedErrors(typed, word) : 1));
  const fewest = Math.min(...measured.map(({ errors }) => errors));
  const nearest = measured.filter(({ errors }) => errors === fewest).map(({ word }) => word);
  return [...new Set(nearest)];
}

interface Measured {
  readonly word: string;
  readonly errors: number;
  readonly isWhole: boolean;
}

/** The word, and its shortest beginning of those that differ least. */
function measure(typed: string, word: string): Measured[] {
  const errorsByLength = errorsOfBeginnings(typed, word);
  const whole = { word, errors: at(errorsByLength, word.length), isWhole: true };
  if (typed.length < shortestWithBeginnings) return [whole];
  const errors = Math.min(...errorsByLength);
  const beginning = word.slice(0, errorsByLength.indexOf(errors));
  return [whole, { word: beginning, errors, isWhole: false }];
}

export const errorsBetween = (left: string, right: string): number =>
  at(errorsOfBeginnings(left, right), right.length);

/** Between the left word and each beginning of the right one: optimal string alignment distance. */
function errorsOfBeginnings(left: string, right: string): readonly number[] {
  let before: number[] = [];
  let above = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let i = 1; i <= left.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= right.length; j += 1) {
      const isSame = left[i - 1] === right[j - 1];
      const isSwapped =
        i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1];
      row[j] = Math.min(
        at(row, j - 1) + 1,
        at(above, j) + 1,
        at(above, j - 1) + (isSame ? 0 : 1),
        isSwapped ? at(before, j - 2) + 1 : Infinity,
      );
    }
    [before, above] = [above, row];
  }
  return above;
}

const at = (row: readonly number[], index: number): number => row[index] ?? Infinity;
