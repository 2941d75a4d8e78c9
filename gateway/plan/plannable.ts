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
 *   taken out, and so is what conditions leave out whatever the variables are: the planner takes out
 *   the field around it as well. Where that is all of a selection, `__typename` tells that the object
 *   is there.
 * - An alias of `__typename` would hide where the type is to be read, and one that repeats the
 *   field's own name is taken for another field.
 * - Conditions that are always met say nothing, but stand in the planner's way.
 */
export function plannable(document: DocumentNode, schema: GraphQLSchema): DocumentNode | null {
  const { operation, fragments } = operationParts(document);
  const root = schema.getRootType(operation.operation);
  if (!root) throw new Error(`The schema has no ${operation.operation}`);
  const writer = new PlannableWriter(schema, fragments);
  const selectionSet = writer.set(operation.selectionSet, root, {
    met: new Set([root.name]),
    known: new Map(),
  });
  if (!selectionSet) return null;
  const definitions = [{ ...operation, selectionSet }, ...writer.definitions];
  return { kind: Kind.DOCUMENT, definitions };
}

/** Names of object types. */
type Met = ReadonlySet<string>;

interface Place {
  /** The object types that can stand here. */
  readonly met: Met;
  /** The values of variables without which the place is not reached. */
  readonly known: ReadonlyMap<string, boolean>;
}

/** Variants of fragments beyond which conditions do not make others. */
const mostVariants = 1_000;

class PlannableWriter {
  /** Fragments as they are met: one that is met by other types elsewhere has another name there. */
  readonly definitions: FragmentDefinitionNode[] = [];
  readonly #variants = new Map<string, FragmentDefinitionNode | null>();

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {}

  /** Null when nothing is left. */
  set(set: SelectionSetNode, type: GraphQLCompositeType, place: Place): SelectionSetNode | null {
    if (!place.met.size) return null;
    const selections = set.selections.flatMap((selection) => {
      const known = withConditions(place.known, selection.directives);
      if (!known) return [];
      const directives = selection.directives?.filter((each) => conditionOf(each) !== true);
      return this.#selection({ ...selection, directives }, type, { ...place, known }) ?? [];
    });
    return selections.length ? { ...set, selections } : null;
  }

  #selection(node: SelectionNode, type: GraphQLCompositeType, place: Place): SelectionNode | null {
    switch (node.kind) {
      case Kind.FIELD:
        return this.#field(node, type, place);
      case Kind.INLINE_FRAGMENT:
        return this.#inlineFragment(node, type, place);
      case Kind.FRAGMENT_SPREAD:
        return this.#spread(node, type, place);
    }
  }

  #field(node: FieldNode, type: GraphQLCompositeType, { known }: Place): FieldNode {
    const { name, alias, selectionSet } = node;
    const isPlain = name.value === '__typename' || alias?.value === name.value;
    const field = isPlain ? { ...node, alias: undefined } : node;
    if (!selectionSet || isUnionType(type)) return field;
    const below = getNamedType(type.getFields()[name.value]?.type);
    if (!isCompositeType(below)) throw new Error(`Unknown field ${type.name}.${name.value}`);
    const asked = this.set(selectionSet, below, { met: this.#possible(below), known });
    return { ...field, selectionSet: asked ?? typenameAlone };
  }

  #inlineFragment(
    node: InlineFragmentNode,
    type: GraphQLCompositeType,
    place: Place,
  ): InlineFragmentNode | null {
    const inner = this.#typeNamed(node.typeCondition?.name.value) ?? type;
    const selectionSet = this.set(node.selectionSet, inner, this.#narrowed(place, inner));
    if (!selectionSet) return null;
    return isHindered(node.directives, inner, type)
      ? { ...node, typeCondition: undefined, selectionSet }
      : { ...node, selectionSet };
  }

  #spread(
    node: FragmentSpreadNode,
    type: GraphQLCompositeType,
    place: Place,
  ): FragmentSpreadNode | InlineFragmentNode | null {
    const fragment = this.fragments.get(node.name.value);
    const inner = this.#typeNamed(fragment?.typeCondition.name.value);
    if (!fragment || !inner) throw new Error(`Unknown fragment ${node.name.value}`);
    const variant = this.#variant(fragment, inner, this.#narrowed(place, inner));
    if (!variant) return null;
    const { selectionSet, name } = variant;
    return isHindered(node.directives, inner, type)
      ? { kind: Kind.INLINE_FRAGMENT, directives: node.directives, selectionSet }
      : { ...node, name };
  }

  #variant(
    fragment: FragmentDefinitionNode,
    type: GraphQLCompositeType,
    place: Place,
  ): FragmentDefinitionNode | null {
    const known = this.#variants.size < mostVariants ? place.known : new Map<string, boolean>();
    const key = [fragment.name.value, ...place.met, ...[...known].sort()].join(' ');
    const written = this.#variants.get(key);
    if (written !== undefined) return written;
    const selectionSet = this.set(fragment.selectionSet, type, { ...place, known });
    const name = { kind: Kind.NAME as const, value: `F${this.definitions.length}` };
    const variant = selectionSet && { ...fragment, name, selectionSet };
    if (variant) this.definitions.push(variant);
    this.#variants.set(key, variant);
    return variant;
  }

  /** With those of its types that are of another; in one order for equal sets. */
  #narrowed({ met, known }: Place, type: GraphQLCompositeType): Place {
    return { met: new Set([...this.#possible(type)].filter((name) => met.has(name))), known };
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

/** With what a selection's conditions ask of variables; null when no values meet all of it. */
function withConditions(
  known: Place['known'],
  directives: readonly DirectiveNode[] = [],
): Place['known'] | null {
  const all = new Map(known);
  for (const condition of directives.map(conditionOf)) {
    if (condition === false) return null;
    if (typeof condition !== 'object' || !condition) continue;
    const { variable, isInclude } = condition;
    if (all.get(variable) === !isInclude) return null;
    all.set(variable, isInclude);
  }
  return all;
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
