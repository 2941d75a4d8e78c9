import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type DirectiveNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import type { Denied } from '../plan/authorization';
import type { PlanningOperation } from '../plan/planning-operation';
import { quote } from './json-text';
import { abstractWriter, objectWriter, selectFields, type SelectedFields } from './object-writer';
import {
  deniedNode,
  finishedNode,
  leafNode,
  listNode,
  objectNode,
  type AnyProjection,
  type FieldProjection,
  type ObjectProjection,
} from './projection-nodes';

export interface ProjectionOptions {
  readonly schema: GraphQLSchema;
  readonly operation: PlanningOperation;
  /** Values of the variables that @skip and @include use. */
  readonly conditions: Readonly<Record<string, unknown>>;
  /** What the principal may not see: null, with an error. */
  readonly denied: Denied;
}

/** Compiles what the answer looks like, once for an operation and the values of its conditions. */
export function compileProjection(options: ProjectionOptions): ObjectProjection {
  const { schema, operation } = options;
  const rootType = schema.getRootType(operation.operation.operation);
  if (!rootType) throw new Error(`The schema has no ${operation.kind} type`);
  const compiler = new ProjectionCompiler(options);
  return compiler.object(rootType, [operation.operation.selectionSet]);
}

class ProjectionCompiler {
  readonly #schema: GraphQLSchema;
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #clientKeys: ReadonlyMap<string, string>;
  readonly #conditions: Readonly<Record<string, unknown>>;
  readonly #denied: Denied;

  constructor({ schema, operation, conditions, denied }: ProjectionOptions) {
    this.#denied = denied;
    this.#schema = schema;
    this.#fragments = operation.fragments;
    this.#clientKeys = operation.clientKeys;
    this.#conditions = conditions;
  }

  object(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): ObjectProjection {
    if (!isAbstractType(type)) {
      const only = this.#fields(type, sets);
      return objectNode({
        type,
        selectedOf: () => only,
        possible: [type.name],
        isDenied: () => false,
        write: objectWriter(only),
      });
    }
    const selectedOf = this.#abstractFields(type, sets);
    const names = this.#possibleTypes(type).map(({ name }) => name);
    return objectNode({
      type,
      selectedOf,
      possible: names,
      isDenied: (typename) => typename !== undefined && this.#denied.types.has(typename),
      write: abstractWriter(selectedOf),
    });
  }

  /** Field lists by runtime type, compiled when an object of the type is first seen. */
  #abstractFields(
    type: GraphQLCompositeType & { getFields?: unknown },
    sets: readonly SelectionSetNode[],
  ): SelectedOf {
    const byType = new Map<string | undefined, SelectedFields | null>();
    return (typename) => {
      const known = byType.get(typename);
      if (known !== undefined) return known;
      const fields = this.#fieldsOfRuntimeType(type, typename, sets);
      // Only names of the schema are kept: a subgraph cannot fill the memory with forged ones.
      if (fields !== null || typename === undefined) byType.set(typename, fields);
      return fields;
    };
  }

  #fieldsOfRuntimeType(
    type: GraphQLCompositeType,
    typename: string | undefined,
    sets: readonly SelectionSetNode[],
  ): SelectedFields | null {
    if (typename === undefined)
      return this.#needsTypename(type, sets) ? null : this.#fields(type, sets);
    const runtimeType = this.#schema.getType(typename);
    if (!runtimeType || !isAbstractType(type) || this.#denied.types.has(typename)) return null;
    // The owner of an interface object does not know the implementations and names the interface.
    if (runtimeType === type)
      return this.#needsTypename(type, sets) ? null : this.#fields(type, sets);
    const isPossible = this.#schema
      .getPossibleTypes(type)
      .includes(runtimeType as GraphQLObjectType);
    return isPossible ? this.#fields(runtimeType as GraphQLObjectType, sets) : null;
  }

  /** Whether the answer depends on which type an object of an abstract type has. */
  #needsTypename(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): boolean {
    const possible = this.#possibleTypes(type);
    return (
      possible.some(({ name }) => this.#denied.types.has(name)) ||
      this.#selectsByType(type, sets, possible)
    );
  }

  #selectsByType(
    type: GraphQLCompositeType,
    sets: readonly SelectionSetNode[],
    met: readonly GraphQLObjectType[],
    isForAll = true,
  ): boolean {
    return sets.some((set) =>
      set.selections.some((selection) => {
        if (!this.#isIncluded(selection.directives)) return false;
        if (selection.kind === Kind.FIELD)
          return !isForAll || selection.name.value === '__typename';
        const [condition, body] = this.#fragmentParts(selection);
        const named = condition === null ? undefined : this.#schema.getType(condition);
        const own = isCompositeType(named) ? this.#possibleTypes(named) : met;
        // A fragment that no type meets has no part in the answer.
        const both = met.filter((each) => own.includes(each));
        const applies = isForAll && this.#applies(condition, type);
        return both.length > 0 && this.#selectsByType(type, [body], both, applies);
      }),
    );
  }

  #possibleTypes(type: GraphQLCompositeType): readonly GraphQLObjectType[] {
    return isAbstractType(type) ? this.#schema.getPossibleTypes(type) : [type];
  }

  #fragmentParts(
    selection: Exclude<SelectionSetNode['selections'][number], FieldNode>,
  ): [condition: string | null, body: SelectionSetNode] {
    if (selection.kind === Kind.INLINE_FRAGMENT)
      return [selection.typeCondition?.name.value ?? null, selection.selectionSet];
    const fragment = this.#fragments.get(selection.name.value);
    if (!fragment) throw new Error(`Unknown fragment ${selection.name.value}`);
    return [fragment.typeCondition.name.value, fragment.selectionSet];
  }

  #fields(type: GraphQLCompositeType, sets: readonly SelectionSetNode[]): SelectedFields {
    const collected = new Map<string, FieldNode[]>();
    const seen = new Set<string>();
    for (const set of sets) this.#collect(type, set, collected, seen);
    const fields: FieldProjection[] = [];
    for (const [key, nodes] of collected)
      fields.push(this.#field(type, key, nodes, !fields.length));
    return selectFields(fields);
  }

  /** CollectFields of the specification (section 6.3.2), with the conditions already known. */
  #collect(
    type: GraphQLCompositeType,
    set: SelectionSetNode,
    collected: Map<string, FieldNode[]>,
    seen: Set<string>,
  ): void {
    for (const selection of set.selections) {
      if (!this.#isIncluded(selection.directives)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const nodes = collected.get(key);
        if (nodes) nodes.push(selection);
        else collected.set(key, [selection]);
        continue;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (seen.has(selection.name.value)) continue;
        seen.add(selection.name.value);
      }
      const [condition, body] = this.#fragmentParts(selection);
      if (this.#applies(condition, type)) this.#collect(type, body, collected, seen);
    }
  }

  #applies(condition: string | null, type: GraphQLCompositeType): boolean {
    if (condition === null || condition === type.name) return true;
    const conditionType = this.#schema.getType(condition);
    return (
      isAbstractType(conditionType) && !isUnion(type) && this.#schema.isSubType(conditionType, type)
    );
  }

  #isIncluded(directives: readonly DirectiveNode[] | undefined): boolean {
    for (const { name, arguments: args } of directives ?? []) {
      if (name.value !== 'skip' && name.value !== 'include') continue;
      const value = args?.[0]?.value;
      const condition =
        value?.kind === Kind.VARIABLE
          ? this.#conditions[value.name.value]
          : value?.kind === Kind.BOOLEAN && value.value;
      if ((condition === true) === (name.value === 'skip')) return false;
    }
    return true;
  }

  #field(
    parent: GraphQLCompositeType,
    key: string,
    nodes: readonly FieldNode[],
    isFirst: boolean,
  ): FieldProjection {
    const fieldName = nodes[0]!.name.value;
    const clientKey = this.#clientKeys.get(key) ?? key;
    const head = `${isFirst ? '' : ','}${quote(clientKey)}:`;
    const type = this.#fieldType(parent, fieldName);
    const allowed = nodes.filter((node) => !this.#denied.fields.has(node));
    const sets = allowed.flatMap(({ selectionSet }) => selectionSet ?? []);
    return Object.freeze({
      key: fieldName === '__typename' ? fieldName : key,
      clientKey,
      fieldName,
      isNonNull: isNonNullType(type),
      isDenied: !allowed.length,
      node: allowed.length ? this.#node(type, sets, fieldName) : deniedNode(type),
      fixed:
        fieldName === '__typename' && !isAbstractType(parent) ? head + quote(parent.name) : null,
      head,
      nullText: `${head}null`,
    });
  }

  #fieldType(parent: GraphQLCompositeType, name: string): GraphQLOutputType {
    if (name === '__typename') return typenameType(this.#schema);
    if (name === '__schema') return SchemaMetaFieldDef.type;
    if (name === '__type') return TypeMetaFieldDef.type;
    const field = isUnion(parent) ? undefined : parent.getFields()[name];
    if (!field) throw new Error(`${parent.name} has no field ${name}`);
    return field.type;
  }

  #node(
    type: GraphQLOutputType,
    sets: readonly SelectionSetNode[],
    fieldName: string,
  ): AnyProjection {
    // Introspection is answered by graphql-js in the client's own shape.
    if (fieldName === '__schema' || fieldName === '__type') return finishedNode(type);
    const inner = isNonNullType(type) ? type.ofType : type;
    if (isListType(inner)) return listNode(inner, this.#node(inner.ofType, sets, fieldName));
    if (isLeafType(inner)) return leafNode(inner);
    return this.object(getNamedType(inner) as GraphQLCompositeType, sets);
  }
}

type SelectedOf = (typename: string | undefined) => SelectedFields | null;

const isUnion = (
  type: GraphQLCompositeType,
): type is Exclude<GraphQLCompositeType, { getFields(): unknown }> => !('getFields' in type);

function typenameType(schema: GraphQLSchema): GraphQLOutputType {
  return schema.getType('String') as GraphQLLeafType;
}
