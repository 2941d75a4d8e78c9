import { HttpProtocolError } from './http-error';

/** How the end of a body is found. */
export type BodyLength = number | 'chunked' | 'until close';

/** What of the head of a response matters to a client that asks for JSON. */
export interface ResponseHead {
  readonly status: number;
  readonly contentType: string | undefined;
  readonly contentEncoding: string | undefined;
  readonly length: BodyLength;
  /** Whether the connection can carry another request after the body. */
  readonly isKeptAlive: boolean;
  /** Seconds after which the other side closes an idle connection, where it says so. */
  readonly idleSeconds: number | null;
}

const statusLine = /^HTTP\/1\.([01]) ([1-5]\d\d)(?: [\t\x20-\x7e\x80-\xff]*)?$/;
const fieldName = /^[!#$%&'*+.^_`|~\w-]+$/;
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;
const digits = /^\d{1,15}$/;

interface Fields {
  contentType: string | undefined;
  contentEncoding: string | undefined;
  contentLength: string | undefined;
  transferEncoding: string | undefined;
  connection: string | undefined;
  keepAlive: string | undefined;
}

/**
 * Servers send the same heads again and again: what changes is the date, once a second, and the
 * length. Only short ones are kept.
 */
const kept = new Map<string, ResponseHead>();
const mostKept = 256;
const longestKept = 1_024;

/**
 * Reads the head of a response, without the empty line behind it. Strict where leniency lets two
 * readers see two different messages: RFC 9112, sections 5.1, 5.2, 6.1 and 6.3.
 *
 * @throws HttpProtocolError
 */
export function parseResponseHead(text: string): ResponseHead {
  if (text.length > longestKept) return readHead(text);
  const known = kept.get(text);
  if (known) return known;
  const head = Object.freeze(readHead(text));
  // All at once: whatever comes again is soon there again, and looking it up stays a look.
  if (kept.size >= mostKept) kept.clear();
  kept.set(text, head);
  return head;
}

function readHead(text: string): ResponseHead {
  const [first = '', ...lines] = text.split('\r\n');
  const [, minor, code] = statusLine.exec(first) ?? fail('The first line is no status line');
  const fields = readFields(lines);
  const status = Number(code);
  const options = (fields.connection ?? '').toLowerCase();
  const isClosed = minor === '0' ? !options.includes('keep-alive') : options.includes('close');
  const length = bodyLength(status, fields, minor === '1');
  return {
    status,
    contentType: fields.contentType,
    contentEncoding: fields.contentEncoding,
    length,
    isKeptAlive: !isClosed && length !== 'until close',
    idleSeconds: idleSeconds(fields.keepAlive),
  };
}

function readFields(lines: readonly string[]): Fields {
  const fields: Fields = {
    contentType: undefined,
    contentEncoding: undefined,
    contentLength: undefined,
    transferEncoding: undefined,
    connection: undefined,
    keepAlive: undefined,
  };
  for (const line of lines) readField(line, fields);
  return fields;
}

function readField(line: string, fields: Fields): void {
  const colon = line.indexOf(':');
  const name = line.slice(0, Math.max(colon, 0)).toLowerCase();
  if (!fieldName.test(name)) fail('A header has no name');
  const value = line.slice(colon + 1);
  if (!fieldValue.test(value)) fail(`The header ${name} holds a control character`);
  const known = memberOf(name);
  if (known === null) return;
  const text = value.trim();
  if (fields[known] === undefined) fields[known] = text;
  else if (known === 'connection') fields[known] += `,${text}`;
  else if (fields[known] !== text || known === 'transferEncoding')
    fail(`The header ${name} comes twice`);
}

function memberOf(name: string): keyof Fields | null {
  switch (name) {
    case 'content-type':
      return 'contentType';
    case 'content-encoding':
      return 'contentEncoding';
    case 'content-length':
      return 'contentLength';
    case 'transfer-encoding':
      return 'transferEncoding';
    case 'connection':
      return 'connection';
    case 'keep-alive':
      return 'keepAlive';
    default:
      return null;
  }
}

function bodyLength(
  status: number,
  { contentLength, transferEncoding }: Fields,
  mayBeChunked: boolean,
): BodyLength {
  if (status < 200 || status === 204 || status === 304) return 0;
  if (transferEncoding !== undefined) {
    if (contentLength !== undefined) fail('The length of the body is given in two ways');
    if (!mayBeChunked || transferEncoding.toLowerCase() !== 'chunked')
      fail('The body is encoded in a way that was not asked for');
    return 'chunked';
  }
  if (contentLength === undefined) return 'until close';
  return digits.test(contentLength) ? Number(contentLength) : fail('The length is no number');
}

const idleSeconds = (keepAlive: string | undefined): number | null => {
  const found = keepAlive === undefined ? null : /\btimeout=(\d{1,6})\b/.exec(keepAlive);
  return found ? Number(found[1]) : null;
};

function fail(reason: string): never {
  throw new HttpProtocolError(`${reason}.`);
}
