import type { RawText } from '../../platform/raw-text';

/** Up to here a loop over the characters is faster than the call that encodes (60 ns). */
const short = 32;

/** The memory that answers are written in; a larger one is let go after the answer that needed it. */
const usualRoom = 1 << 20;
let room = Buffer.allocUnsafeSlow(usualRoom);

// Characters that JSON has to escape. Lone surrogates are left to JSON.stringify as well.
const special = /["\\\u0000-\u001f\ud800-\udfff]/;

/**
 * JSON text as UTF-8, written piece by piece into memory that all answers use one after the other:
 * strings that are put together and encoded at the end cost three times as much, and leave hundreds
 * of kilobytes to the garbage collector. Only one writer is at work at a time, and none waits.
 */
export class AnswerWriter {
  /** Bytes so far. Setting it back takes away what was written since. */
  length = 0;

  ascii(text: string): void {
    this.#reserve(text.length);
    const at = this.length;
    for (let index = 0; index < text.length; index += 1) room[at + index] = text.charCodeAt(index);
    this.length += text.length;
  }

  /** JSON text of any characters. */
  text(text: string): void {
    // A character takes at most three bytes.
    this.#reserve(text.length * 3);
    this.length += room.write(text, this.length);
  }

  /** A string as JSON; `isUnescaped` when it is known that none of its characters needs an escape. */
  string(value: string, isUnescaped: boolean): void {
    if (value.length <= short && this.#shortString(value)) return;
    if (!isUnescaped && special.test(value)) this.text(JSON.stringify(value));
    else {
      this.#reserve(value.length * 3 + 2);
      room[this.length] = 0x22;
      this.length += 1 + room.write(value, this.length + 1);
      room[this.length] = 0x22;
      this.length += 1;
    }
  }

  /** A string whose bytes are at hand: they are copied. */
  rawText({ bytes, start, end }: RawText): void {
    this.#reserve(end - start + 2);
    room[this.length] = 0x22;
    this.length += 1 + bytes.copy(room, this.length + 1, start, end);
    room[this.length] = 0x22;
    this.length += 1;
  }

  /** What was written, in memory of its own. */
  finish(): Buffer {
    const bytes = Buffer.allocUnsafeSlow(this.length);
    room.copy(bytes, 0, 0, this.length);
    if (room.length > usualRoom) room = Buffer.allocUnsafeSlow(usualRoom);
    return bytes;
  }

  /** False when there is a character that takes more than a byte. */
  #shortString(value: string): boolean {
    this.#reserve(short + 2);
    let at = this.length;
    room[at++] = 0x22;
    for (let index = 0; index < value.length; index += 1) {
      const code = value.charCodeAt(index);
      if (code < 0x20 || code > 0x7f || code === 0x22 || code === 0x5c) return false;
      room[at++] = code;
    }
    room[at++] = 0x22;
    this.length = at;
    return true;
  }

  #reserve(bytes: number): void {
    if (this.length + bytes <= room.length) return;
    const larger = Buffer.allocUnsafeSlow((this.length + bytes) * 2);
    room.copy(larger, 0, 0, this.length);
    room = larger;
  }
}
