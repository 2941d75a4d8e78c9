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
      const fields = projectionFor(run.variables).fieldsOf(undefined) ?? [];
      for (const { node, keys } of steps) {
        const asked = fields.filter(({ key }) => keys.includes(key));
        if (!asked.length) continue;
        await node.run(run);
        const isLost = asked.some(
          (field) =>
            field.isNonNull &&
            field.node.write(run.root[field.key], { flawed: false, isUnescaped: false }) === null,
        );
        if (isLost) return;
      }
    },
  });
}
