/** What an answer of PTV means for whoever wrote. */
export type PtvAnswer =
  | { readonly kind: 'done'; readonly body: Readonly<Record<string, unknown>> }
  /** It will say the same again: something in the body has to change. In PTV's own words. */
  | { readonly kind: 'refused'; readonly words: string; readonly fields: readonly string[] }
  /** There is no such thing there: archived, deleted or never made. */
  | { readonly kind: 'gone' }
  /** The token is not good (any more). */
  | { readonly kind: 'unauthorised' }
  /** Nothing is known about the effect: ask again, not before `wait` milliseconds where given. */
  | { readonly kind: 'later'; readonly reason: string; readonly wait: number | null };

export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly retryAfter: string | undefined;
  readonly text: string;
}

/** Reads an answer. What is no JSON where JSON is due comes from something in between. */
export function readAnswer(answer: HttpAnswer, now = Date.now()): PtvAnswer {
  const { status, retryAfter } = answer;
  if (status >= 200 && status < 300) return readSuccess(answer);
  if (status === 401) return { kind: 'unauthorised' };
  if (status === 404 || status === 410) return { kind: 'gone' };
  if (status === 408 || status === 429 || status >= 500 || status < 400)
    return { kind: 'later', reason: reasonOf(answer), wait: waitOf(retryAfter, now) };
  return readRefusal(answer);
}

function readSuccess(answer: HttpAnswer): PtvAnswer {
  const body = parse(answer.text);
  if (body !== null) return { kind: 'done', body };
  const reason = `PTV answered ${answer.status} with ${answer.contentType || 'nothing'} in place of JSON.`;
  return { kind: 'later', reason, wait: null };
}

/** `{"Field": ["message"]}`, or whatever else PTV says. */
function readRefusal({ status, text }: HttpAnswer): PtvAnswer {
  const body = parse(text);
  if (body === null) return { kind: 'refused', words: `PTV answered ${status}.`, fields: [] };
  const entries = Object.entries(body).map(([field, words]) => [field, wordsOf(words)] as const);
  return {
    kind: 'refused',
    words: shorten(
      entries.map(([field, words]) => (field ? `${field}: ${words}` : words)).join(' '),
    ),
    fields: entries.map(([field]) => field.toLowerCase()),
  };
}

const wordsOf = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(String).join(' ')
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);

function reasonOf({ status, text, contentType }: HttpAnswer): string {
  const said = parse(text)?.errorMessage;
  if (typeof said === 'string') return shorten(`PTV answered ${status}: ${said}`);
  return `PTV answered ${status}${contentType.includes('html') ? ' with a web page' : ''}.`;
}

/** Milliseconds of a `Retry-After`, which is seconds or a date. */
function waitOf(retryAfter: string | undefined, now: number): number | null {
  if (retryAfter === undefined) return null;
  const wait = /^\d+$/.test(retryAfter) ? Number(retryAfter) * 1_000 : Date.parse(retryAfter) - now;
  return Number.isFinite(wait) ? Math.max(0, wait) : null;
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** A page of words is of no use on a listing. */
const shorten = (words: string): string =>
  words.length > 2_000 ? `${words.slice(0, 1_999)}…` : words;
