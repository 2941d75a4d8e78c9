import { runCases } from './run-cases';
import { createTwoSides, type TwoSides } from './two-sides';

describe('the gateway answers as one server would', () => {
  let sides: TwoSides;
  beforeAll(() => (sides = createTwoSides()));
  afterAll(() => sides.close());

  // Four seconds alone; the limit is for machines that do other things beside.
  it('in 400 generated operations, most of them with faults', async () => {
    const report = await runCases(sides, { seed: 20_261_121, count: 400 });
    expect(report.failures.join('\n\n')).toBe('');
    expect(report.cases).toBe(400);
    expect(report.faulty).toBeGreaterThan(200);
  }, 60_000);
});
