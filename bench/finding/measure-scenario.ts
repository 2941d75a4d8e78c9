import { execute, parse } from 'graphql';
import { anonymous } from '../../platform/identity/principal';
import { quantile } from '../measure/load';
import { type ListingsDatabase } from './database';
import { type Scenario } from './scenario';

export interface Measured {
  readonly scenario: Scenario;
  readonly size: number;
  readonly p50: number;
  readonly p95: number;
}

const warmUp = 10;

/** Asks the service as the gateway does in one process: with a parsed document. */
export async function measureScenario(
  scenario: Scenario,
  database: ListingsDatabase,
  size: number,
  wantedRounds: number,
): Promise<Measured> {
  const rounds = Math.min(wantedRounds, scenario.mostRounds ?? Infinity);
  const ask = askerOf(scenario, database);
  const all = await scenario.variables(database.service.dataSource, rounds + warmUp);
  const times: number[] = [];
  for (const variables of all) times.push(await ask(variables));
  const sorted = times.slice(warmUp).sort((a, b) => a - b);
  return { scenario, size, p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95) };
}

/** Milliseconds of one answer. */
function askerOf({ document, name }: Scenario, { service }: ListingsDatabase) {
  const parsed = parse(document);
  return async (variableValues: Record<string, unknown>): Promise<number> => {
    const started = performance.now();
    const { errors } = await execute({
      schema: service.schema,
      document: parsed,
      variableValues,
      contextValue: service.contextFor({
        principal: anonymous,
        requestId: 'bench',
        signal: new AbortController().signal,
      }),
    });
    if (errors?.[0]) throw new Error(`${name}: ${errors[0].message}`, { cause: errors[0] });
    return performance.now() - started;
  };
}

/** What the database does for one answer; a scan over all listings is a failed run. */
export async function printPlans(scenario: Scenario, database: ListingsDatabase): Promise<void> {
  const [variables] = await scenario.variables(database.service.dataSource, 1);
  const statements: { text: string; values: readonly unknown[] }[] = [];
  const stop = database.listen((text, values) => statements.push({ text, values }));
  await askerOf(scenario, database)(variables ?? {});
  stop();
  console.log(`\n${scenario.name} ${JSON.stringify(variables)}`);
  for (const { text, values } of statements) {
    const rows: { 'QUERY PLAN': string }[] = await database.service.dataSource.query(
      `EXPLAIN (ANALYZE, COSTS OFF) ${text}`,
      [...values],
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    console.log(plan);
    if (
      !scenario.readsEverything &&
      /Seq Scan on listing( |_agenda|_recurrence|_place|$)/m.test(plan)
    ) {
      console.log('A sequential scan over listings!');
      process.exitCode = 1;
    }
  }
}
