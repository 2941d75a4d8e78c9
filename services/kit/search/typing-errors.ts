/** Typing errors that a word may have: none in a short one, two in a long one that begins right. */
function allowedErrors(typed: string, word: string): number {
  if (typed.length < 4) return 0;
  return typed.length >= 8 && typed[0] === word[0] ? 2 : 1;
}

/**
 * Of the words those that differ least from the typed one, if by no more than its length allows. A
 * letter too many, too few or wrong is one error, and so are two in the wrong order.
 */
export function nearestWords(typed: string, words: readonly string[]): string[] {
  const measured = words
    .map((word) => ({ word, errors: errorsBetween(typed, word) }))
    .filter(({ word, errors }) => errors <= allowedErrors(typed, word));
  const fewest = Math.min(...measured.map(({ errors }) => errors));
  return measured.filter(({ errors }) => errors === fewest).map(({ word }) => word);
}

/** Optimal string alignment distance. */
export function errorsBetween(left: string, right: string): number {
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
  return at(above, right.length);
}

const at = (row: readonly number[], index: number): number => row[index] ?? Infinity;
