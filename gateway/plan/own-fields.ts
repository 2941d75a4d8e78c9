import {
  getNamedType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { parseFieldSet } from '../compose/field-set';
import { joins } from '../compose/join-directives';
import { stringArgument } from '../compose/linked-features';
import { coordinate } from './asked-fields';
import type { AskedOfTypes, TypesReader } from './asked-of-types';
import type { RequiresSelection } from './plan-types';

/** Fields that later fetches make representations of, by their path and object type. */
export type NeededFields = ReadonlySet<string>;

interface Place {
  readonly path: string;
  /** What is asked of one type, or below it. */
  readonly mine: AskedOfTypes;
  /** What is asked of all types that one fetch is for, or below them. */
  readonly everyone: AskedOfTypes;
}

interface FieldOfType {
  readonly typename: string;
  readonly field: FieldNode;
}

/**
 * What is wanted of one type among all that a fetch asks of several. A field is foreign to the type
 * when it is asked or needed of another only; one that the planner added for itself never is.
 */
export class OwnFields {
  readonly #own: FieldOfType[] = [];
  readonly #foreign: FieldOfType[] = [];
  #isNullSpreading = false;

  constructor(
    private readonly reader: TypesReader,
    private readonly schema: GraphQLSchema,
    private readonly needed: NeededFields,
  ) {}

  /** Whether anything but the type is wanted. */
  get isAny(): boolean {
    return this.#own.some(({ field }) => field.name.value !== '__typename');
  }

  /** Whether a foreign field can cost one's own: by a null that it must not be, or what it requires. */
  get isAtRisk(): boolean {
    return this.#isNullSpreading || this.#requiredByOthers().size > 0;
  }

  set(
    { selections }: SelectionSetNode,
    context: string,
    place: Place,
    depth = 0,
  ): SelectionSetNode {
    const own = selections.flatMap((each) => this.#selection(each, context, place, depth) ?? []);
    const kept = own.length || !depth ? own : [typename];
    return { kind: Kind.SELECTION_SET, selections: kept };
  }

  /** A representation without what only foreign fields require. */
  requires(all: readonly RequiresSelection[]): RequiresSelection[] {
    const others = this.#requiredByOthers();
    return all.map((each) => {
      if (each.kind !== 'InlineFragment') return each;
      const selections = each.selections.filter(
        (inner) => inner.kind !== 'Field' || !others.has(inner.alias ?? inner.name),
      );
      return { ...each, selections };
    });
  }

  #selection(
    node: SelectionNode,
    context: string,
    place: Place,
    depth: number,
  ): SelectionNode | null {
    if (node.kind === Kind.FIELD) return this.#field(node, context, place, depth);
    if (node.kind === Kind.FRAGMENT_SPREAD) throw new Error('Fragments are written out before');
    const condition = node.typeCondition?.name.value ?? context;
    const mine = this.reader.narrowed(place.mine, [condition]);
    if (!mine.size) return null;
    const everyone = this.reader.narrowed(place.everyone, [condition]);
    const inner = { ...place, mine, everyone };
    const selectionSet = this.set(node.selectionSet, condition, inner, depth);
    return selectionSet.selections.length ? { ...node, selectionSet } : null;
  }

  #field(field: FieldNode, context: string, place: Place, depth: number): FieldNode | null {
    const key = (field.alias ?? field.name).value;
    const isForeign = !this.#isWanted(place.mine, place.path, key);
    const ofType = { typename: context, field };
    if (isForeign && this.#isWanted(place.everyone, place.path, key)) {
      if (this.#isNeverNull(ofType)) this.#isNullSpreading = true;
      if (!depth) this.#foreign.push(ofType);
      return null;
    }
    if (!depth) this.#own.push(ofType);
    const type = this.#definition(ofType)?.type;
    const isAsked = this.reader.isAsked(place.mine, key);
    if (!type || !isAsked || !field.selectionSet) return field;
    const below = {
      path: `${place.path}.${key}`,
      mine: this.reader.below(place.mine, key),
      everyone: this.reader.below(place.everyone, key),
    };
    const selectionSet = this.set(field.selectionSet, getNamedType(type).name, below, depth + 1);
    return { ...field, selectionSet };
  }

  #isWanted(asked: AskedOfTypes, path: string, key: string): boolean {
    if (key === '__typename' || this.reader.isAsked(asked, key)) return true;
    return [...asked.keys()].some((type) => this.needed.has(coordinate(path, type, key)));
  }

  /** A field may be null in the graph and not in the subgraph that is asked. */
  #isNeverNull(ofType: FieldOfType): boolean {
    const definition = this.#definition(ofType);
    if (!definition || isNonNullType(definition.type)) return true;
    const own = joins(definition.astNode?.directives, 'join__field');
    return own.some((join) => stringArgument(join, 'type')?.endsWith('!'));
  }

  /** What foreign fields require and neither one's own nor a key does. */
  #requiredByOthers(): Set<string> {
    const required = new Set(this.#foreign.flatMap((each) => this.#required(each)));
    for (const each of required.size ? this.#own : [])
      for (const name of this.#required(each)) required.delete(name);
    for (const { typename } of required.size ? this.#foreign : [])
      for (const key of joins(this.schema.getType(typename)?.astNode?.directives, 'join__type'))
        for (const name of fieldNames(stringArgument(key, 'key'))) required.delete(name);
    return required;
  }

  #required(ofType: FieldOfType): string[] {
    const own = joins(this.#definition(ofType)?.astNode?.directives, 'join__field');
    return own.flatMap((join) => fieldNames(stringArgument(join, 'requires')));
  }

  #definition({ typename, field }: FieldOfType) {
    const type = this.schema.getType(typename);
    if (!isObjectType(type) && !isInterfaceType(type)) return undefined;
    return type.getFields()[field.name.value];
  }
}

const fieldNames = (fieldSet: string | null): string[] =>
  fieldSet === null
    ? []
    : parseFieldSet(fieldSet).selections.flatMap((each) =>
        each.kind === Kind.FIELD ? each.name.value : [],
      );

const typename: FieldNode = Object.freeze<FieldNode>({
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '__typename' },
});
