import { GraphQLScalarType, valueFromASTUntyped, type ValueNode } from 'graphql';
import { ClientError } from '../../platform/errors';
import { isStorableMoment } from './storable';

const badValue = (type: string, value: unknown, expected: string): ClientError =>
  new ClientError('BAD_USER_INPUT', `${shown(value)} is no ${type}: write ${expected}.`);

const longestShown = 60;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text;
}

interface TextScalar<T> {
  readonly name: string;
  readonly description: string;
  readonly example: string;
  readonly specifiedByURL?: string;
  /** Null when the text is no such value. */
  parse(text: string): T | null;
  print(value: unknown): string | null;
}

function textScalar<T>(config: TextScalar<T>): GraphQLScalarType<T, string> {
  const { name, description, example, specifiedByURL } = config;
  const parse = (value: unknown): T => {
    const parsed = typeof value === 'string' ? config.parse(value) : null;
    if (parsed === null) throw badValue(name, value, example);
    return parsed;
  };
  return new GraphQLScalarType<T, string>({
    name,
    description,
    specifiedByURL,
    parseValue: parse,
    parseLiteral: (node: ValueNode) => parse(valueFromASTUntyped(node)),
    serialize: (value) => {
      const text = config.print(value);
      if (text === null) throw badValue(name, value, example);
      return text;
    },
  });
}

const instant = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/;

/** A moment with its offset; `Date` in TypeScript, milliseconds precise. */
export const DateTimeScalar = textScalar<Date>({
  name: 'DateTime',
  description:
    'A moment as ISO 8601 with an offset, e.g. `2026-03-01T16:00:00.000Z`. Answers are in UTC.',
  example: '`"2026-03-01T16:00:00Z"`, with an offset or Z, in the years 1 to 9999',
  specifiedByURL: 'https://scalars.graphql.org/andimarek/date-time.html',
  parse: (text) => {
    const parsed = instant.test(text) && isDay(text.slice(0, 10)) ? new Date(text) : null;
    return parsed !== null && isStorableMoment(parsed) ? parsed : null;
  },
  print: (value) => {
    const date = value instanceof Date ? value : new Date(String(value));
    return Number.isNaN(date.getTime()) ? null : date.toISOString();
  },
});

/** A day without a time; `string` in TypeScript. */
export const DateScalar = textScalar<string>({
  name: 'Date',
  description: 'A day in Finland as ISO 8601, e.g. `2026-03-01`.',
  example: '`"2026-03-01"`',
  parse: (text) => (isDay(text) ? text : null),
  print: (value) => (typeof value === 'string' && isDay(value) ? value : null),
});

/** A document of another system, as it is sent there. Only ever answered. */
export const JsonScalar = new GraphQLScalarType<unknown, unknown>({
  name: 'JSON',
  description: 'A JSON document in the form of another system, e.g. a body for PTV’s API.',
  serialize: (value) => value,
});

const clock = /^([01]\d|2[0-3]):[0-5]\d$/;

/** A time of day without a day; `string` in TypeScript. */
export const LocalTimeScalar = textScalar<string>({
  name: 'LocalTime',
  description: 'A time of day in Finland, `HH:mm` from `00:00` to `23:59`.',
  example: '`"17:30"`',
  parse: (text) => (clock.test(text) ? text : null),
  // A `time` column comes as 17:30:00.
  print: (value) => {
    const text = typeof value === 'string' ? value.slice(0, 5) : '';
    return clock.test(text) ? text : null;
  },
});

/** 2026-02-30 rolls over in `Date`; a day that does not come back as written is none. */
function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}
