/**
 * A function that does one task for objects of one layout. A general function, which all plans
 * share, meets objects of every layout: each property that it touches has to be searched for. One
 * with the names written into it knows where they are after the first few objects.
 */
export interface Specialised<F> {
  /** The general function at first, one of its own when it is wanted often. */
  run: F;
}

export interface FunctionSource {
  /** What the text refers to, by name. */
  readonly known: Readonly<Record<string, unknown>>;
  /** JavaScript text of an expression that gives the function. */
  readonly text: string;
}

/** Code that runs seldom is not worth being compiled. */
let runsBefore = 100;

/** Sets after how many runs code is generated, for all that has not got its own: tests want it soon. */
export function specialiseAfter(runs: number): void {
  runsBefore = runs;
}

/** The general function must do the same; it goes on alone where Node.js may not generate code. */
export function specialised<F extends (...args: never[]) => unknown>(
  general: F,
  source: () => FunctionSource,
): Specialised<F> {
  let runs = 0;
  const counting = (...args: Parameters<F>): unknown => {
    if (runs < runsBefore) runs += 1;
    else result.run = generate<F>(source()) ?? general;
    return result.run === counting ? general(...args) : result.run(...args);
  };
  const result: Specialised<F> = { run: counting as F };
  return result;
}

/** JavaScript text for a property, whatever its name. */
export const propertyText = (object: string, key: string): string =>
  `${object}[${JSON.stringify(key)}]`;

/** Null where the process forbids it (`--disallow-code-generation-from-strings`). */
function generate<F>({ known, text }: FunctionSource): F | null {
  try {
    // The texts are put together by this program, with names of GraphQL written as JSON.
    const make = new Function(...Object.keys(known), `"use strict"; return ${text};`) as (
      ...values: unknown[]
    ) => F;
    return make(...Object.values(known));
  } catch (error) {
    if (error instanceof EvalError) return null;
    throw error;
  }
}
