/**
 * Which of the words (as the stemmer leaves them) hold the part as a part of their own: at the
 * beginning, or behind something that can be a word. `oulu` is not in `koulu`, for `k` is none,
 * and therefore not in `musiikkikoulu` either.
 */
export function compoundsWith(part: string, words: readonly string[]): string[] {
  const wholes = words.filter((word) => isTooNearTheBeginning(word, part));
  return words.filter((word) => isPartOf(word, part, wholes));
}

/** Shorter beginnings are no words of their own, but for the night (`yökerho`). */
const shortestBeginning = 3;
const shorterBeginnings: ReadonlySet<string> = new Set(['yo']);

function isTooNearTheBeginning(word: string, part: string): boolean {
  const at = word.indexOf(part);
  return at > 0 && at < shortestBeginning && !shorterBeginnings.has(word.slice(0, at));
}

function isPartOf(word: string, part: string, wholes: readonly string[]): boolean {
  if (word.startsWith(part)) return true;
  const rest = wholes.reduce((left, whole) => left.replaceAll(whole, '\0'), word);
  return rest.includes(part);
}
