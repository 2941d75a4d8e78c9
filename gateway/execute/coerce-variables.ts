import {
  coerceInputValue,
  getVariableValues,
  isInputType,
  isNonNullType,
  typeFromAST,
  type GraphQLError,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from 'graphql';
import { ClientError } from '../../platform/errors';
import { compileVariables, type ReadVariables } from '../../platform/read-variables';
import type { PlanningOperation } from '../plan/planning-operation';
import { withoutData, type OperationResult } from './result';
import type { Run } from './run';

export interface Coercion {
  readonly schema: GraphQLSchema;
  readonly read: ReadVariables;
  /** Whether messages may name what else there is. */
  readonly suggestsNames: boolean;
}

/** How the variables of an operation are read, decided once. */
export const prepareCoercion = (
  { operation }: PlanningOperation,
  { schema, suggestsNames }: Pick<Coercion, 'schema' | 'suggestsNames'>,
): Coercion => ({
  schema,
  suggestsNames,
  read: compileVariables(schema, operation.variableDefinitions ?? []),
});

/** Problems that are told; one client does not need to know more at a time. */
const mostProblems = 20;

/** Values of the operation's variables, or the answer that says which are wrong. */
export function coerceVariables(
  { operation, clientVariables }: PlanningOperation,
  given: Readonly<Record<string, unknown>>,
  coercion: Coercion,
): { values: Run['variables'] } | { refusal: OperationResult } {
  const definitions = operation.variableDefinitions;
  if (!definitions?.length) return { values: {} };
  let inputs = given as Record<string, unknown>;
  if (clientVariables.size) {
    inputs = { ...given };
    for (const [name, clientName] of clientVariables)
      if (Object.hasOwn(given, clientName)) inputs[name] = given[clientName];
  }
  const read = coercion.read(inputs);
  if (read) return { values: read };
  const { coerced, errors } = getVariableValues(coercion.schema, definitions, inputs, {
    maxErrors: 1,
  });
  if (!errors) return { values: coerced };
  const nameOf = (name: string): string => clientVariables.get(name) ?? name;
  const problems = new Problems();
  try {
    for (const definition of definitions)
      findProblems(definition, inputs, nameOf(definition.variable.name.value), problems, coercion);
  } catch (error) {
    if (error !== enough) throw error;
  }
  return { refusal: withoutData(problems.found) };
}

const enough = new Error('Enough problems');

class Problems {
  readonly found: ClientError[] = [];

  add(message: string): void {
    this.found.push(new ClientError('BAD_USER_INPUT', message));
    if (this.found.length === mostProblems) throw enough;
  }
}

/**
 * What is wrong with the value of one variable. graphql-js would repeat the whole value, whatever
 * it holds: here it is only told where it is short.
 */
function findProblems(
  { variable, type: typeNode, defaultValue }: VariableDefinitionNode,
  inputs: Readonly<Record<string, unknown>>,
  clientName: string,
  problems: Problems,
  { schema, suggestsNames }: Coercion,
): void {
  const name = variable.name.value;
  const type = typeFromAST(schema, typeNode);
  if (!isInputType(type)) return;
  const head = `Variable "$${clientName}"`;
  if (!Object.hasOwn(inputs, name)) {
    if (isNonNullType(type) && !defaultValue)
      problems.add(`${head} of required type "${String(type)}" was not provided.`);
    return;
  }
  const value = inputs[name];
  if (value === null && isNonNullType(type)) {
    problems.add(`${head} of non-null type "${String(type)}" must not be null.`);
    return;
  }
  const onError = (path: readonly (string | number)[], wrong: unknown, error: GraphQLError) => {
    const place = path.length ? ` at "${clientName}${path.map(step).join('')}"` : '';
    problems.add(`${head} got invalid value ${shown(wrong)}${place}; ${reason(error.message)}`);
  };
  coerceInputValue(value, type, onError, !suggestsNames);
}

const step = (key: string | number): string => (typeof key === 'number' ? `[${key}]` : `.${key}`);

const longest = 40;

function shown(value: unknown): string {
  if (Array.isArray(value)) return '[list]';
  if (typeof value === 'object' && value !== null) return '{object}';
  if (typeof value !== 'string') return String(value);
  return value.length > longest ? `[text of ${value.length} characters]` : JSON.stringify(value);
}

/** The sentence without the value, which is told before. */
const reason = (message: string): string =>
  message
    .replace(/^((?:Int|Float|String|Boolean|ID|Enum "\w+") cannot represent [^:]+): [^]*$/, '$1.')
    .replace(/^Value "[^]{41,}" does not exist/, 'The value does not exist');
