import type { HttpOrigin } from './http-client/connection';

/** Where a subgraph is called. */
export interface HttpAddress extends HttpOrigin {
  /** Path and query. */
  readonly target: string;
  /** Value of the `Host` header. */
  readonly authority: string;
}

export function parseAddress(url: string): HttpAddress {
  const { protocol, hostname, port, host, pathname, search } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:')
    throw new Error(`No HTTP address: ${protocol}`);
  const isSecure = protocol === 'https:';
  return {
    isSecure,
    host: hostname.replace(/^\[(.*)\]$/, '$1'),
    port: port === '' ? (isSecure ? 443 : 80) : Number(port),
    target: pathname + search,
    authority: host,
  };
}

/** Headers that say how this message is framed and read: nobody else decides about them. */
const reserved = new Set([
  'accept',
  'accept-encoding',
  'connection',
  'content-encoding',
  'content-length',
  'content-type',
  'expect',
  'host',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

const fieldName = /^[!#$%&'*+.^_`|~\w-]+$/;
/** Without line breaks, a value cannot become a header or a request of its own. */
const fieldValue = /^[\t\x20-\x7e\x80-\xff]*$/;
const beyondAscii = /[\x80-\xff]/;

/** The part of the head that is the same for every call. */
export const fixedHead = ({ target, authority }: HttpAddress): string =>
  `POST ${target} HTTP/1.1\r\nhost: ${authority}\r\nconnection: keep-alive\r\n` +
  'content-type: application/json\r\n' +
  'accept: application/graphql-response+json, application/json;q=0.9\r\n';

/** Lines for headers; what would change the message, or is no header, is left out. */
export function headerLines(headers: Readonly<Record<string, string>>): string {
  let lines = '';
  for (const name in headers) {
    const value = headers[name]!;
    if (reserved.has(name) || !fieldName.test(name) || !fieldValue.test(value)) continue;
    lines += `${name}: ${value}\r\n`;
  }
  return lines;
}

/** The whole head; as bytes where a header has characters that UTF-8 would write otherwise. */
export function requestHead(fixed: string, own: string, body: string): string | Buffer {
  const head = `${fixed}${own}content-length: ${Buffer.byteLength(body)}\r\n\r\n`;
  return beyondAscii.test(own) ? Buffer.from(head, 'latin1') : head;
}
