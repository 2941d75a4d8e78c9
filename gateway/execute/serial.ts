import { newWriteState } from './write-state';
import type { CompiledOperation } from './compiled-operation';
import type { ExecutionNode, Run } from './run';

export interface SerialStep {
  readonly node: ExecutionNode;
  /** Response keys of the root fields that the step answers. */
  readonly keys: readonly string[];
}

/**
 * Root fields of a mutation, one after the other. When one that must not be null is null, the
 * answer is lost and the fields behind it are not executed, as on a single server.
 */
export function serial(
  steps: readonly SerialStep[],
  projectionFor: CompiledOperation['projectionFor'],
): ExecutionNode {
  return Object.freeze({
    kind: 'Serial',
    async run(run: Run) {
      // In the order of the answer: where a field stands first depends on @skip and @include.
      for (const field of projectionFor(run.variables).fieldsOf(undefined) ?? []) {
        const step = steps.find(({ keys }) => keys.includes(field.key));
        if (!step) continue;
        await step.node.run(run);
        const isNull = !field.node.write(run.root[field.key], newWriteState());
        if (field.isNonNull && isNull) return;
      }
    },
  });
}
