import { ChunkedBody } from './chunked-body';
import { HttpProtocolError } from './http-error';
import type { BodyLength } from './response-head';

/** Collects the body of one response: in one piece, at most `maxBytes`. */
export class ResponseBody {
  readonly #length: BodyLength;
  readonly #maxBytes: number;
  readonly #chunked: ChunkedBody | null;
  #bytes: Buffer | null = null;
  #size = 0;

  constructor(length: BodyLength, maxBytes: number) {
    this.#length = length;
    this.#maxBytes = maxBytes;
    this.#chunked =
      length === 'chunked' ? new ChunkedBody((...range) => this.#append(...range)) : null;
    if (typeof length === 'number' && length > maxBytes) throw new BodyTooLarge(maxBytes);
  }

  get size(): number {
    return this.#size;
  }

  get isComplete(): boolean {
    return this.#chunked ? this.#chunked.isComplete : this.#size === this.#length;
  }

  /** Whether the end of the connection is the end of the body. */
  get endsWithConnection(): boolean {
    return this.#length === 'until close';
  }

  /** What was collected: to be read before the next response. */
  get bytes(): Buffer {
    return this.#bytes ?? nothing;
  }

  /**
   * Takes what belongs to the body: gives the position behind it.
   *
   * @throws HttpProtocolError, BodyTooLarge
   */
  read(bytes: Buffer, start: number, end: number): number {
    if (this.#chunked) return this.#chunked.read(bytes, start, end);
    const left = typeof this.#length === 'number' ? this.#length - this.#size : end - start;
    const stop = Math.min(end, start + left);
    this.#append(bytes, start, stop);
    return stop;
  }

  #append(bytes: Buffer, start: number, end: number): void {
    const size = this.#size + end - start;
    if (size > this.#maxBytes) throw new BodyTooLarge(this.#maxBytes);
    this.#reserve(size);
    bytes.copy(this.#bytes!, this.#size, start, end);
    this.#size = size;
  }

  #reserve(size: number): void {
    if (this.#bytes !== null && this.#bytes.length >= size) return;
    const room = typeof this.#length === 'number' ? this.#length : size * 2;
    const larger = Buffer.allocUnsafe(room);
    this.#bytes?.copy(larger, 0, 0, this.#size);
    this.#bytes = larger;
  }
}

const nothing = Buffer.alloc(0);

/** The body is larger than its reader allows. */
export class BodyTooLarge extends HttpProtocolError {
  constructor(readonly maxBytes: number) {
    super(`The body is larger than ${maxBytes} bytes.`);
  }
}
