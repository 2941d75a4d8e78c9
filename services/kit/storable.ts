/**
 * Whether PostgreSQL can hold the text: U+0000 it refuses with an error, and a lone surrogate has
 * no form in UTF-8. No id or name has either, so a search for one finds nothing.
 */
export const isStorable = (text: string): boolean =>
  !text.includes('\0') && Buffer.from(text).toString() === text;
