import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  print,
  valueFromASTUntyped,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Case } from './two-sides';

/**
 * The case without what the planner is known to plan wrongly (docs/decisions): conditions are
 * decided, and fragments that no object can meet are gone. When both sides agree on this one, the
 * difference is one of those.
 */
export function withoutKnownLimits(schema: GraphQLSchema, test: Case): Case {
  const { definitions } = parse(test.query, { noLocation: true });
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const node of definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
    if (node.kind === Kind.OPERATION_DEFINITION) operation = node;
  }
  const root = operation && schema.getRootType(operation.operation);
  if (!operation || !root) throw new Error('The case has no operation');
  const variables = { ...defaultsOf(operation), ...test.variables };
  const decided = new Decision(schema, fragments, variables);
  const selectionSet = decided.set(operation.selectionSet, root, new Set([root.name]));
  return { ...test, query: print({ ...operation, selectionSet }) };
}

const defaultsOf = ({ variableDefinitions = [] }: OperationDefinitionNode): Case['variables'] =>
  Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue ? [[variable.name.value, valueFromASTUntyped(defaultValue)]] : [],
    ),
  );

class Decision {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
    private readonly variables: Case['variables'],
  ) {}

  /** `met`: the object types that can stand here. */
  set(
    { selections }: SelectionSetNode,
    type: GraphQLCompositeType,
    met: ReadonlySet<string>,
  ): SelectionSetNode {
    const left = selections.flatMap((selection) => this.selection(selection, type, met));
    const name = { kind: Kind.NAME as const, value: '__typename' };
    return {
      kind: Kind.SELECTION_SET,
      selections: left.length ? left : [{ kind: Kind.FIELD, name }],
    };
  }

  private selection(
    selection: SelectionNode,
    type: GraphQLCompositeType,
    met: ReadonlySet<string>,
  ): SelectionNode[] {
    if (!this.isIncluded(selection)) return [];
    const directives = undefined;
    if (selection.kind === Kind.FIELD) {
      const field =
        isObjectType(type) || isInterfaceType(type)
          ? type.getFields()[selection.name.value]
          : undefined;
      const below = field && getNamedType(field.type);
      if (!selection.selectionSet || !isCompositeType(below)) return [{ ...selection, directives }];
      const selectionSet = this.set(selection.selectionSet, below, this.possible(below));
      return [{ ...selection, directives, selectionSet }];
    }
    const body =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : this.fragments.get(selection.name.value)!;
    const condition = body.typeCondition && this.schema.getType(body.typeCondition.name.value);
    const inner = isCompositeType(condition) ? condition : type;
    const own = this.possible(inner);
    const both = new Set([...met].filter((name) => own.has(name)));
    if (!both.size) return [];
    const { typeCondition } = body;
    const selectionSet = this.set(body.selectionSet, inner, both);
    return [{ kind: Kind.INLINE_FRAGMENT, typeCondition, selectionSet }];
  }

  private possible(type: GraphQLCompositeType): ReadonlySet<string> {
    const types = isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type];
    return new Set(types.map(({ name }) => name));
  }

  private isIncluded({ directives = [] }: SelectionNode): boolean {
    return directives.every(({ name, arguments: args }) => {
      const value = args?.[0]?.value;
      const condition =
        value?.kind === Kind.VARIABLE
          ? this.variables[value.name.value] === true
          : value?.kind === Kind.BOOLEAN && value.value;
      return condition === (name.value === 'include');
    });
  }
}
