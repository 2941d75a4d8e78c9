import { together } from './together';

/** Does nothing until told to go on; then each item becomes its double, and odd ones fail. */
function pausedDoubling() {
  const batches: number[][] = [];
  const starts: (() => void)[] = [];
  const double = together<number, number>(async (items) => {
    batches.push([...items]);
    await new Promise<void>((start) => starts.push(start));
    if (items.some((item) => item % 2 === 1)) throw new Error(`odd: ${items.join()}`);
    return items.map((item) => item * 2);
  }, 3);
  /** Lets what is being done end, until nothing begins any more. */
  const goOn = async (): Promise<void> => {
    for (let start = starts.shift(); start; start = starts.shift()) {
      start();
      await new Promise(setImmediate);
    }
  };
  return { batches, double, goOn };
}

it('does what comes alone at once, and what comes meanwhile in one go', async () => {
  const { batches, double, goOn } = pausedDoubling();
  const results = [2, 4, 6, 8, 10].map(double);
  expect(batches).toEqual([[2]]);
  await goOn();
  expect(await Promise.all(results)).toEqual([4, 8, 12, 16, 20]);
  expect(batches).toEqual([[2], [4, 6, 8], [10]]);
  const later = double(12);
  await goOn();
  expect(await later).toBe(24);
});

it('does each by itself when all in one go fail', async () => {
  const { batches, double, goOn } = pausedDoubling();
  const results = Promise.allSettled([2, 4, 5, 6].map(double));
  await goOn();
  expect(await results).toEqual([
    { status: 'fulfilled', value: 4 },
    { status: 'fulfilled', value: 8 },
    { status: 'rejected', reason: new Error('odd: 5') },
    { status: 'fulfilled', value: 12 },
  ]);
  expect(batches).toEqual([[2], [4, 5, 6], [4], [5], [6]]);
});

it('does nothing a second time that a lost database may have done', async () => {
  const lost = Object.assign(new Error('gone'), { code: '57P01' });
  let attempts = 0;
  const write = together<number, void>(async () => {
    attempts += 1;
    await new Promise(setImmediate);
    throw lost;
  });
  const outcomes = await Promise.allSettled([1, 2, 3].map(write));
  expect(outcomes).toEqual(outcomes.map(() => ({ status: 'rejected', reason: lost })));
  expect(attempts).toBe(2);
});
