const { floor, imul } = Math;

/** Draws that depend on nothing but the seed text: the same text gives the same draws anywhere. */
export interface Random {
  /** A number in [0, 1). */
  next(): number;
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** `count` different elements, or all of them in another order when there are fewer. */
  sample<T>(list: readonly T[], count: number): T[];
  /** A key of the table, each as often as its weight says. */
  weighted<K extends string>(weights: Readonly<Partial<Record<K, number>>>): K;
  /** 128 random bits in the shape of a UUID. */
  id(): string;
}

/** Bob Jenkins' small fast counter (sfc32), started from a hash of the text. */
export function createRandom(seed: string): Random {
  const nextUint = sfc32(hash128(seed));
  const next = (): number => nextUint() / 2 ** 32;
  const integer = (low: number, high: number): number => low + floor(next() * (high - low + 1));
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: (list) => elementAt(list, floor(next() * list.length)),
    sample: (list, count) => sample(list, count, integer),
    weighted: (weights) => weighted(weights, next()),
    id: () => uuidOf([nextUint(), nextUint(), nextUint(), nextUint()]),
  };
}

function elementAt<T>(list: readonly T[], index: number): T {
  if (index >= list.length) throw new RangeError('Nothing to pick from an empty list');
  return list[index] as T;
}

function sample<T>(
  list: readonly T[],
  count: number,
  integer: (low: number, high: number) => number,
): T[] {
  const rest = [...list];
  const drawn = Math.min(count, rest.length);
  for (let index = 0; index < drawn; index += 1) {
    const other = integer(index, rest.length - 1);
    [rest[index], rest[other]] = [rest[other] as T, rest[index] as T];
  }
  return rest.slice(0, drawn);
}

function weighted<K extends string>(
  weights: Readonly<Partial<Record<K, number>>>,
  draw: number,
): K {
  const entries = Object.entries(weights) as [K, number][];
  let left = draw * entries.reduce((sum, [, weight]) => sum + weight, 0);
  for (const [key, weight] of entries) {
    left -= weight;
    if (left < 0) return key;
  }
  return elementAt(entries, entries.length - 1)[0];
}

type State = [number, number, number, number];

/** cyrb128: four 32-bit words that all depend on every character. */
function hash128(text: string): State {
  const factors = [597399067, 2869860233, 951274213, 2716044179] as const;
  const words: State = [1779033703, 3144134277, 1013904242, 2773480762];
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    words[0] = words[1] ^ imul(words[0] ^ code, factors[0]);
    words[1] = words[2] ^ imul(words[1] ^ code, factors[1]);
    words[2] = words[3] ^ imul(words[2] ^ code, factors[2]);
    words[3] = words[0] ^ imul(words[3] ^ code, factors[3]);
  }
  return words;
}

/** The first rounds are thrown away: states that differ in one bit must first drift apart. */
function sfc32(state: State): () => number {
  let [a, b, c, counter] = state;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 15; round += 1) next();
  return next;
}

/** Version 8 (custom) of RFC 9562. */
function uuidOf(words: readonly number[]): string {
  const hex = words.map((word) => word.toString(16).padStart(8, '0')).join('');
  const variant = ((parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20),
  ].join('-');
}
