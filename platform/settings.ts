import { ConfigError } from './errors';

/** One environment variable: how its text becomes a value, and what the documentation says. */
export interface Setting<T> {
  readonly fallback: T;
  /** Shown in the table of settings. */
  readonly defaultText: string;
  readonly meaning: string;
  /** Throws an Error whose message completes "PORT is "x"; …". */
  parse(text: string): T;
}

export type Settings = Readonly<Record<string, Setting<unknown>>>;
export type Values<S extends Settings> = {
  readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never;
};

interface Described<T> {
  readonly fallback: T;
  readonly meaning: string;
}

export function integer(
  options: Described<number> & { readonly min: number; readonly max: number },
): Setting<number> {
  const { min, max } = options;
  return {
    ...options,
    defaultText: String(options.fallback),
    parse(text) {
      const value = Number(text);
      if (!/^\d+$/.test(text) || value < min || value > max) {
        throw new Error(`write a whole number from ${min} to ${max}`);
      }
      return value;
    },
  };
}

export function flag(options: Described<boolean>): Setting<boolean> {
  return {
    ...options,
    defaultText: options.fallback ? 'on' : 'off',
    parse(text) {
      const normal = text.toLowerCase();
      if (normal === 'on' || normal === 'true' || normal === '1') return true;
      if (normal === 'off' || normal === 'false' || normal === '0') return false;
      throw new Error('write on or off');
    },
  };
}

export function choice<const T extends string>(
  options: Described<T> & { readonly of: readonly T[] },
): Setting<T> {
  return {
    ...options,
    defaultText: options.fallback,
    parse(text) {
      const found = options.of.find((item) => item === text);
      if (found === undefined) throw new Error(`write one of ${options.of.join(', ')}`);
      return found;
    },
  };
}

export function text(options: Described<string>): Setting<string> {
  return { ...options, defaultText: options.fallback, parse: (value) => value };
}

export function optionalText(options: {
  readonly meaning: string;
  readonly minLength?: number;
}): Setting<string | null> {
  return {
    fallback: null,
    defaultText: '–',
    meaning: options.meaning,
    parse(value) {
      if (value.length < (options.minLength ?? 0)) {
        throw new Error(`write at least ${options.minLength} characters`);
      }
      return value;
    },
  };
}

/** Comma-separated words; empty by default. */
export function list(options: { readonly meaning: string }): Setting<readonly string[]> {
  return {
    fallback: [],
    defaultText: '–',
    meaning: options.meaning,
    parse: (value) =>
      value
        .split(',')
        .map((item) => item.trim())
        .filter((item) => item !== ''),
  };
}

/** What belongs to one connection or one body, and would be wrong for another. */
const ownHeaders =
  /^(host|connection|keep-alive|upgrade|te|trailer|transfer-encoding|expect|content-(length|type|encoding)|accept|accept-encoding|proxy-.*)$/i;

/** Comma-separated names of headers that may go from one request into another. */
export function headerNames(options: { readonly meaning: string }): Setting<readonly string[]> {
  const names = list(options);
  return {
    ...names,
    parse(value) {
      const parsed = names.parse(value);
      for (const name of parsed) {
        if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name))
          throw new Error(`"${name}" is no name of a header`);
        if (ownHeaders.test(name))
          throw new Error(
            `leave out "${name}": each request has its own, which the gateway writes`,
          );
      }
      return parsed;
    },
  };
}

export function optionalUrl(options: {
  readonly meaning: string;
  readonly protocols: readonly string[];
}): Setting<string | null> {
  return {
    fallback: null,
    defaultText: '–',
    meaning: options.meaning,
    parse(value) {
      const protocol = URL.canParse(value) ? new URL(value).protocol : '';
      if (!options.protocols.includes(protocol)) {
        throw new Error(`write a URL that begins with ${options.protocols.join('// or ')}//`);
      }
      return value;
    },
  };
}

/** Comma-separated `name=url` pairs. */
export function urlsByName(options: {
  readonly meaning: string;
}): Setting<ReadonlyMap<string, string>> {
  return {
    fallback: new Map(),
    defaultText: '–',
    meaning: options.meaning,
    parse: (value) => new Map(list(options).parse(value).map(parseNamedUrl)),
  };
}

function parseNamedUrl(pair: string): [string, string] {
  const split = pair.indexOf('=');
  const url = pair.slice(split + 1);
  if (split < 1 || !URL.canParse(url)) throw new Error('write name=url pairs, split by commas');
  return [pair.slice(0, split), url];
}

/**
 * Reads every setting from the environment. An empty variable counts as absent.
 *
 * @throws ConfigError that names each setting with a wrong value and what to write instead.
 */
export function readSettings<S extends Settings>(
  settings: S,
  env: Readonly<Record<string, string | undefined>>,
): Values<S> {
  const problems: string[] = [];
  const values = Object.fromEntries(
    Object.entries(settings).map(([name, setting]) => {
      const raw = env[name]?.trim();
      if (raw === undefined || raw === '') return [name, setting.fallback];
      try {
        return [name, setting.parse(raw)];
      } catch (error) {
        problems.push(`${name} is ${shown(name, raw)}: ${(error as Error).message}.`);
        return [name, setting.fallback];
      }
    }),
  );
  if (problems.length > 0) throw new ConfigError(problems.join('\n'));
  // Every key of `settings` was mapped to a value that its own parser made.
  return values as Values<S>;
}

/** A secret must not end in a log because it was too short; a URL may carry a password. */
function shown(name: string, raw: string): string {
  if (name.endsWith('SECRET')) return 'not usable';
  return JSON.stringify(raw.replace(/:\/\/[^@/]*@/, '://***@'));
}
