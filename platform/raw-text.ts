/**
 * A string of a JSON text that was not decoded: the UTF-8 between its quotes, without escapes. What
 * only passes through is copied as it came; whoever wants the string asks for it.
 */
export class RawText {
  constructor(
    readonly bytes: Buffer,
    readonly start: number,
    readonly end: number,
  ) {}

  get length(): number {
    return this.end - this.start;
  }

  toString(): string {
    return this.bytes.toString('utf8', this.start, this.end);
  }

  toJSON(): string {
    return this.toString();
  }
}
