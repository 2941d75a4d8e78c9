import {
  defaultFieldResolver,
  getArgumentValues,
  getDirectiveValues,
  getNullableType,
  GraphQLIncludeDirective,
  GraphQLScalarType,
  GraphQLSkipDirective,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isScalarType,
  Kind,
  print,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  typeFromAST,
  visit,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLAbstractType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLLeafType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { BoundedCache } from '../../../platform/bounded-cache';
import { compileVariables, type ReadVariables } from '../../../platform/read-variables';

type Variables = Readonly<Record<string, unknown>>;
type Arguments = Readonly<Record<string, unknown>>;
/** All places of a document that ask for one field of the answer. */
type Nodes = [FieldNode, ...FieldNode[]];

/** A field of the answer with everything decided that does not differ between two runs. */
export interface Field {
  /** Its name or alias. */
  readonly key: string;
  readonly parentType: GraphQLObjectType;
  readonly definition: GraphQLField<unknown, unknown>;
  readonly nodes: readonly [FieldNode, ...FieldNode[]];
  readonly resolve: GraphQLFieldResolver<unknown, unknown>;
  /** Null where they depend on variables, or are wrong. */
  readonly args: Arguments | null;
  readonly value: Value;
}

/** What is made of a resolved value. */
export type Value = LeafValue | ListValue | ObjectValue | AbstractValue;

interface Nullable {
  readonly isNullable: boolean;
}
export interface LeafValue extends Nullable {
  readonly kind: 'leaf';
  readonly type: GraphQLLeafType;
}
export interface ListValue extends Nullable {
  readonly kind: 'list';
  readonly item: Value;
}
export interface ObjectValue extends Nullable {
  readonly kind: 'object';
  readonly selection: Selection;
}
export interface AbstractValue extends Nullable {
  readonly kind: 'abstract';
  readonly type: GraphQLAbstractType;
  readonly selectionOn: (type: GraphQLObjectType) => Selection;
}

/** The fields of one object type, in the order of the answer. */
export interface Selection {
  readonly type: GraphQLObjectType;
  readonly fields: readonly Field[];
  /** `__proto__` is among the keys, which a plain object cannot hold. */
  readonly hasProto: boolean;
}

/** A query or mutation of one operation, compiled for a schema. */
export class CompiledQuery {
  readonly operation: OperationDefinitionNode;
  readonly readVariables: ReadVariables;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  /** Whether the variables are lists of representations: they are taken as the gateway made them. */
  readonly takesRepresentations: boolean;
  /** Variables that decide which fields are there. */
  readonly #deciding: readonly string[];
  readonly #selections = new BoundedCache<Selection>(64);

  constructor(
    readonly schema: GraphQLSchema,
    document: DocumentNode,
  ) {
    this.operation = document.definitions.find(
      (node) => node.kind === Kind.OPERATION_DEFINITION,
    ) as OperationDefinitionNode;
    this.fragments = Object.fromEntries(
      document.definitions
        .filter((node) => node.kind === Kind.FRAGMENT_DEFINITION)
        .map((node) => [node.name.value, node]),
    );
    const { variableDefinitions = [] } = this.operation;
    this.readVariables = compileVariables(schema, variableDefinitions);
    this.takesRepresentations = variableDefinitions.every(
      ({ type }) => print(type) === '[_Any!]!' && isTakenAsItIs(schema.getType('_Any')),
    );
    this.#deciding = decidingVariables(document);
  }

  /** The fields of the root type, as the variables let them be there. */
  selection(variables: Variables): Selection {
    const key = this.#deciding.map((name) => String(variables[name])).join();
    const known = this.#selections.get(key);
    if (known) return known;
    const compiled = new Compiler(this.schema, this.fragments, variables).selection(
      this.schema.getRootType(this.operation.operation) as GraphQLObjectType,
      [this.operation.selectionSet],
    );
    this.#selections.set(key, compiled);
    return compiled;
  }
}

const isTakenAsItIs = (type: unknown): boolean =>
  isScalarType(type) && type.parseValue === new GraphQLScalarType({ name: '_Any' }).parseValue;

function decidingVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: given = [] }) => {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

class Compiler {
  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>,
    private readonly variables: Variables,
  ) {}

  selection(type: GraphQLObjectType, sets: readonly SelectionSetNode[]): Selection {
    const nodes = new Map<string, Nodes>();
    const visited = new Set<string>();
    for (const { selections } of sets) this.collect(type, selections, nodes, visited);
    const fields = [...nodes].flatMap(([key, each]) => this.field(type, key, each) ?? []);
    return { type, fields, hasProto: nodes.has('__proto__') };
  }

  /** Which fields an object of the type has, in the order in which they are first named. */
  private collect(
    type: GraphQLObjectType,
    selections: readonly SelectionNode[],
    nodes: Map<string, Nodes>,
    visited: Set<string>,
  ): void {
    for (const node of selections) {
      if (!this.isIncluded(node)) continue;
      if (node.kind === Kind.FIELD) {
        const key = node.alias?.value ?? node.name.value;
        const known = nodes.get(key);
        if (known) known.push(node);
        else nodes.set(key, [node]);
        continue;
      }
      const fragment =
        node.kind === Kind.INLINE_FRAGMENT ? node : this.spread(node.name.value, visited);
      if (fragment && this.applies(fragment.typeCondition, type))
        this.collect(type, fragment.selectionSet.selections, nodes, visited);
    }
  }

  private spread(name: string, visited: Set<string>): FragmentDefinitionNode | undefined {
    if (visited.has(name)) return undefined;
    visited.add(name);
    return this.fragments[name];
  }

  private applies(
    condition: FragmentDefinitionNode['typeCondition'] | undefined,
    type: GraphQLObjectType,
  ): boolean {
    if (!condition) return true;
    const named = typeFromAST(this.schema, condition);
    if (named === type) return true;
    return isAbstractType(named) && this.schema.isSubType(named, type);
  }

  private isIncluded(node: SelectionNode): boolean {
    const { variables } = this;
    if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.['if'] === true) return false;
    return getDirectiveValues(GraphQLIncludeDirective, node, variables)?.['if'] !== false;
  }

  /** Undefined for a field that the schema does not have: nobody validates what a plan asks for. */
  private field(type: GraphQLObjectType, key: string, nodes: Nodes): Field | undefined {
    const [node] = nodes;
    const definition = this.definition(type, node.name.value);
    if (!definition) return undefined;
    return {
      key,
      parentType: type,
      definition,
      nodes,
      resolve: resolverOf(definition, type),
      args: fixedArguments(definition, node),
      value: this.value(definition.type, nodes),
    };
  }

  private definition(
    type: GraphQLObjectType,
    name: string,
  ): GraphQLField<unknown, unknown> | undefined {
    if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
    if (type === this.schema.getQueryType()) {
      if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
      if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    }
    return type.getFields()[name];
  }

  private value(output: GraphQLOutputType, nodes: readonly FieldNode[]): Value {
    const isNullable = !isNonNullType(output);
    const type = getNullableType(output);
    if (isListType(type)) return { kind: 'list', isNullable, item: this.value(type.ofType, nodes) };
    if (isLeafType(type)) return { kind: 'leaf', isNullable, type };
    const sets = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    if (!isAbstractType(type))
      return { kind: 'object', isNullable, selection: this.selection(type, sets) };
    const known = new Map<GraphQLObjectType, Selection>();
    const selectionOn = (runtimeType: GraphQLObjectType): Selection => {
      const selection = known.get(runtimeType) ?? this.selection(runtimeType, sets);
      known.set(runtimeType, selection);
      return selection;
    };
    return { kind: 'abstract', isNullable, type, selectionOn };
  }
}

function resolverOf(
  { name, resolve }: GraphQLField<unknown, unknown>,
  type: GraphQLObjectType,
): GraphQLFieldResolver<unknown, unknown> {
  if (name === TypeNameMetaFieldDef.name) return () => type.name;
  return resolve ?? defaultFieldResolver;
}

function fixedArguments(
  definition: GraphQLField<unknown, unknown>,
  node: FieldNode,
): Arguments | null {
  let hasVariables = false;
  for (const argument of node.arguments ?? [])
    visit(argument, { Variable: () => void (hasVariables = true) });
  if (hasVariables) return null;
  try {
    return Object.freeze(getArgumentValues(definition, node));
  } catch {
    // Said where the field is, when it is asked for.
    return null;
  }
}
