import {
  getNamedType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { operationParts, type OperationParts } from './operation-parts';
import type { FlattenNodePathSegment } from './plan-types';
import { possibleTypes } from './possible-types';

/** What is asked of the objects at one place: selection sets by the types that can stand there. */
export type AskedOfTypes = ReadonlyMap<string, ReadonlySet<SelectionSetNode>>;

type FieldsByKey = ReadonlyMap<string, readonly FieldNode[]>;

/** Reads an operation for what it asks of each type, whatever its conditions are. */
export class TypesReader {
  readonly #parts: OperationParts;
  readonly #possible = new Map<string, ReadonlySet<string>>();
  readonly #keys = new WeakMap<AskedOfTypes, ReadonlySet<string>>();
  /** Fields that were read before, by their selection sets and type. */
  readonly #read = new WeakMap<ReadonlySet<SelectionSetNode>, Map<string, FieldsByKey>>();

  constructor(
    document: DocumentNode,
    private readonly schema: GraphQLSchema,
  ) {
    this.#parts = operationParts(document);
  }

  at(path: readonly FlattenNodePathSegment[]): AskedOfTypes {
    const { operation, selectionSet } = this.#parts.operation;
    const root = this.schema.getRootType(operation)?.name ?? '';
    let asked: AskedOfTypes = new Map([[root, new Set([selectionSet])]]);
    for (const segment of path) {
      if (segment === '@') continue;
      asked =
        'Field' in segment
          ? this.below(asked, segment.Field)
          : this.narrowed(asked, segment.TypeCondition);
    }
    return asked;
  }

  /** What is asked of the objects that a field gives. */
  below(asked: AskedOfTypes, key: string): AskedOfTypes {
    const below = new Map<string, Set<SelectionSetNode>>();
    for (const [typename, sets] of asked) {
      const type = this.schema.getType(typename);
      for (const { name, selectionSet } of this.#fields(typename, sets).get(key) ?? []) {
        const field = isObjectType(type) ? type.getFields()[name.value] : undefined;
        if (!field || !selectionSet) continue;
        for (const possible of this.possible(getNamedType(field.type).name))
          below.set(possible, (below.get(possible) ?? new Set()).add(selectionSet));
      }
    }
    return below;
  }

  narrowed(asked: AskedOfTypes, conditions: readonly string[]): AskedOfTypes {
    const isMet = (typename: string): boolean =>
      conditions.some((condition) => this.possible(condition).has(typename));
    return new Map([...asked].filter(([typename]) => isMet(typename)));
  }

  isAsked(asked: AskedOfTypes, key: string): boolean {
    let keys = this.#keys.get(asked);
    if (!keys) {
      keys = new Set([...asked].flatMap((each) => [...this.#fields(...each).keys()]));
      this.#keys.set(asked, keys);
    }
    return keys.has(key);
  }

  possible(name: string): ReadonlySet<string> {
    let possible = this.#possible.get(name);
    if (!possible) {
      possible = new Set(possibleTypes(this.schema, name));
      this.#possible.set(name, possible);
    }
    return possible;
  }

  #fields(typename: string, sets: ReadonlySet<SelectionSetNode>): FieldsByKey {
    const byType = this.#read.get(sets) ?? new Map<string, FieldsByKey>();
    this.#read.set(sets, byType);
    let fields = byType.get(typename);
    if (!fields) byType.set(typename, (fields = this.#readFields(typename, sets)));
    return fields;
  }

  #readFields(typename: string, sets: ReadonlySet<SelectionSetNode>): FieldsByKey {
    const byKey = new Map<string, FieldNode[]>();
    // A set that is iterated also gives what is added on the way: fragments, once each.
    const all = new Set(sets);
    for (const { selections } of all) {
      for (const selection of selections) {
        if (selection.kind === Kind.FIELD) {
          const key = (selection.alias ?? selection.name).value;
          byKey.set(key, [...(byKey.get(key) ?? []), selection]);
          continue;
        }
        const { typeCondition, selectionSet } =
          selection.kind === Kind.INLINE_FRAGMENT
            ? selection
            : this.#parts.fragments.get(selection.name.value)!;
        const condition = typeCondition?.name.value;
        if (condition === undefined || this.possible(condition).has(typename))
          all.add(selectionSet);
      }
    }
    return byKey;
  }
}
