import { type DataSource } from 'typeorm';

/** One way of finding: what a client asks, with other values each time. */
export interface Scenario {
  readonly name: string;
  /** How many times as long p95 may take among a hundred times as many listings, if there is a limit. */
  readonly maxGrowth?: number;
  /** It counts all listings, so that the database may scan them. */
  readonly readsEverything?: boolean;
  /** For what takes seconds: it is asked no more often than this. */
  readonly mostRounds?: number;
  readonly document: string;
  /** So many sets of variables, spread as the listings themselves are. */
  variables(dataSource: DataSource, count: number): Promise<readonly Record<string, unknown>[]>;
}
