import { createDeadlines } from './deadlines';
import { until } from '../gateway/testing/until';

describe('deadlines on one timer', () => {
  it('pass in their order, and not those that were ended', async () => {
    const passed: string[] = [];
    const { start } = createDeadlines(20);
    start(() => passed.push('first'));
    const end = start(() => passed.push('ended'));
    end();
    end();
    start(() => passed.push('last'));
    await until('all passed', () => passed.includes('last'));
    expect(passed).toEqual(['first', 'last']);
  });

  it('pass not before their time when they start while others wait', async () => {
    const { start } = createDeadlines(30);
    const passed: number[] = [];
    const begin = performance.now();
    start(() => passed.push(performance.now() - begin));
    await until('half of it', () => performance.now() - begin > 15);
    const second = performance.now();
    start(() => passed.push(performance.now() - second));
    await until('both passed', () => passed.length === 2);
    expect(Math.min(...passed)).toBeGreaterThanOrEqual(29);
  });

  it('start a timer anew after a pause', async () => {
    const { start } = createDeadlines(5);
    let count = 0;
    start(() => (count += 1));
    await until('the first', () => count === 1);
    start(() => (count += 1));
    await until('the second', () => count === 2);
  });
});
