import { GraphQLError, type FloatValueNode, type IntValueNode, type ValidationRule } from 'graphql';

/** Refuses numbers that graphql-js would take for infinite; a planner cannot read them at all. */
export const FiniteFloatsRule: ValidationRule = (context) => {
  const check = (node: FloatValueNode | IntValueNode): void => {
    if (Number.isFinite(Number(node.value))) return;
    const message = `${node.value.slice(0, 40)} is too large for any number.`;
    context.reportError(new GraphQLError(message, { nodes: node }));
  };
  return { FloatValue: check, IntValue: check };
};
