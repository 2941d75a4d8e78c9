import { HttpProtocolError } from './http-error';

type Stage = 'size' | 'data' | 'end of data' | 'trailers';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Sizes, extensions and trailers are short: a longer line is no honest one. */
const longestLine = 4_096;
const mostTrailers = 64;

const sizeLine = /^([0-9a-f]{1,12})[\t ]*(?:;[\t\x20-\x7e\x80-\xff]*)?$/i;
const trailerLine = /^[!#$%&'*+.^_`|~\w-]+:[\t\x20-\x7e\x80-\xff]*$/;

/** Takes a chunked body apart (RFC 9112, section 7.1), however it was cut on the way. */
export class ChunkedBody {
  readonly #take: (bytes: Buffer, start: number, end: number) => void;
  #stage: Stage = 'size';
  #line = '';
  #left = 0;
  #trailers = 0;
  isComplete = false;

  /** `take` is given the data, which is valid during the call only. */
  constructor(take: (bytes: Buffer, start: number, end: number) => void) {
    this.#take = take;
  }

  /**
   * Reads up to `end`, or to the end of the body: gives the position behind what was read.
   *
   * @throws HttpProtocolError
   */
  read(bytes: Buffer, start: number, end: number): number {
    let at = start;
    while (at < end && !this.isComplete)
      at = this.#stage === 'data' ? this.#readData(bytes, at, end) : this.#readLine(bytes, at, end);
    return at;
  }

  #readData(bytes: Buffer, start: number, end: number): number {
    const stop = Math.min(end, start + this.#left);
    this.#take(bytes, start, stop);
    this.#left -= stop - start;
    if (this.#left === 0) this.#stage = 'end of data';
    return stop;
  }

  #readLine(bytes: Buffer, start: number, end: number): number {
    const found = bytes.indexOf(lineFeed, start);
    const stop = found === -1 || found >= end ? end : found + 1;
    this.#line += bytes.toString('latin1', start, stop);
    if (this.#line.length > longestLine)
      throw new HttpProtocolError('A chunk has too long a line.');
    if (this.#line.charCodeAt(this.#line.length - 1) !== lineFeed) return stop;
    if (this.#line.charCodeAt(this.#line.length - 2) !== carriageReturn)
      throw new HttpProtocolError('A line of a chunk does not end in CR LF.');
    const line = this.#line.slice(0, -2);
    this.#line = '';
    this.#acceptLine(line);
    return stop;
  }

  #acceptLine(line: string): void {
    if (this.#stage === 'size') {
      const size = sizeLine.exec(line)?.[1];
      if (size === undefined) throw new HttpProtocolError('A chunk has no size.');
      this.#left = Number.parseInt(size, 16);
      this.#stage = this.#left === 0 ? 'trailers' : 'data';
    } else if (this.#stage === 'end of data') {
      if (line !== '') throw new HttpProtocolError('A chunk is longer than its size.');
      this.#stage = 'size';
    } else if (line === '') this.isComplete = true;
    else if (!trailerLine.test(line) || (this.#trailers += 1) > mostTrailers)
      throw new HttpProtocolError('The body ends in something that is no trailer.');
  }
}
