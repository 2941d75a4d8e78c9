import { specialiseAfter } from '../../platform/specialised';
import { difference } from './compare';
import { generateCase } from './generate-case';
import { seededRandom } from './random';
import { shrink } from './shrink';
import type { Case, TwoSides } from './two-sides';

export interface Report {
  readonly cases: number;
  /** Cases in which something went wrong on purpose. */
  readonly faulty: number;
  readonly failures: readonly string[];
}

export interface RunOptions {
  readonly seed: number;
  readonly count: number;
  /** Failures after which the run ends. */
  readonly mostFailures?: number;
}

/** Runs generated cases on both sides; each failure is shrunk and given as a reproducer. */
export async function runCases(sides: TwoSides, options: RunOptions): Promise<Report> {
  const { seed, count, mostFailures = 1 } = options;
  const failures: string[] = [];
  let faulty = 0;
  let cases = 0;
  for (; cases < count && failures.length < mostFailures; cases += 1) {
    // What runs often runs code of its own, which must do the same.
    specialiseAfter(cases % 2 === 0 ? 0 : Number.POSITIVE_INFINITY);
    const test = generateCase(sides.schema, seededRandom(seed * 1_000_003 + cases));
    if (test.faults.length) faulty += 1;
    const found = await check(sides, test);
    if (found) failures.push(await reproducer(sides, test, `seed ${seed}, case ${cases}`));
  }
  return { cases, faulty, failures };
}

async function check(sides: TwoSides, test: Case): Promise<string | null> {
  try {
    const [gateway, monolith] = await Promise.all([sides.gateway(test), sides.monolith(test)]);
    return difference(test, gateway, monolith);
  } catch (error) {
    return String(error instanceof Error ? error.stack : error);
  }
}

async function reproducer(sides: TwoSides, test: Case, origin: string): Promise<string> {
  const isFailing = async (candidate: Case): Promise<boolean> =>
    (await check(sides, candidate)) !== null;
  const small = await shrink(sides.schema, test, isFailing);
  const [gateway, monolith] = await Promise.allSettled([
    sides.gateway(small),
    sides.monolith(small),
  ]);
  return [
    `${origin}: ${await check(sides, small)}`,
    small.query,
    `variables ${JSON.stringify(small.variables)}`,
    `faults ${JSON.stringify(small.faults)}`,
    `gateway ${JSON.stringify(gateway, null, 1)}`,
    `one server ${JSON.stringify(monolith, null, 1)}`,
  ].join('\n');
}
