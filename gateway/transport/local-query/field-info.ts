import type {
  FieldNode,
  FragmentDefinitionNode,
  GraphQLObjectType,
  GraphQLOutputType,
  GraphQLResolveInfo,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import type { CompiledQuery, Field } from './compile-query';
import type { Place } from './place';

interface Run {
  readonly query: CompiledQuery;
  readonly variables: Record<string, unknown>;
}

/** What a resolver is told about its field; looked up only when it asks. */
export class FieldInfo implements GraphQLResolveInfo {
  readonly rootValue = undefined;

  constructor(
    private readonly run: Run,
    readonly field: Field,
    private readonly place: Place,
  ) {}

  /** `Type.field`. */
  get coordinate(): string {
    return `${this.parentType.name}.${this.fieldName}`;
  }

  get fieldName(): string {
    return this.field.definition.name;
  }

  get fieldNodes(): readonly FieldNode[] {
    return this.field.nodes;
  }

  get returnType(): GraphQLOutputType {
    return this.field.definition.type;
  }

  get parentType(): GraphQLObjectType {
    return this.field.parentType;
  }

  get path(): GraphQLResolveInfo['path'] {
    const prev = this.place.parent ? this.place.path() : undefined;
    return { prev, key: this.field.key, typename: this.parentType.name };
  }

  get schema(): GraphQLSchema {
    return this.run.query.schema;
  }

  get fragments(): Readonly<Record<string, FragmentDefinitionNode>> {
    return this.run.query.fragments;
  }

  get operation(): OperationDefinitionNode {
    return this.run.query.operation;
  }

  get variableValues(): Record<string, unknown> {
    return this.run.variables;
  }
}
