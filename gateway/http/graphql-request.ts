import { refuse } from '../guard/request-refused';
import type { RequestParams } from '../operation';

/**
 * The GraphQL request in a JSON value. Unknown members are ignored, as GraphQL over HTTP asks.
 *
 * @throws RequestRefused BAD_REQUEST naming the member that has the wrong shape
 */
export function paramsFromJson(value: unknown): RequestParams {
  if (Array.isArray(value)) {
    throw refuse('BAD_REQUEST', 'Several operations in one request are not served: send one.');
  }
  if (!isObject(value)) {
    throw refuse('BAD_REQUEST', 'The body must be a JSON object with a string `query`.');
  }
  return {
    query: wellFormed(optional(value, 'query', isString, 'a string')),
    operationName: optional(value, 'operationName', isString, 'a string'),
    variables: optional(value, 'variables', isObject, 'an object'),
    extensions: optional(value, 'extensions', isObject, 'an object'),
  };
}

/**
 * The GraphQL request in the parameters of a URL; `variables` and `extensions` are JSON.
 *
 * @throws RequestRefused BAD_REQUEST
 */
export function paramsFromUrl(url: string): RequestParams {
  const start = url.indexOf('?');
  const search = new URLSearchParams(start < 0 ? '' : url.slice(start + 1));
  const once = (name: string): string | undefined => {
    const values = search.getAll(name);
    if (values.length > 1)
      throw refuse('BAD_REQUEST', `The parameter \`${name}\` comes twice: send it once.`);
    return values[0];
  };
  return paramsFromJson({
    query: once('query'),
    operationName: once('operationName'),
    variables: parseJson('variables', once('variables')),
    extensions: parseJson('extensions', once('extensions')),
  });
}

function parseJson(name: string, text: string | undefined): unknown {
  if (text === undefined || text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    throw refuse('BAD_REQUEST', `The parameter \`${name}\` is not JSON: send an object.`);
  }
}

function optional<T>(
  object: Readonly<Record<string, unknown>>,
  name: string,
  is: (value: unknown) => value is T,
  shape: string,
): T | null {
  const value = Object.hasOwn(object, name) ? object[name] : undefined;
  if (value === undefined || value === null) return null;
  if (is(value)) return value;
  throw refuse('BAD_REQUEST', `\`${name}\` must be ${shape}.`);
}

/** Half a surrogate pair is no character: it cannot be sent on as UTF-8. */
function wellFormed(text: string | null): string | null {
  if (text === null || !/\p{Surrogate}/u.test(text)) return text;
  throw refuse(
    'BAD_REQUEST',
    '`query` holds half of a surrogate pair, which is no character: send whole ones.',
  );
}

const isString = (value: unknown): value is string => typeof value === 'string';
const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
