import { Pool } from 'undici';

export interface LoadOptions {
  readonly url: string;
  /** The body of the n-th request. */
  readonly body: (index: number) => string;
  readonly connections: number;
  readonly milliseconds: number;
  /** Requests after which to stop before the time is over. */
  readonly requests?: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
  /** Answers that were not 200, or that `isGood` refused. */
  readonly failures: number;
  readonly medianMilliseconds: number;
  readonly p99Milliseconds: number;
}

/** Keeps `connections` requests under way for the time given, each on a connection of its own. */
export async function load(options: LoadOptions): Promise<LoadResult> {
  const { origin, pathname } = new URL(options.url);
  const pool = new Pool(origin, { connections: options.connections, pipelining: 1 });
  const durations: number[] = [];
  const started = performance.now();
  const end = started + options.milliseconds;
  const last = options.requests ?? Number.POSITIVE_INFINITY;
  let next = 0;
  let failures = 0;
  const worker = async (): Promise<void> => {
    while (performance.now() < end && next < last) {
      const sent = performance.now();
      const { statusCode, body } = await pool.request({
        path: pathname,
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: options.body(next++),
      });
      await body.dump({ limit: Number.MAX_SAFE_INTEGER });
      durations.push(performance.now() - sent);
      if (statusCode !== 200) failures += 1;
    }
  };
  await Promise.all(Array.from({ length: options.connections }, worker));
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  durations.sort((a, b) => a - b);
  return {
    requests: durations.length,
    seconds,
    failures,
    medianMilliseconds: quantile(durations, 0.5),
    p99Milliseconds: quantile(durations, 0.99),
  };
}

/** The value below which the given share of the sorted values lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(
    [...values].sort((a, b) => a - b),
    0.5,
  );
}
