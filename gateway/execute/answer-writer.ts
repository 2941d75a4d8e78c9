import { type RawText } from '../../platform/raw-text';
import { encodeText } from '../../platform/encode-text';
import { quote } from './json-text';

/** What is known of the strings of a result tree. */
export interface TreeStrings {
  /** Each can be written between quotes as it is: ASCII without escapes. */
  readonly isPlain: boolean;
  /** Some are RawText. */
  readonly hasRawText: boolean;
}

/**
 * JSON text, put together from pieces and made bytes at the end. Where the tree has RawText, the
 * text has a character for each byte of its UTF-8, so that nothing of it is decoded and encoded on
 * its way through: other strings are brought into that form as they are written.
 */
export class AnswerWriter {
  /** So far; in bytes or in characters. Setting it back takes away what was written since. */
  text = '';
  /** Whether strings stand between quotes as they are. */
  readonly isPlain: boolean;
  /** Whether the text has a character for each byte. */
  readonly isBytes: boolean;

  constructor({ isPlain, hasRawText }: TreeStrings) {
    this.isPlain = isPlain;
    this.isBytes = hasRawText;
  }

  /** JSON text of any characters. */
  json(text: string): void {
    this.text += this.isBytes ? asBytes(text) : text;
  }

  string(value: string): void {
    if (this.isPlain) this.text += `"${value}"`;
    else this.json(quote(value));
  }

  rawText(value: RawText): void {
    if (this.isBytes) this.text += `"${value.json}"`;
    else this.json(quote(value.toString()));
  }

  /** What was written, in memory of its own. */
  finish(): Buffer {
    if (!this.isBytes && !this.isPlain) return encodeText(this.text);
    const bytes = Buffer.allocUnsafeSlow(this.text.length);
    bytes.write(this.text, 'latin1');
    return bytes;
  }
}

const beyondAscii = /[^\u0000-\u007f]/;

const asBytes = (text: string): string =>
  beyondAscii.test(text) ? Buffer.from(text).toString('latin1') : text;
