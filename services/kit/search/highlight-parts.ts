/** A piece of a text; the pieces in order are the text. */
export interface TextPart {
  readonly text: string;
  readonly isMatch: boolean;
}

const word = /[\p{L}\p{M}\p{N}]+/gu;

/** The text in pieces, each word that `isFound` knows a piece of its own. */
export function partsOf(text: string, isFound: (word: string) => boolean): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(word)) {
    if (!isFound(match[0].toLowerCase())) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index), isMatch: false });
    parts.push({ text: match[0], isMatch: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), isMatch: false });
  return parts;
}

/** The stretch of a long text around the first word that was found, cut between words. */
export function excerptOf(
  text: string,
  isFound: (word: string) => boolean,
  atMost: number,
): string {
  if (text.length <= atMost) return text;
  const first = [...text.matchAll(word)].find((match) => isFound(match[0].toLowerCase()));
  const wanted = Math.max(0, (first?.index ?? 0) - atMost / 4);
  const begin = wanted === 0 ? 0 : text.indexOf(' ', wanted) + 1;
  const end = begin + atMost >= text.length ? text.length : text.lastIndexOf(' ', begin + atMost);
  return `${begin > 0 ? '… ' : ''}${text.slice(begin, end)}${end < text.length ? ' …' : ''}`;
}
