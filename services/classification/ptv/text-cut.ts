/** Line breaks and runs of spaces as one space each: for texts that PTV shows on one line. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/**
 * The text itself if it fits, or else its beginning, cut behind a word and marked with an
 * ellipsis that counts too. A first word longer than the limit is cut within.
 */
export function cutAtWord(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const room = text.slice(0, maxLength);
  const end = room.search(/\s\S*$/);
  const kept = end > 0 ? text.slice(0, end) : withoutHalfPair(text.slice(0, maxLength - 1));
  return `${kept.replace(/[\s,;:–-]+$/, '')}…`;
}

const withoutHalfPair = (text: string): string => text.replace(/[\ud800-\udbff]$/, '');
