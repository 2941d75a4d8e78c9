import {
  getArgumentValues,
  getVariableValues,
  Kind,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { Answer } from '../answer';
import type { AdmittedOperation } from '../operation';

/**
 * What the gateway knows of a subscription by convention: the argument `after` of its root field
 * takes the value that the field `cursor` of an event had.
 */
export interface LiveOperation {
  /** Where the client goes on; null when it begins now. */
  readonly after: string | null;
  /** Whether `after` can be given to it by the gateway. */
  readonly isResumable: boolean;
  /**
   * Everything but identity and `after` that decides which events come and what they look like.
   * Null where that cannot be told.
   */
  readonly sharingKey: string | null;
  /** Whether it begins with a state when `after` does not say where to go on: each with its own. */
  readonly hasSnapshot: boolean;
  /** The cursor in an answer; null when the client does not ask for it. */
  cursorOf(answer: Answer): string | null;
}

export function readLiveOperation(
  operation: AdmittedOperation,
  schema: GraphQLSchema,
): LiveOperation {
  const { node, document, operationName } = operation;
  const field = rootField(node.selectionSet);
  const cursorKey = field?.selectionSet && cursorKeyOf(field.selectionSet, fragmentsOf(operation));
  const rootKey = field && responseKey(field);
  const { args, variables, takesAfter } = readArguments(operation, field, schema);
  const after = typeof args?.after === 'string' ? args.after : null;
  return {
    after,
    isResumable: takesAfter && cursorKey !== undefined,
    sharingKey:
      args === null ? null : JSON.stringify([document.hash, operationName, canonical(variables)]),
    hasSnapshot: args?.snapshot === true,
    cursorOf: ({ data }) => {
      if (rootKey === undefined || cursorKey === undefined) return null;
      const event = data?.[rootKey] as Readonly<Record<string, unknown>> | null | undefined;
      const cursor = event?.[cursorKey];
      return typeof cursor === 'string' ? cursor : null;
    },
  };
}

/** Fields that a fragment brings at the root are not looked for: such an operation has no cursor. */
function rootField({ selections }: SelectionSetNode): FieldNode | undefined {
  const [only] = selections;
  return selections.length === 1 && only?.kind === Kind.FIELD ? only : undefined;
}

interface Arguments {
  /** Null when they cannot be read; the engine then says why. */
  readonly args: Readonly<Record<string, unknown>> | null;
  /** The coerced variables but the one that `after` stands for. */
  readonly variables: Readonly<Record<string, unknown>>;
  readonly takesAfter: boolean;
}

function readArguments(
  { node, document, variables }: AdmittedOperation,
  field: FieldNode | undefined,
  schema: GraphQLSchema,
): Arguments {
  const definition = field && schema.getSubscriptionType()?.getFields()[field.name.value];
  const { coerced } = getVariableValues(schema, node.variableDefinitions ?? [], variables);
  if (field === undefined || definition === undefined || coerced === undefined) {
    return { args: null, variables: {}, takesAfter: false };
  }
  try {
    const after = field.arguments?.find(({ name }) => name.value === 'after')?.value;
    const variable = after?.kind === Kind.VARIABLE ? after.name.value : null;
    const takesAfter = definition.args.some(({ name }) => name === 'after');
    const isUsedElsewhere = variable !== null && usesOf(variable, document.document) > 1;
    const others = Object.entries(coerced).filter(([name]) => name !== variable);
    return {
      args: getArgumentValues(definition, field, coerced),
      variables: isUsedElsewhere ? coerced : Object.fromEntries(others),
      takesAfter: takesAfter && !isUsedElsewhere,
    };
  } catch {
    return { args: null, variables: {}, takesAfter: false };
  }
}

/** Beside its definition. */
function usesOf(variable: string, document: DocumentNode): number {
  let uses = -1;
  visit(document, {
    Variable({ name }) {
      if (name.value === variable) uses += 1;
    },
  });
  return uses;
}

const responseKey = ({ alias, name }: FieldNode): string => (alias ?? name).value;

type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

const fragmentsOf = ({ document }: AdmittedOperation): Fragments =>
  new Map(
    document.document.definitions.flatMap((definition) =>
      definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition]] : [],
    ),
  );

function cursorKeyOf({ selections }: SelectionSetNode, fragments: Fragments): string | undefined {
  for (const selection of selections) {
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value === 'cursor') return responseKey(selection);
      continue;
    }
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection.selectionSet
        : fragments.get(selection.name.value)?.selectionSet;
    const found = inner && cursorKeyOf(inner, fragments);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Equal values as equal text, in whatever order a client writes the keys of its inputs. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, item]) => [key, canonical(item)]));
}
