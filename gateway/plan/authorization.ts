import {
  getNamedType,
  isInterfaceType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import type { Principal } from '../../platform/identity/principal';
import type { Requirement, Requirements } from '../compose/requirements';
import type { PlanningOperation } from './planning-operation';

/** Fields of an operation that need something of the principal, and what. */
export type ProtectedFields = ReadonlyMap<FieldNode, readonly Requirement[]>;

export function findProtectedFields(
  { operation, fragments }: PlanningOperation,
  schema: GraphQLSchema,
  requirements: Requirements,
): ProtectedFields {
  const found = new Map<FieldNode, readonly Requirement[]>();
  if (requirements.isEmpty) return found;
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
      if (needed.length && !isMeta) found.set(selection, needed);
      const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
      const field = fields[selection.name.value];
      if (field && selection.selectionSet)
        walk(selection.selectionSet, getNamedType(field.type) as GraphQLCompositeType);
    }
  };
  const rootType = schema.getRootType(operation.operation);
  if (rootType) walk(operation.selectionSet, rootType);
  for (const fragment of fragments.values()) {
    const type = schema.getType(fragment.typeCondition.name.value);
    walk(fragment.selectionSet, type as GraphQLCompositeType);
  }
  return found;
}

/** The fields that this principal may not see. */
export function deniedFields(
  fields: ProtectedFields,
  principal: Principal,
): ReadonlySet<FieldNode> {
  const denied = new Set<FieldNode>();
  if (!fields.size) return denied;
  const held = { scopes: new Set(principal.scopes), policies: new Set(principal.policies) };
  const isMet = (requirement: Requirement): boolean => {
    if (requirement.kind === 'authenticated') return principal.role !== 'anonymous';
    return requirement.anyOf.some((names) =>
      names.every((name) => held[requirement.kind].has(name)),
    );
  };
  for (const [field, needed] of fields) if (!needed.every(isMet)) denied.add(field);
  return denied;
}

/**
 * The operation without the denied fields, so that no subgraph is asked for them. Where nothing
 * else was asked, `__typename` stays: the answer still tells whether the object is there.
 */
export function withoutFields(
  planning: PlanningOperation,
  denied: ReadonlySet<FieldNode>,
): PlanningOperation {
  const reduced = (set: SelectionSetNode): SelectionSetNode => {
    const selections = set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind === Kind.FIELD && denied.has(selection)) return [];
      if (selection.kind === Kind.FRAGMENT_SPREAD || !selection.selectionSet) return [selection];
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
