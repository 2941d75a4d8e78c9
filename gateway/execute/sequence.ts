import type { ExecutionNode, Run } from './run';

/** Steps that need what the steps before them brought. */
export function sequence(steps: readonly ExecutionNode[]): ExecutionNode {
  return Object.freeze({
    kind: 'Sequence',
    async run(run: Run) {
      for (const step of steps) await step.run(run);
    },
  });
}
