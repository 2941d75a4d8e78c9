import type { ProbeFigures } from './probe';

/** Figures of one process at a moment when only the steady clients are there. */
export interface Sample extends ProbeFigures {
  readonly process: string;
  /** Since the start. */
  readonly seconds: number;
}

export interface Verdict {
  readonly process: string;
  readonly figure: 'heap' | 'handles';
  /** Median of the first and of the last third of the samples after the warm-up. */
  readonly first: number;
  readonly last: number;
  /** Growth from the one to the other: 0.05 is five per cent. */
  readonly growth: number;
}

/** Share of the samples in which caches fill and code is compiled. */
const warmUp = 0.2;

/** How much the figures have grown since the warm-up. */
export function judge(samples: readonly Sample[]): readonly Verdict[] {
  const processes = [...new Set(samples.map((sample) => sample.process))];
  return processes.flatMap((process) => {
    const all = samples.filter((sample) => sample.process === process);
    const warm = all.slice(Math.floor(all.length * warmUp));
    const third = Math.max(1, Math.floor(warm.length / 3));
    return (['heap', 'handles'] as const).map((figure) => {
      const first = medianOf(warm.slice(0, third).map((sample) => sample[figure]));
      const last = medianOf(warm.slice(-third).map((sample) => sample[figure]));
      return { process, figure, first, last, growth: last / first - 1 };
    });
  });
}

/**
 * What is held is the least that several looks have seen: a connection that is only just ending, or
 * a timer that is about to fire, is held by nobody. What leaks is there in every look.
 */
export const leastOf = (looks: readonly ProbeFigures[]): ProbeFigures => {
  const byHeap = [...looks].sort((a, b) => a.heap - b.heap);
  const byHandles = [...looks].sort((a, b) => a.handles - b.handles);
  const [least, fewest] = [byHeap[0], byHandles[0]];
  if (!least || !fewest) throw new Error('Nobody has looked.');
  return { ...least, handles: fewest.handles, byKind: fewest.byKind };
};

export const printCsv = (samples: readonly Sample[]): string =>
  [
    'seconds,process,heap,code,buffers,resident,handles,kinds',
    ...samples.map((sample) =>
      [
        sample.seconds.toFixed(0),
        sample.process,
        sample.heap,
        sample.code,
        sample.buffers,
        sample.resident,
        sample.handles,
        printKinds(sample.byKind),
      ].join(),
    ),
  ].join('\n');

const printKinds = (byKind: Sample['byKind']): string =>
  Object.entries(byKind)
    .map(([kind, count]) => `${kind}:${count}`)
    .sort()
    .join(' ');

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}
