import {
  getNamedType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  print,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { stringArgument } from '../compose/linked-features';
import { variableConditions, type Condition } from './condition-of';
import { entityRootField, keysSubgraph } from './entity-roots';
import { operationParts } from './operation-parts';
import type { FlattenNodePathSegment, PlanNode, QueryPlan } from './plan-types';

type Path = readonly FlattenNodePathSegment[];

export interface StagedPlanOptions {
  readonly schema: GraphQLSchema;
  /** Plans an operation of the supergraph. */
  plan(operation: string): Promise<QueryPlan>;
  /** Plans an operation that begins at an entity root field. */
  planEntity(operation: string): Promise<QueryPlan>;
}

/** Fields with requirements, taken out of one selection set. */
interface Postponed {
  readonly path: Path;
  readonly typename: string;
  readonly selections: SelectionNode[];
  readonly conditions: readonly Condition[];
  /** Where the keys of the entity go in the operation that is left. */
  readonly keys: SelectionNode[];
}

/**
 * A plan for an operation that the planner cannot plan in one piece. The planner (0.0.38) fails
 * where a subgraph that was entered for an entity leads to another entity of the same type with a
 * field that `@requires` something of a third ("Path … cannot be found in selection set of type
 * Query"). Fields with requirements deep in the operation are planned by themselves, from the keys
 * of their entity on, and follow the plan of the rest. Null when there are no such fields.
 */
export async function planInStages(
  document: DocumentNode,
  options: StagedPlanOptions,
): Promise<QueryPlan | null> {
  const { operation, postponed } = postpone(document, options.schema);
  if (!postponed.length) return null;
  const later = await Promise.all(postponed.map((part) => planPostponed(part, operation, options)));
  // The keys that the parts ask for are part of the operation by now: print it only here.
  const first = await options.plan(print(operation));
  const nodes = [...(first.node ? [first.node] : []), ...parallelNodes(later.flat())];
  return flattened({ kind: 'QueryPlan', node: { kind: 'Sequence', nodes } });
}

const parallelNodes = (nodes: PlanNode[]): PlanNode[] =>
  nodes.length > 1 ? [{ kind: 'Parallel', nodes }] : nodes;

async function planPostponed(
  part: Postponed,
  { variableDefinitions }: OperationDefinitionNode,
  options: StagedPlanOptions,
): Promise<PlanNode[]> {
  const root = entityRootField(part.typename);
  const field: FieldNode = {
    kind: Kind.FIELD,
    name: { kind: Kind.NAME, value: root },
    selectionSet: { kind: Kind.SELECTION_SET, selections: part.selections },
  };
  const operation: OperationDefinitionNode = {
    kind: Kind.OPERATION_DEFINITION,
    operation: 'query' as OperationDefinitionNode['operation'],
    variableDefinitions,
    selectionSet: { kind: Kind.SELECTION_SET, selections: [field] },
  };
  const plan = await planFromKeys(operation, options);
  const [first, ...rest] = plan.node?.kind === 'Sequence' ? plan.node.nodes : [plan.node];
  if (first?.kind !== 'Fetch' || first.serviceName !== keysSubgraph)
    throw new Error('The plan of an entity does not begin with its keys');
  part.keys.push(...keySelections(first.operation));
  const nodes = rest.flatMap((node) => (node ? [moved(node, part.path)] : []));
  return nodes.length ? [conditional({ kind: 'Sequence', nodes }, part.conditions)] : [];
}

/** What is postponed below the entity's own fields is planned from keys in its turn. */
async function planFromKeys(
  operation: OperationDefinitionNode,
  options: StagedPlanOptions,
): Promise<QueryPlan> {
  try {
    return await options.planEntity(print(operation));
  } catch (error) {
    const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation] };
    const staged = await planInStages(document, { ...options, plan: options.planEntity });
    if (!staged) throw error;
    return staged;
  }
}

/** A sequence in a sequence is one sequence: its first step is the first of all. */
function flattened(plan: QueryPlan): QueryPlan {
  const open = (node: PlanNode): PlanNode[] =>
    node.kind === 'Sequence' ? node.nodes.flatMap(open) : [node];
  return plan.node ? { ...plan, node: { kind: 'Sequence', nodes: open(plan.node) } } : plan;
}

function keySelections(operation: string): readonly SelectionNode[] {
  const [node] = parse(operation, { noLocation: true }).definitions;
  const root =
    node?.kind === Kind.OPERATION_DEFINITION ? node.selectionSet.selections[0] : undefined;
  return root?.kind === Kind.FIELD ? (root.selectionSet?.selections ?? []) : [];
}

function conditional(node: PlanNode, conditions: readonly Condition[]): PlanNode {
  return conditions.reduce<PlanNode>(
    (inner, { variable, isInclude }) => ({
      kind: 'Condition',
      condition: variable,
      ...(isInclude ? { ifClause: inner } : { elseClause: inner }),
    }),
    node,
  );
}

/** The node for the place of the entity instead of the entity root field. */
function moved(node: PlanNode, place: Path): PlanNode {
  const at = (path: Path): FlattenNodePathSegment[] => [...place, ...path.slice(1)];
  switch (node.kind) {
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map((each) => moved(each, place)) };
    case 'Flatten':
      return { ...node, path: at(node.path) };
    case 'BatchFetch': {
      const aliases = node.entityBatch.aliases.map((alias) => ({
        ...alias,
        paths: alias.paths.map(at),
      }));
      return { ...node, entityBatch: { aliases } };
    }
    case 'Condition':
      return {
        ...node,
        ...(node.ifClause ? { ifClause: moved(node.ifClause, place) } : {}),
        ...(node.elseClause ? { elseClause: moved(node.elseClause, place) } : {}),
      };
    default:
      throw new Error(`The plan of an entity has a ${node.kind} node`);
  }
}

/** The operation without deep fields that have requirements, and those fields by their place. */
function postpone(
  document: DocumentNode,
  schema: GraphQLSchema,
): { operation: OperationDefinitionNode; postponed: Postponed[] } {
  const { operation, fragments } = operationParts(document);
  const rootType = schema.getRootType(operation.operation);
  if (!rootType) throw new Error(`The schema has no ${operation.operation}`);
  const walk = new Postponement(schema, fragments);
  const place = { path: [], depth: 0, conditions: [] };
  const selectionSet = walk.reduced(operation.selectionSet, rootType, place);
  return { operation: { ...operation, selectionSet }, postponed: walk.postponed };
}

interface Place {
  readonly path: Path;
  /** Fields on the way. */
  readonly depth: number;
  readonly conditions: readonly Condition[];
}

class Postponement {
  readonly postponed: Postponed[] = [];

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ) {}

  reduced(set: SelectionSetNode, type: GraphQLNamedType, place: Place): SelectionSetNode {
    const late: SelectionNode[] = [];
    const left = set.selections.flatMap((selection): SelectionNode[] => {
      if (selection.kind !== Kind.FIELD) return [this.fragment(selection, type, place)];
      if (place.depth >= 2 && this.isLate(type, selection)) {
        late.push(this.inlined(selection));
        return [];
      }
      return [this.field(selection, type, place)];
    });
    if (!late.length) return { ...set, selections: left };
    // Filled when the part is planned; printed after that.
    const keys: SelectionNode[] = left;
    this.postponed.push({
      path: place.path,
      typename: type.name,
      selections: late,
      conditions: place.conditions,
      keys,
    });
    return { ...set, selections: keys };
  }

  private isLate(type: GraphQLNamedType, field: FieldNode): boolean {
    if (!isObjectType(type)) return false;
    const isEntity = type.astNode?.directives?.some(
      (each) => each.name.value === 'join__type' && stringArgument(each, 'key') !== null,
    );
    const directives = type.getFields()[field.name.value]?.astNode?.directives ?? [];
    const isRequiring = directives.some(
      (each) => each.name.value === 'join__field' && stringArgument(each, 'requires') !== null,
    );
    return isEntity === true && isRequiring;
  }

  private field(field: FieldNode, type: GraphQLNamedType, place: Place): FieldNode {
    const definition =
      isObjectType(type) || isInterfaceType(type) ? type.getFields()[field.name.value] : undefined;
    if (!definition || !field.selectionSet) return field;
    const key = field.alias?.value ?? field.name.value;
    const inner: Place = {
      path: [...place.path, { Field: key }, ...listSegments(definition.type)],
      depth: place.depth + 1,
      conditions: [...place.conditions, ...variableConditions(field.directives)],
    };
    const selectionSet = this.reduced(field.selectionSet, getNamedType(definition.type), inner);
    return { ...field, selectionSet };
  }

  private fragment(
    selection: Exclude<SelectionNode, FieldNode>,
    type: GraphQLNamedType,
    place: Place,
  ): InlineFragmentNode {
    const { typeCondition, selectionSet, directives } = this.asInline(selection);
    const condition = typeCondition?.name.value;
    const inner = (condition && this.schema.getType(condition)) || type;
    const isNarrower = inner !== type && place.depth > 0;
    const path: Path = isNarrower ? [...place.path, { TypeCondition: [inner.name] }] : place.path;
    const conditions = [...place.conditions, ...variableConditions(directives)];
    return {
      kind: Kind.INLINE_FRAGMENT,
      typeCondition,
      directives,
      selectionSet: this.reduced(selectionSet, inner, { ...place, path, conditions }),
    };
  }

  private asInline(selection: Exclude<SelectionNode, FieldNode>): InlineFragmentNode {
    if (selection.kind === Kind.INLINE_FRAGMENT) return selection;
    const fragment = this.fragments.get(selection.name.value);
    if (!fragment) throw new Error(`Unknown fragment ${selection.name.value}`);
    return {
      kind: Kind.INLINE_FRAGMENT,
      typeCondition: fragment.typeCondition,
      directives: selection.directives,
      selectionSet: fragment.selectionSet,
    };
  }

  /** A field with all fragments below written out. */
  private inlined(field: FieldNode): FieldNode {
    return field.selectionSet
      ? { ...field, selectionSet: this.inlinedSet(field.selectionSet) }
      : field;
  }

  private inlinedSet(set: SelectionSetNode): SelectionSetNode {
    const selections = set.selections.map((selection): SelectionNode => {
      if (selection.kind === Kind.FIELD) return this.inlined(selection);
      const inline = this.asInline(selection);
      return { ...inline, selectionSet: this.inlinedSet(inline.selectionSet) };
    });
    return { ...set, selections };
  }
}

function listSegments(type: GraphQLOutputType): FlattenNodePathSegment[] {
  if (isNonNullType(type)) return listSegments(type.ofType);
  return isListType(type) ? ['@', ...listSegments(type.ofType)] : [];
}
