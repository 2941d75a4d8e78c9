import {
  getNamedType,
  isObjectType,
  Kind,
  parse,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { variableConditions, type Condition } from './condition-of';
import { operationParts, type OperationParts } from './operation-parts';
import { possibleTypes } from './possible-types';
import type { FlattenNodePathSegment, PlanNode, RequiresSelection } from './plan-types';

/** Conditions by their text: all of them must be met. */
export type Conditions = ReadonlyMap<string, Condition>;

/** Different sets of conditions by their text: one of them must be met. */
export type Ways = ReadonlyMap<string, Conditions>;

export interface AskedFields {
  /** On what each field is asked. Fields by their path and object type; none is `__typename`. */
  readonly ways: ReadonlyMap<string, Ways>;
  /** Fields that representations are made of. */
  readonly needed: ReadonlySet<string>;
}

export function askedByOperation(document: DocumentNode, schema: GraphQLSchema): AskedFields {
  const reading = new Reading(schema);
  reading.document(document, noConditions);
  return reading;
}

export function askedByPlan(node: PlanNode, schema: GraphQLSchema): AskedFields {
  const reading = new Reading(schema);
  reading.node(node, noConditions);
  return reading;
}

const noConditions: Conditions = new Map();

/** Where objects stand: response keys from the root, their types, and on what they are asked. */
interface Place {
  readonly path: string;
  readonly types: readonly string[];
  readonly conditions: Conditions;
}

type Fragments = OperationParts['fragments'];

class Reading implements AskedFields {
  readonly ways = new Map<string, Map<string, Conditions>>();
  readonly needed = new Set<string>();
  readonly #spreads = new Set<string>();

  constructor(private readonly schema: GraphQLSchema) {}

  document(document: DocumentNode, conditions: Conditions): void {
    const { operation, fragments } = operationParts(document);
    const root = this.schema.getRootType(operation.operation);
    if (root)
      this.#set(operation.selectionSet, { path: '', types: [root.name], conditions }, fragments);
  }

  node(node: PlanNode, conditions: Conditions): void {
    switch (node.kind) {
      case 'Fetch':
        return this.document(parse(node.operation, { noLocation: true }), conditions);
      case 'Subscription':
        return this.document(parse(node.primary.operation, { noLocation: true }), conditions);
      case 'Flatten': {
        if (node.node.kind !== 'Fetch') return;
        const { operation, requires = [] } = node.node;
        return this.#entities(operation, '_entities', [node.path], requires, conditions);
      }
      case 'BatchFetch':
        for (const { alias, paths, requires } of node.entityBatch.aliases)
          this.#entities(node.operation, alias, paths, requires, conditions);
        return;
      case 'Sequence':
      case 'Parallel':
        for (const each of node.nodes) this.node(each, conditions);
        return;
      case 'Condition': {
        const { condition: variable, ifClause, elseClause } = node;
        if (ifClause) this.node(ifClause, met(conditions, { variable, isInclude: true }));
        if (elseClause) this.node(elseClause, met(conditions, { variable, isInclude: false }));
      }
    }
  }

  #entities(
    text: string,
    key: string,
    paths: readonly (readonly FlattenNodePathSegment[])[],
    requires: readonly RequiresSelection[],
    conditions: Conditions,
  ): void {
    const { operation, fragments } = operationParts(parse(text, { noLocation: true }));
    const sets = operation.selectionSet.selections.flatMap((selection) => {
      const isField = selection.kind === Kind.FIELD;
      const isMeant = isField && (selection.alias ?? selection.name).value === key;
      return isMeant ? (selection.selectionSet ?? []) : [];
    });
    for (const path of paths.map(responsePath)) {
      for (const place of this.#represented(requires, path, conditions))
        for (const set of sets) this.#set(set, place, fragments);
    }
  }

  /** Places of the entities that representations are made of: for each type and way to its keys. */
  #represented(
    requires: readonly RequiresSelection[],
    path: string,
    conditions: Conditions,
  ): Place[] {
    return requires.flatMap((each) => {
      if (each.kind !== 'InlineFragment') return [];
      return this.#possible(each.typeCondition).flatMap((type) => {
        const place = { path, types: [type], conditions };
        this.#need(each.selections, place);
        return this.#waysTo(each.selections, place).map((way) => ({ ...place, conditions: way }));
      });
    });
  }

  /** Nobody is asked about an entity without its keys: on what they are asked goes for it as well. */
  #waysTo(keys: readonly RequiresSelection[], { path, types, conditions }: Place): Conditions[] {
    let ways = [conditions];
    for (const key of keys) {
      if (key.kind !== 'Field') continue;
      const asked = this.ways.get(coordinate(path, types[0]!, key.alias ?? key.name));
      if (!asked) continue;
      const both = ways.flatMap((way) =>
        [...asked.values()].map((own) => [...own.values()].reduce(met, way)),
      );
      ways = widest(both);
      if (ways.length > mostWays) return [conditions];
    }
    return ways;
  }

  #need(selections: readonly RequiresSelection[], place: Place): void {
    for (const each of selections) {
      if (each.kind === 'InlineFragment')
        this.#need(each.selections, this.#narrowed(place, each.typeCondition));
      if (each.kind !== 'Field') continue;
      const key = each.alias ?? each.name;
      for (const type of place.types) this.needed.add(coordinate(place.path, type, key));
      if (each.selections) this.#need(each.selections, this.#below(place, each.name, key));
    }
  }

  #set({ selections }: SelectionSetNode, place: Place, fragments: Fragments): void {
    for (const selection of selections) {
      const conditions = variableConditions(selection.directives).reduce(met, place.conditions);
      if (!isOpen(conditions)) continue;
      const here = { ...place, conditions };
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        const { selectionSet, name } = selection;
        if (name.value === '__typename') continue;
        for (const type of place.types) this.#note(coordinate(place.path, type, key), conditions);
        if (selectionSet) this.#set(selectionSet, this.#below(here, name.value, key), fragments);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        const inner = this.#narrowed(here, selection.typeCondition?.name.value);
        this.#set(selection.selectionSet, inner, fragments);
      } else {
        const fragment = fragments.get(selection.name.value)!;
        const inner = this.#narrowed(here, fragment.typeCondition.name.value);
        if (this.#isNew(fragment, inner)) this.#set(fragment.selectionSet, inner, fragments);
      }
    }
  }

  #note(field: string, conditions: Conditions): void {
    const ways = this.ways.get(field) ?? new Map<string, Conditions>();
    this.ways.set(field, ways);
    ways.set(textOf(conditions), conditions);
  }

  /** Fragments in fragments would otherwise take exponential time. */
  #isNew(fragment: FragmentDefinitionNode, { path, types, conditions }: Place): boolean {
    const text = [fragment.name.value, path, types.join(), textOf(conditions)].join(' ');
    const isNew = !this.#spreads.has(text);
    this.#spreads.add(text);
    return isNew;
  }

  #below({ path, types, conditions }: Place, fieldName: string, key: string): Place {
    const below = types.flatMap((name) => {
      const type = this.schema.getType(name);
      const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
      return field ? this.#possible(getNamedType(field.type).name) : [];
    });
    return { path: join(path, key), types: [...new Set(below)], conditions };
  }

  #narrowed(place: Place, condition: string | undefined): Place {
    if (condition === undefined) return place;
    const own = new Set(this.#possible(condition));
    return { ...place, types: place.types.filter((name) => own.has(name)) };
  }

  #possible(name: string): string[] {
    return possibleTypes(this.schema, name);
  }
}

const join = (path: string, key: string): string => (path ? `${path}.${key}` : key);

/** A field of objects at a path that are of the type. */
export const coordinate = (path: string, type: string, key: string): string =>
  `${path} ${type}.${key}`;

const textOf = (conditions: Conditions): string => [...conditions.keys()].sort().join();

/** The response keys of a path. */
export const responsePath = (path: readonly FlattenNodePathSegment[]): string =>
  path.flatMap((each) => (each !== '@' && 'Field' in each ? each.Field : [])).join('.');

const textFor = ({ variable, isInclude }: Condition): string =>
  `${isInclude ? '' : '!'}${variable}`;

function met(conditions: Conditions, condition: Condition): Conditions {
  const text = textFor(condition);
  return conditions.has(text) ? conditions : new Map([...conditions, [text, condition]]);
}

/** Whether there are variables that meet all conditions. */
const isOpen = (conditions: Conditions): boolean =>
  ![...conditions.values()].some((each) =>
    conditions.has(textFor({ ...each, isInclude: !each.isInclude })),
  );

/** Ways to the keys of an entity beyond which it is not worth telling them apart. */
const mostWays = 8;

/** The ways that are open wherever one of all is. */
function widest(all: readonly Conditions[]): Conditions[] {
  const ways = [...new Map(all.filter(isOpen).map((way) => [textOf(way), way])).values()];
  const isWider = (other: Conditions, way: Conditions): boolean =>
    other.size < way.size && [...other.keys()].every((text) => way.has(text));
  return ways.filter((way) => !ways.some((other) => isWider(other, way)));
}
