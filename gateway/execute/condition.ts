import type { ExecutionNode, Run } from './run';

export interface Branches {
  readonly variable: string;
  readonly whenTrue: ExecutionNode | null;
  readonly whenFalse: ExecutionNode | null;
}

/** Steps that a variable of @skip or @include decides on. */
export function condition({ variable, whenTrue, whenFalse }: Branches): ExecutionNode {
  return Object.freeze({
    kind: 'Condition',
    async run(run: Run) {
      const branch = run.variables[variable] === true ? whenTrue : whenFalse;
      await branch?.run(run);
    },
  });
}
