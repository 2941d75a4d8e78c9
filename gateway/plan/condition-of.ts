import { Kind, type DirectiveNode } from 'graphql';

/** A condition that a variable decides. */
export interface Condition {
  readonly variable: string;
  readonly isInclude: boolean;
}

/**
 * The condition that a directive sets: whether it is met where that is written out, or the variable
 * that decides. Null for directives other than @skip and @include.
 */
export function conditionOf({ name, arguments: args }: DirectiveNode): Condition | boolean | null {
  const isInclude = name.value === 'include';
  if (!isInclude && name.value !== 'skip') return null;
  const value = args?.[0]?.value;
  if (value?.kind === Kind.BOOLEAN) return value.value === isInclude;
  return value?.kind === Kind.VARIABLE ? { variable: value.name.value, isInclude } : null;
}

/** The conditions among directives that variables decide. */
export const variableConditions = (directives: readonly DirectiveNode[] = []): Condition[] =>
  directives.flatMap((directive) => {
    const condition = conditionOf(directive);
    return typeof condition === 'object' && condition ? condition : [];
  });
