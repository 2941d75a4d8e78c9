import { runCases } from './run-cases';
import { createTwoSides } from './two-sides';

/** `npm run test:differential -- [cases] [seed]`: the long run. */
async function main(): Promise<void> {
  const [count = 10_000, seed = 1] = process.argv.slice(2).map(Number);
  const sides = createTwoSides();
  const started = performance.now();
  const report = await runCases(sides, { seed, count, mostFailures: 5 });
  await sides.close();
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  for (const failure of report.failures) process.stdout.write(`${failure}\n\n`);
  process.stdout.write(
    `${report.cases} cases (seed ${seed}, ${report.faulty} with faults) in ${seconds} s: ` +
      `${report.failures.length} failures\n`,
  );
  if (report.failures.length) process.exitCode = 1;
}

void main();
