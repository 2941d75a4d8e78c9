import { isUtf8 } from 'node:buffer';
import { RawText } from '../../platform/raw-text';

export interface ReadJson {
  readonly value: unknown;
  /** Whether the text had no backslash. */
  readonly isUnescaped: boolean;
}

/** Shorter strings are decoded: they are keys, codes and names, which something may look at. */
const longText = 64;

/** Below this the whole is parsed in less time than looking for long strings takes. */
export const largeBody = 4_096;

const quoteMark = 0x22;
const backslash = 0x5c;
const colon = 0x3a;

/** DEL, which JSON does not escape, begins what stands for a long string in the text parsed. */
const mark = 0x7f;

/**
 * The value of JSON text. Long strings below `data` may be RawText: 81 KB of reviews are read in
 * 90 µs in place of 140, and nothing of them is copied or kept by the garbage collector until they
 * are written to the client. Throws SyntaxError where the text is no JSON.
 *
 * Those of a large body must begin at a multiple of four in memory that belongs to nobody else.
 */
export function readJson(bytes: Buffer): ReadJson {
  const isUnescaped = !bytes.includes(backslash);
  const value = isUnescaped && bytes.length >= largeBody ? readLarge(bytes) : null;
  if (value !== null) return { value, isUnescaped };
  return { value: JSON.parse(bytes.toString('utf8')) as unknown, isUnescaped };
}

/** Null where it is not worth it, or where the whole has to be decoded. */
function readLarge(bytes: Buffer): object | null {
  if (!isUtf8(bytes) || hasControlCharacter(bytes) || bytes.includes(mark)) return null;
  const texts: RawText[] = [];
  const skeleton = withoutLongTexts(bytes, texts);
  if (skeleton === null) return null;
  const value: unknown = JSON.parse(skeleton);
  // Errors are looked at, and seldom.
  if (typeof value !== 'object' || value === null || 'errors' in value) return null;
  restore(value, texts);
  return value;
}

/** What is written is at most as long as what is read. */
let scratch = Buffer.allocUnsafeSlow(1 << 17);

/** The text with a mark and a number in place of each long string; null where one has no end. */
function withoutLongTexts(bytes: Buffer, texts: RawText[]): string | null {
  const { length } = bytes;
  if (length > scratch.length) scratch = Buffer.allocUnsafeSlow(length);
  const skeleton = scratch;
  let written = 0;
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at]!;
    skeleton[written++] = byte;
    if (byte !== quoteMark) continue;
    const start = at + 1;
    // Most strings are short: a loop that takes them over is faster than two calls.
    const near = Math.min(start + longText, length);
    at = start;
    while (at < near && bytes[at] !== quoteMark) skeleton[written++] = bytes[at++]!;
    if (at === near) {
      at = bytes.indexOf(quoteMark, near);
      if (at === -1) return null;
      if (isKey(bytes, at)) written += bytes.copy(skeleton, written, near, at);
      else {
        written = writeMark(skeleton, written - longText, texts.length);
        texts.push(new RawText(bytes, start, at));
      }
    }
    skeleton[written++] = quoteMark;
  }
  return skeleton.toString('utf8', 0, written);
}

function writeMark(target: Buffer, at: number, number: number): number {
  const digits = String(number);
  target[at] = mark;
  for (let index = 0; index < digits.length; index += 1)
    target[at + 1 + index] = digits.charCodeAt(index);
  return at + 1 + digits.length;
}

/** Whether a colon follows the string. */
function isKey(bytes: Buffer, end: number): boolean {
  let at = end + 1;
  while (at < bytes.length && bytes[at]! <= 0x20) at += 1;
  return bytes[at] === colon;
}

/** Looks at four bytes at once: 17 µs for 85 KB, a loop over the bytes takes 85. */
function hasControlCharacter({ buffer, byteOffset, length }: Buffer): boolean {
  const words = new Int32Array(buffer, byteOffset, length >> 2);
  let found = 0;
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index]!;
    found |= (word - 0x20202020) & ~word;
  }
  const rest = new Uint8Array(buffer, byteOffset + (length & ~3), length & 3);
  return (found & 0x80808080) !== 0 || rest.some((byte) => byte < 0x20);
}

function restore(value: object, texts: readonly RawText[]): void {
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      const item: unknown = value[index];
      if (typeof item === 'object' && item !== null) restore(item, texts);
      else if (isMarked(item)) value[index] = markedText(item, texts);
    }
    return;
  }
  const object = value as Record<string, unknown>;
  for (const key in object) {
    const field = object[key];
    if (typeof field === 'object' && field !== null) restore(field, texts);
    else if (isMarked(field)) object[key] = markedText(field, texts);
  }
}

const isMarked = (value: unknown): value is string =>
  typeof value === 'string' && value.charCodeAt(0) === mark;

const markedText = (marked: string, texts: readonly RawText[]): RawText | undefined =>
  texts[Number(marked.slice(1))];
