import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isUnionType,
  Kind,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { conditionOf } from './condition-of';
import { operationParts } from './operation-parts';

/**
 * The operation in the form that the planner (0.0.38) takes well; null when nothing of it is left.
 *
 * - A fragment that no object can meet where it stands (`... on Team { ... on User { id } }`) is
 *   taken out, and so is what a written-out condition leaves out: the planner takes out the field
 *   around it as well. Where that is all of a selection, `__typename` tells that the object is there.
 * - An alias of `__typename` would hide where the type is to be read, and one that repeats the
 *   field's own name is taken for another field.
 * - Conditions that are always met say nothing, but stand in the planner's way.
 */
export function plannable(document: DocumentNode, schema: GraphQLSchema): DocumentNode | null {
  const { operation, fragments } = operationParts(document);
  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`The schema has no ${operation.operation}`);
  const writer = new PlannableWriter(schema, fragments);
  const selectionSet = writer.set(operation.selectionSet, root, new Set([root.name]));
  if (!selectionSet) return null;
  const definitions = [{ ...operation, selectionSet }, ...writer.definitions];
  return { kind: Kind.DOCUMENT, definitions };
}

/** Names of the object types that can stand at a place. */
type Met = ReadonlySet<string>;

class PlannableWriter {
  /** Fragments as they are met: one that is met by other types elsewhere has another name there. */
  readonly definitions: FragmentDefinitionNode[] = [];
  readonly #variants = new Map<string, FragmentDefinitionNode | null>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {}

  /** Null when nothing is left. */
  set(set: SelectionSetNode, type: GraphQLCompositeType, met: Met): SelectionSetNode | null {
    if (!met.size) return null;
    const selections = set.selections.flatMap((selection) => {
      const conditions = selection.directives?.map(conditionOf) ?? [];
      if (conditions.includes(false)) return [];
      const directives = selection.directives?.filter((_, index) => conditions[index] !== true);
      return this.#selection({ ...selection, directives }, type, met) ?? [];
    });
    return selections.length ? { ...set, selections } : null;
  }

  #selection(node: SelectionNode, type: GraphQLCompositeType, met: Met): SelectionNode | null {
    switch (node.kind) {
      case Kind.FIELD:
        return this.#field(node, type);
      case Kind.INLINE_FRAGMENT:
        return this.#inlineFragment(node, type, met);
      case Kind.FRAGMENT_SPREAD:
        return this.#spread(node, type, met);
    }
  }

  #field(node: FieldNode, type: GraphQLCompositeType): FieldNode {
    const { name, alias, selectionSet } = node;
    const isPlain = name.value === '__typename' || alias?.value === name.value;
    const field = isPlain ? { ...node, alias: undefined } : node;
    if (!selectionSet || isUnionType(type)) return field;
    const below = getNamedType(type.getFields()[name.value]?.type);
    if (!isCompositeType(below)) throw new Error(`Unknown field ${type.name}.${name.value}`);
    const asked = this.set(selectionSet, below, this.#possible(below));
    return { ...field, selectionSet: asked ?? typenameAlone };
  }

  #inlineFragment(
    node: InlineFragmentNode,
    type: GraphQLCompositeType,
    met: Met,
  ): InlineFragmentNode | null {
    const inner = this.#typeNamed(node.typeCondition?.name.value) ?? type;
    const selectionSet = this.set(node.selectionSet, inner, this.#meeting(inner, met));
    if (!selectionSet) return null;
    return isHindered(node.directives, inner, type)
      ? { ...node, typeCondition: undefined, selectionSet }
      : { ...node, selectionSet };
  }

  #spread(
    node: FragmentSpreadNode,
    type: GraphQLCompositeType,
    met: Met,
  ): FragmentSpreadNode | InlineFragmentNode | null {
    const fragment = this.fragments.get(node.name.value);
    const inner = this.#typeNamed(fragment?.typeCondition.name.value);
    if (!fragment || !inner) throw new Error(`Unknown fragment ${node.name.value}`);
    const variant = this.#variant(fragment, inner, this.#meeting(inner, met));
    if (!variant) return null;
    const { selectionSet, name } = variant;
    return isHindered(node.directives, inner, type)
      ? { kind: Kind.INLINE_FRAGMENT, directives: node.directives, selectionSet }
      : { ...node, name };
  }

  #variant(
    fragment: FragmentDefinitionNode,
    type: GraphQLCompositeType,
    met: Met,
  ): FragmentDefinitionNode | null {
    const key = [fragment.name.value, ...met].join(' ');
    const known = this.#variants.get(key);
    if (known !== undefined) return known;
    const selectionSet = this.set(fragment.selectionSet, type, met);
    const name = { kind: Kind.NAME as const, value: `F${this.definitions.length}` };
    const variant = selectionSet && { ...fragment, name, selectionSet };
    if (variant) this.definitions.push(variant);
    this.#variants.set(key, variant);
    return variant;
  }

  /** Of the types that can stand here, those that are of a type; in one order for equal sets. */
  #meeting(type: GraphQLCompositeType, met: Met): Met {
    return new Set([...this.#possible(type)].filter((name) => met.has(name)));
  }

  #possible(type: GraphQLCompositeType): Met {
    const types = isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type];
    return new Set(types.map(({ name }) => name));
  }

  #typeNamed(name: string | undefined): GraphQLCompositeType | null {
    const type = name === undefined ? undefined : this.schema.getType(name);
    return isCompositeType(type) ? type : null;
  }
}

/**
 * The planner finds no way into `... on U @include(if: $x)` where U is a union and the type of the
 * selection itself: the condition on the type says nothing there and is left out.
 */
const isHindered = (
  directives: readonly DirectiveNode[] | undefined,
  condition: GraphQLCompositeType,
  parent: GraphQLCompositeType,
): boolean => Boolean(directives?.length) && isUnionType(parent) && condition === parent;

const typenameAlone = Object.freeze<SelectionSetNode>({
  kind: Kind.SELECTION_SET,
  selections: [{ kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }],
});
