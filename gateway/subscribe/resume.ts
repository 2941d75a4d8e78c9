import {
  Kind,
  parseType,
  print,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type TypeNode,
  type VariableDefinitionNode,
} from 'graphql';
import { refuse } from '../guard/request-refused';
import type { AdmittedOperation, RequestParams } from '../operation';

/**
 * A client that reconnects sends `Last-Event-ID`. It counts as the argument `after` of the
 * subscription's root field, whatever the client wrote there before: as the value of the variable
 * that stands there, otherwise by a variable of its own.
 *
 * @returns the request to admit in place of the one that was sent
 * @throws RequestRefused BAD_REQUEST when the subscription cannot be continued: going on from now
 *   would lose events in silence
 */
export function resumeAfter(
  operation: AdmittedOperation,
  cursor: string,
  schema: GraphQLSchema,
): RequestParams {
  const { node, document, variables } = operation;
  const field = rootFieldOf(node);
  const type = field === null ? null : afterType(schema, field);
  if (field === null || type === null) throw notResumable();
  const params = { operationName: operation.operationName ?? null, extensions: null };
  const value = field.arguments?.find((argument) => argument.name.value === 'after')?.value;
  if (value?.kind === Kind.VARIABLE) {
    const changed = { ...variables, [value.name.value]: cursor };
    return { ...params, query: document.text, variables: changed };
  }
  return {
    ...params,
    query: print(withVariable(document.document, node, field, type)),
    variables: { ...variables, [variableName]: cursor },
  };
}

const variableName = 'lastEventId';

function rootFieldOf(node: OperationDefinitionNode): FieldNode | null {
  const [only] = node.selectionSet.selections;
  return node.operation === 'subscription' && only?.kind === Kind.FIELD ? only : null;
}

function afterType(schema: GraphQLSchema, field: FieldNode): TypeNode | null {
  const definition = schema.getSubscriptionType()?.getFields()[field.name.value];
  const argument = definition?.args.find((candidate) => candidate.name === 'after');
  return argument === undefined ? null : parseType(argument.type.toString());
}

function withVariable(
  document: DocumentNode,
  node: OperationDefinitionNode,
  field: FieldNode,
  type: TypeNode,
): DocumentNode {
  const name = { kind: Kind.NAME, value: variableName } as const;
  const variable = { kind: Kind.VARIABLE, name } as const;
  const after: ArgumentNode = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: 'after' },
    value: variable,
  };
  const others = field.arguments?.filter((argument) => argument.name.value !== 'after') ?? [];
  const definition: VariableDefinitionNode = { kind: Kind.VARIABLE_DEFINITION, variable, type };
  const changed: OperationDefinitionNode = {
    ...node,
    variableDefinitions: [...(node.variableDefinitions ?? []), definition],
    selectionSet: {
      ...node.selectionSet,
      selections: [{ ...field, arguments: [...others, after] }],
    },
  };
  return {
    ...document,
    definitions: document.definitions.map((item) => (item === node ? changed : item)),
  };
}

const notResumable = () =>
  refuse(
    'BAD_REQUEST',
    'This operation cannot be continued from Last-Event-ID: only a subscription can whose root ' +
      'field takes `after` and stands directly in the operation. Connect without the header.',
  );
