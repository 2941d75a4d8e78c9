/**
 * A string of a JSON text that was not decoded: what stands between its quotes, escapes included,
 * with a character for each byte of its UTF-8. What only passes through is written as it came;
 * whoever wants the string asks for it.
 */
export class RawText {
  constructor(readonly json: string) {}

  toString(): string {
    return JSON.parse(`"${Buffer.from(this.json, 'latin1').toString('utf8')}"`) as string;
  }

  toJSON(): string {
    return this.toString();
  }
}
