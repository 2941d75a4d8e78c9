/**
 * Whether PostgreSQL can hold the text: U+0000 it refuses with an error, and a lone surrogate has
 * no form in UTF-8. No id or name has either, so a search for one finds nothing.
 */
export const isStorable = (text: string): boolean =>
  !text.includes('\0') && Buffer.from(text).toString() === text;

/**
 * Whether PostgreSQL understands the moment as `toISOString` writes it: without a year 0, and with
 * four digits of the year. False for a date that is none.
 */
export const isStorableMoment = (moment: Date): boolean =>
  moment.getTime() >= firstStorable && moment.getTime() <= lastStorable;

const firstStorable = Date.parse('0001-01-01T00:00:00.000Z');
const lastStorable = Date.parse('9999-12-31T23:59:59.999Z');
