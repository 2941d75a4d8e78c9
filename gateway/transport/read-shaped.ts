import { RawText } from '../../platform/raw-text';
import type { AnswerShape, ShapeField } from './answer-shape';

export interface ShapedText {
  /** JSON without control characters, with a character for each byte of its UTF-8. */
  readonly text: string;
  readonly isAscii: boolean;
}

export interface ShapedData {
  readonly data: object | null;
  /** Whether there are strings that were left as RawText. */
  readonly hasRawText: boolean;
}

const head = '{"data":';

/** Longer strings that may have characters beyond ASCII are not looked at. */
const short = 32;

/** Thrown to nobody but `readShaped`: the answer is something that is read in another way. */
const unexpected = new Error('The answer does not have the expected shape');

/**
 * Reads `{"data":…}` whose objects have the keys that were asked for, in one pass over the text.
 * Strings are not copied: those that need no decoding become slices of the text, the others
 * RawText. Null where there is anything else: errors, extensions, keys nobody asked for, no JSON.
 */
export function readShaped(from: ShapedText, shape: AnswerShape): ShapedData | null {
  if (!from.text.startsWith(head)) return null;
  try {
    const reader = new ShapeReader(from);
    const data = reader.readAll(shape);
    return { data, hasRawText: reader.hasRawText };
  } catch (error) {
    if (error === unexpected || error instanceof SyntaxError || error instanceof RangeError)
      return null;
    throw error;
  }
}

class ShapeReader {
  hasRawText = false;
  readonly #text: string;
  readonly #isAscii: boolean;
  #at = head.length;
  /** Where the next backslash is: no string that ends before it has an escape. */
  #escape: number;

  constructor({ text, isAscii }: ShapedText) {
    this.#text = text;
    this.#isAscii = isAscii;
    this.#escape = this.#findEscape(0);
  }

  readAll(shape: AnswerShape): object | null {
    const data = this.#readComposite(shape);
    if (Array.isArray(data)) throw unexpected;
    this.#expect(0x7d);
    if (this.#at !== this.#text.length) throw unexpected;
    return data;
  }

  #readComposite(shape: AnswerShape): object | null {
    switch (this.#next()) {
      case 0x7b:
        return this.#readObject(shape);
      case 0x5b:
        return this.#readList(shape);
      default:
        return this.#readWord('null', null);
    }
  }

  #readObject(shape: AnswerShape): object {
    const { fields } = shape;
    const object = shape.newObject.run();
    this.#at += 1;
    if (this.#next() === 0x7d) {
      this.#at += 1;
      return object;
    }
    for (let index = 0; ; index += 1) {
      let field = fields[index];
      if (field !== undefined && this.#text.startsWith(field.head, this.#at))
        this.#at += field.head.length;
      else {
        field = this.#readKey(shape);
        index = fields.indexOf(field);
      }
      object[field.key] =
        field.shape === null ? this.#readLeaf() : this.#readComposite(field.shape);
      if (!this.#readComma(0x7d)) return object;
    }
  }

  /** A key that is not the one behind the last: fields of a type condition, another order, spaces. */
  #readKey({ byKey }: AnswerShape): ShapeField {
    this.#expect(0x22);
    const end = this.#text.indexOf('"', this.#at);
    const field = byKey.get(this.#text.slice(this.#at, end));
    if (field === undefined) throw unexpected;
    this.#at = end + 1;
    this.#expect(0x3a);
    return field;
  }

  #readList(shape: AnswerShape | null): unknown[] {
    const list: unknown[] = [];
    this.#at += 1;
    if (this.#next() === 0x5d) {
      this.#at += 1;
      return list;
    }
    do list.push(shape === null ? this.#readLeaf() : this.#readComposite(shape));
    while (this.#readComma(0x5d));
    return list;
  }

  #readLeaf(): unknown {
    const code = this.#next();
    switch (code) {
      case 0x22:
        return this.#readString();
      case 0x5b:
        return this.#readList(null);
      case 0x6e:
        return this.#readWord('null', null);
      case 0x74:
        return this.#readWord('true', true);
      case 0x66:
        return this.#readWord('false', false);
      default:
        return this.#readNumber();
    }
  }

  #readString(): string | RawText {
    const start = this.#at + 1;
    const end = this.#text.indexOf('"', start);
    if (end === -1) throw unexpected;
    if (end > this.#escape) return this.#readEscaped(start, end);
    this.#at = end + 1;
    const text = this.#text.slice(start, end);
    return this.#isAscii || isShortAscii(text) ? text : this.#raw(text);
  }

  #readEscaped(start: number, firstQuote: number): string | RawText {
    let end = firstQuote;
    while (this.#isEscaped(end)) {
      end = this.#text.indexOf('"', end + 1);
      if (end === -1) throw unexpected;
    }
    const text = this.#text.slice(start, end);
    // Throws where an escape is none.
    const decoded = JSON.parse(`"${text}"`) as string;
    this.#at = end + 1;
    this.#escape = this.#findEscape(this.#at);
    // A name that was escaped without need is the name all the same.
    return isName.test(decoded) ? decoded : this.#raw(text);
  }

  #isEscaped(quote: number): boolean {
    let before = quote;
    while (this.#text.charCodeAt(before - 1) === 0x5c) before -= 1;
    return (quote - before) % 2 === 1;
  }

  #raw(text: string): RawText {
    this.hasRawText = true;
    return new RawText(text);
  }

  #readNumber(): number {
    const start = this.#at;
    const isNegative = this.#text.charCodeAt(start) === 0x2d;
    const first = isNegative ? start + 1 : start;
    let at = first;
    let value = 0;
    let code = this.#text.charCodeAt(at);
    while (code >= 0x30 && code <= 0x39) {
      value = value * 10 + code - 0x30;
      code = this.#text.charCodeAt((at += 1));
    }
    const digits = at - first;
    const isPlain = digits === 1 || (digits > 1 && this.#text.charCodeAt(first) !== 0x30);
    const goesOn = code === 0x2e || code === 0x65 || code === 0x45;
    if (!isPlain || digits > 15 || goesOn) return this.#readOddNumber();
    this.#at = at;
    return isNegative ? -value : value;
  }

  #readOddNumber(): number {
    oddNumber.lastIndex = this.#at;
    const text = oddNumber.exec(this.#text)?.[0];
    if (text === undefined) throw unexpected;
    this.#at += text.length;
    return JSON.parse(text) as number;
  }

  #readWord<T>(word: string, value: T): T {
    if (!this.#text.startsWith(word, this.#at)) throw unexpected;
    this.#at += word.length;
    return value;
  }

  /** Whether the object or list goes on; otherwise its end is passed. */
  #readComma(end: number): boolean {
    const code = this.#next();
    this.#at += 1;
    if (code === 0x2c) return true;
    if (code === end) return false;
    throw unexpected;
  }

  #expect(wanted: number): void {
    if (this.#next() !== wanted) throw unexpected;
    this.#at += 1;
  }

  /** The next character that is no space. */
  #next(): number {
    let code = this.#text.charCodeAt(this.#at);
    while (code === 0x20) code = this.#text.charCodeAt((this.#at += 1));
    return code;
  }

  #findEscape(from: number): number {
    const found = this.#text.indexOf('\\', from);
    return found === -1 ? Number.POSITIVE_INFINITY : found;
  }
}

const isName = /^\w{1,100}$/;
const oddNumber = /-?[\d.eE+-]+/y;

function isShortAscii(text: string): boolean {
  if (text.length > short) return false;
  for (let index = 0; index < text.length; index += 1)
    if (text.charCodeAt(index) > 0x7f) return false;
  return true;
}
