import type { ExecutionNode, Run } from './run';

/** Steps that do not need each other. */
export function parallel(steps: readonly ExecutionNode[]): ExecutionNode {
  return Object.freeze({
    kind: 'Parallel',
    async run(run: Run) {
      await Promise.all(steps.map((step) => step.run(run)));
    },
  });
}
