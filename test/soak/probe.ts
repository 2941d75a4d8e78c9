import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Loaded into a process before anything else (`node --require`): on SIGUSR2 it collects garbage and
 * writes one line with what is left. The product knows nothing of it.
 */
export interface ProbeFigures {
  /** Bytes of live JavaScript objects. */
  readonly heap: number;
  /** Bytes of machine code among them: it grows for as long as functions are found hot. */
  readonly code: number;
  /** Bytes of Buffers. */
  readonly buffers: number;
  readonly resident: number;
  /** Open sockets, servers, timers, pipes: what keeps an event loop busy. */
  readonly handles: number;
  readonly byKind: Readonly<Record<string, number>>;
}

export const probeSignal = 'SIGUSR2';
export const probeLine = 'soak figures ';

function countByKind(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) counts[kind] = (counts[kind] ?? 0) + 1;
  return counts;
}

const codeBytes = (): number =>
  getHeapSpaceStatistics()
    .filter(({ space_name: name }) => name.includes('code'))
    .reduce((sum, { space_used_size: bytes }) => sum + bytes, 0);

function readFigures(collect: () => void): ProbeFigures {
  // Objects with finalizers need a second and a third round.
  for (let round = 0; round < 3; round += 1) collect();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  const byKind = countByKind();
  const handles = Object.values(byKind).reduce((sum, count) => sum + count, 0);
  return {
    heap: heapUsed,
    code: codeBytes(),
    buffers: arrayBuffers,
    resident: rss,
    handles,
    byKind,
  };
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
process.on(probeSignal, () => {
  process.stdout.write(`${probeLine}${JSON.stringify(readFigures(collect))}\n`);
});
