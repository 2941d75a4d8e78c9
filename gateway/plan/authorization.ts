import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Principal } from '../../platform/identity/principal';
import type { Requirement, Requirements } from '../compose/requirements';
import type { PlanningOperation } from './planning-operation';

/** What of an operation needs something of the principal, and what. */
export interface ProtectedParts {
  readonly fields: ReadonlyMap<FieldNode, readonly Requirement[]>;
  /** Object types that can stand where an interface or a union is asked for. */
  readonly types: ReadonlyMap<string, readonly Requirement[]>;
  /** The fields that can give such an object, with those types. */
  readonly givenBy: ReadonlyMap<FieldNode, readonly string[]>;
}

/** What of an operation a principal may not see. */
export interface Denied {
  readonly fields: ReadonlySet<FieldNode>;
  /** Object types: where an object of one stands behind an interface or a union, there is null. */
  readonly types: ReadonlySet<string>;
  /** The fields that can give such an object. */
  readonly givenBy: ReadonlySet<FieldNode>;
}

export const nothingDenied: Denied = Object.freeze({
  fields: new Set<FieldNode>(),
  types: new Set<string>(),
  givenBy: new Set<FieldNode>(),
});

export function findProtectedParts(
  { operation, fragments }: PlanningOperation,
  schema: GraphQLSchema,
  requirements: Requirements,
): ProtectedParts {
  const fields = new Map<FieldNode, readonly Requirement[]>();
  const types = new Map<string, readonly Requirement[]>();
  const givenBy = new Map<FieldNode, readonly string[]>();
  if (requirements.isEmpty) return { fields, types, givenBy };
  const noteMembers = (field: FieldNode, type: GraphQLNamedType): void => {
    if (!isAbstractType(type)) return;
    const names = schema.getPossibleTypes(type).map(({ name }) => name);
    const found = names.filter((name) => requirements.ofType(name).length > 0);
    for (const name of found) types.set(name, requirements.ofType(name));
    if (found.length) givenBy.set(field, found);
  };
  const walk = ({ selections }: SelectionSetNode, type: GraphQLCompositeType): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        const condition = selection.typeCondition?.name.value;
        const inner = condition ? schema.getType(condition) : type;
        walk(selection.selectionSet, inner as GraphQLCompositeType);
        continue;
      }
      const needed = requirements.of(type.name, selection.name.value);
      const isMeta = selection.name.value.startsWith('__');
      if (needed.length && !isMeta) fields.set(selection, needed);
      const known = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
      const field = known[selection.name.value];
      if (!field || !selection.selectionSet) continue;
      const fieldType = getNamedType(field.type) as GraphQLCompositeType;
      noteMembers(selection, fieldType);
      walk(selection.selectionSet, fieldType);
    }
  };
  const rootType = schema.getRootType(operation.operation);
  if (rootType) walk(operation.selectionSet, rootType);
  for (const fragment of fragments.values()) {
    const type = schema.getType(fragment.typeCondition.name.value);
    walk(fragment.selectionSet, type as GraphQLCompositeType);
  }
  return { fields, types, givenBy };
}

/** What of them this principal may not see. */
export function deniedParts(
  { fields, types, givenBy }: ProtectedParts,
  principal: Principal,
): Denied {
  if (!fields.size && !types.size) return nothingDenied;
  const held = { scopes: new Set(principal.scopes), policies: new Set(principal.policies) };
  const isMet = (requirement: Requirement): boolean => {
    if (requirement.kind === 'authenticated') return principal.role !== 'anonymous';
    return requirement.anyOf.some((names) =>
      names.every((name) => held[requirement.kind].has(name)),
    );
  };
  const unmet = <T>(needs: ReadonlyMap<T, readonly Requirement[]>): Set<T> =>
    new Set([...needs].flatMap(([part, needed]) => (needed.every(isMet) ? [] : [part])));
  const deniedTypes = unmet(types);
  const giving = [...givenBy].filter(([, names]) => names.some((name) => deniedTypes.has(name)));
  return {
    fields: unmet(fields),
    types: deniedTypes,
    givenBy: new Set(giving.map(([field]) => field)),
  };
}

/**
 * The operation without the denied fields, so that no subgraph is asked for them. Where nothing
 * else was asked, `__typename` stays: the answer still tells whether the object is there. It is
 * asked wherever an object can be one that is denied.
 */
export function withoutDenied(planning: PlanningOperation, denied: Denied): PlanningOperation {
  const reducedField = (field: FieldNode): FieldNode[] => {
    if (denied.fields.has(field)) return [];
    if (!field.selectionSet) return [field];
    const selectionSet = reduced(field.selectionSet);
    const selections = denied.givenBy.has(field)
      ? [typenameField, ...selectionSet.selections]
      : selectionSet.selections;
    return [{ ...field, selectionSet: { ...selectionSet, selections } }];
  };
  const reduced = (set: SelectionSetNode): SelectionSetNode => {
    const selections = set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD) return reducedField(selection);
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection];
      return [{ ...selection, selectionSet: reduced(selection.selectionSet) }];
    });
    return { ...set, selections: selections.length ? selections : [typenameField] };
  };
  return {
    ...planning,
    operation: {
      ...planning.operation,
      selectionSet: reduced(planning.operation.selectionSet),
    },
    fragments: new Map(
      [...planning.fragments].map(([name, fragment]) => [
        name,
        { ...fragment, selectionSet: reduced(fragment.selectionSet) },
      ]),
    ),
  };
}

const typenameField: FieldNode = Object.freeze({
  kind: Kind.FIELD,
  name: Object.freeze({ kind: Kind.NAME, value: '__typename' }),
});
