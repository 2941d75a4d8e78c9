import { judge, leastOf, printCsv, type Sample } from './curve';

const sampleOf = (heap: number, index: number): Sample => ({
  process: 'gateway',
  seconds: index * 60,
  heap,
  code: 0,
  buffers: 0,
  resident: 0,
  handles: 7,
  byKind: { TCPSocketWrap: 5, PipeWrap: 2 },
});

const growthOf = (heaps: readonly number[]): number =>
  judge(heaps.map(sampleOf)).find(({ figure }) => figure === 'heap')?.growth ?? NaN;

const flat = [10, 50, 80, 90, ...Array.from({ length: 16 }, (_, index) => 100 + (index % 3))];

it('Growth is what is left of it after the warm-up', () => {
  expect(Math.abs(growthOf(flat))).toBeLessThan(0.02);
  expect(growthOf(flat.map((heap, index) => heap + index))).toBeGreaterThan(0.05);
});

it('One outlier is no growth', () => {
  expect(Math.abs(growthOf([...flat.slice(0, -1), 180]))).toBeLessThan(0.02);
});

it('What is held is the least that was seen, of memory and of handles', () => {
  const [first, second] = [sampleOf(100, 0), { ...sampleOf(120, 0), handles: 6, byKind: {} }];
  expect(leastOf([first, second])).toMatchObject({ heap: 100, handles: 6, byKind: {} });
});

it('The curve is one line for a sample', () => {
  expect(printCsv([sampleOf(100, 2)])).toBe(
    'seconds,process,heap,code,buffers,resident,handles,kinds\n' +
      '120,gateway,100,0,0,0,7,PipeWrap:2 TCPSocketWrap:5',
  );
});
