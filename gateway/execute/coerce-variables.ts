import { getVariableValues, type GraphQLSchema } from 'graphql';
import { ClientError } from '../../platform/errors';
import type { PlanningOperation } from '../plan/planning-operation';
import { withoutData, type OperationResult } from './result';
import type { Run } from './run';

/** Values of the operation's variables, or the answer that says which are wrong. */
export function coerceVariables(
  schema: GraphQLSchema,
  { operation, clientVariables }: PlanningOperation,
  given: Readonly<Record<string, unknown>>,
): { values: Run['variables'] } | { refusal: OperationResult } {
  const definitions = operation.variableDefinitions;
  if (!definitions?.length) return { values: {} };
  let inputs = given as Record<string, unknown>;
  if (clientVariables.size) {
    inputs = { ...given };
    for (const [name, clientName] of clientVariables)
      if (Object.hasOwn(given, clientName)) inputs[name] = given[clientName];
  }
  const { coerced, errors } = getVariableValues(schema, definitions, inputs, { maxErrors: 20 });
  if (!errors) return { values: coerced };
  const refused = errors.map(({ message }) => new ClientError('BAD_USER_INPUT', message));
  return { refusal: withoutData(refused) };
}
