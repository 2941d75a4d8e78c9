export const responseTypes = {
  graphql: 'application/graphql-response+json',
  json: 'application/json',
} as const;
export type ResponseType = (typeof responseTypes)[keyof typeof responseTypes];

interface MediaType {
  /** `type/subtype` in lower case. */
  readonly essence: string;
  readonly parameters: ReadonlyMap<string, string>;
}

/** A media type with its parameters; null for text that is none. */
export function parseMediaType(text: string): MediaType | null {
  const [essence = '', ...rest] = text.split(';').map((part) => part.trim());
  if (!/^[\w.+*!#$&^-]+\/[\w.+*!#$&^-]+$/.test(essence)) return null;
  const parameters = new Map<string, string>();
  for (const part of rest) {
    const split = part.indexOf('=');
    if (split < 1) continue;
    const value = part.slice(split + 1).trim();
    parameters.set(part.slice(0, split).trim().toLowerCase(), value.replace(/^"(.*)"$/, '$1'));
  }
  return { essence: essence.toLowerCase(), parameters };
}

/** Whether a request body is JSON in UTF-8: no charset means UTF-8. */
export function isUtf8Json(contentType: string | undefined): boolean {
  const type = contentType === undefined ? null : parseMediaType(contentType);
  if (type?.essence !== 'application/json') return false;
  return isUtf8(type.parameters.get('charset'));
}

const isUtf8 = (charset: string | undefined): boolean =>
  charset === undefined || /^utf-?8$/i.test(charset);

/** How to answer. */
export interface Negotiated {
  readonly type: ResponseType;
  /**
   * The client asked for `application/json` by name. Such clients are older than GraphQL over
   * HTTP and expect status 200 with the errors of a document that does not run.
   */
  readonly legacy: boolean;
}

/**
 * The HTTP status to send for that of an answer: documents and variables that cannot run are 400,
 * and 200 for clients that expect it.
 */
export const statusFor = (status: number, { legacy }: Negotiated): number =>
  status === 400 && legacy ? 200 : status;

/** The value of `Content-Type`. */
export const contentTypeOf = ({ type }: Negotiated): string => `${type}; charset=utf-8`;

/**
 * The media type to answer in: the one that `Accept` prefers, of two equal ones the first named.
 * Without `Accept`, JSON. Null when nothing that is accepted can be served.
 */
export function negotiate(accept: string | undefined): Negotiated | null {
  if (accept === undefined || accept.trim() === '') return anyType;
  let best: (Negotiated & { readonly quality: number }) | null = null;
  for (const range of accept.split(',')) {
    const parsed = parseMediaType(range);
    const served = parsed === null ? null : servedBy(parsed);
    if (parsed === null || served === null) continue;
    const quality = Number(parsed.parameters.get('q') ?? 1);
    if (quality > 0 && quality > (best?.quality ?? 0)) best = { ...served, quality };
  }
  return best;
}

const anyType: Negotiated = { type: responseTypes.json, legacy: false };

function servedBy({ essence, parameters }: MediaType): Negotiated | null {
  if (!isUtf8(parameters.get('charset'))) return null;
  switch (essence) {
    case responseTypes.graphql:
      return { type: responseTypes.graphql, legacy: false };
    case responseTypes.json:
      return { type: responseTypes.json, legacy: true };
    case 'application/*':
    case '*/*':
      return anyType;
    default:
      return null;
  }
}
