import {
  getNamedType,
  isObjectType,
  Kind,
  print,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
import { groupsOf } from '../../platform/groups';
import type { SubgraphTypes } from '../compose/supergraph';
import { coordinate, responsePath } from './asked-fields';
import { TypesReader, type AskedOfTypes } from './asked-of-types';
import { batchOf, entityAliases, entityParts, narrowedPath, type EntityPart } from './entity-parts';
import { OwnFields } from './own-fields';
import type {
  BatchFetchNode,
  FetchNode,
  FlattenNodePathSegment,
  PlanNode,
  QueryPlan,
  RequiresSelection,
} from './plan-types';

export interface SplitOptions {
  readonly fullSchema: GraphQLSchema;
  readonly subgraphTypes: ReadonlyMap<string, SubgraphTypes>;
}

/**
 * The plan in which nothing is asked of an object that could cost what was asked of it. The planner
 * (0.0.38) asks an interface object for the fields of all its types in one entity field, as its
 * subgraph cannot tell them apart: `rank` of books and `stars` of films become `rank stars` of both.
 * When `stars` must not be null and fails for a book, the book has no `rank` either. Such an entity
 * field becomes several in the same request: one for the types of which the same is wanted.
 */
export function splitByType(
  document: DocumentNode,
  plan: QueryPlan,
  options: SplitOptions,
): QueryPlan {
  const subgraphs = [...options.subgraphTypes.values()];
  const mayMix = subgraphs.some(({ interfaceObjects }) => interfaceObjects.size > 0);
  if (!plan.node || !mayMix) return plan;
  return { ...plan, node: new Splitting(document, options).node(plan.node) };
}

/** What is wanted of some of the types at a path. */
interface Share {
  readonly part: EntityPart;
  readonly types: readonly string[];
}

class Splitting {
  readonly #schema: GraphQLSchema;
  readonly #reader: TypesReader;
  readonly #needed = new Set<string>();

  constructor(
    document: DocumentNode,
    private readonly options: SplitOptions,
  ) {
    this.#schema = options.fullSchema;
    this.#reader = new TypesReader(document, this.#schema);
  }

  node(node: PlanNode): PlanNode {
    switch (node.kind) {
      case 'Sequence':
      case 'Parallel': {
        // Later fetches come first: what they need of a type is wanted of it before.
        const nodes = node.nodes.toReversed().map((each) => this.node(each));
        return { ...node, nodes: nodes.reverse() };
      }
      case 'Condition': {
        const { ifClause, elseClause } = node;
        return {
          ...node,
          ...(ifClause ? { ifClause: this.node(ifClause) } : {}),
          ...(elseClause ? { elseClause: this.node(elseClause) } : {}),
        };
      }
      case 'Flatten':
        return node.node.kind === 'Fetch' ? (this.#fetch(node.node, node.path) ?? node) : node;
      case 'BatchFetch':
        return this.#fetch(node, []) ?? node;
      default:
        return node;
    }
  }

  /** Null when the fetch stays as it is. */
  #fetch(fetch: FetchNode | BatchFetchNode, path: FlattenNodePathSegment[]): BatchFetchNode | null {
    const interfaceObjects = this.options.subgraphTypes.get(fetch.serviceName)?.interfaceObjects;
    if (!interfaceObjects?.size) {
      for (const { requires, paths } of entityAliases(fetch, path))
        for (const each of paths) this.#need(requires, each, this.#reader.at(each).keys());
      return null;
    }
    const whole = entityParts(fetch, path);
    const parts = whole.map((part) => this.#parts(part, interfaceObjects));
    const isSame = parts.every((own, index) => own.length === 1 && own[0] === whole[index]);
    return isSame ? null : batchOf(fetch, parts.flat());
  }

  #parts(whole: EntityPart, interfaceObjects: ReadonlySet<string>): EntityPart[] {
    const mayMix = whole.field.selectionSet!.selections.some(
      (each) =>
        each.kind === Kind.INLINE_FRAGMENT &&
        interfaceObjects.has(each.typeCondition?.name.value ?? ''),
    );
    const all = whole.alias.paths.flatMap((path) => {
      const everyone = this.#reader.at(path);
      const shares = mayMix
        ? this.#shares(whole, responsePath(path), everyone)
        : [{ part: whole, types: [...everyone.keys()] }];
      for (const { part, types } of shares) this.#need(part.alias.requires, path, types);
      return shares.map(({ part, types }) => ({
        part,
        path: part === whole ? path : narrowedPath(path, types),
      }));
    });
    if (all.every(({ part }) => part === whole)) return [whole];
    return groupsOf(all, ({ part }) => textOf(part)).map((same) => {
      const { alias, field } = same[0]!.part;
      return { alias: { ...alias, paths: same.map(({ path }) => path) }, field };
    });
  }

  /** What is wanted of the types at a path: all of it of all of them where that can cost nothing. */
  #shares(whole: EntityPart, path: string, everyone: AskedOfTypes): Share[] {
    const { alias, field } = whole;
    const wanted = [...everyone].flatMap(([type, sets]) => {
      const place = { path, mine: new Map([[type, sets]]), everyone };
      const fields = new OwnFields(this.#reader, this.#schema, this.#needed);
      const selectionSet = fields.set(field.selectionSet!, '', place);
      return fields.isAny ? [{ type, fields, selectionSet }] : [];
    });
    const types = wanted.map(({ type }) => type);
    if (!wanted.some(({ fields }) => fields.isAtRisk)) return [{ part: whole, types }];
    const shares = wanted.map(({ type, fields, selectionSet }) => {
      const requires = fields.requires(alias.requires);
      return { type, part: { alias: { ...alias, requires }, field: { ...field, selectionSet } } };
    });
    const byText = groupsOf(shares, ({ part }) => textOf(part));
    return byText.map((same) => ({ part: same[0]!.part, types: same.map(({ type }) => type) }));
  }

  /** Where a representation names none of a type's kind, it is made as for the others. */
  #need(
    requires: readonly RequiresSelection[],
    path: readonly FlattenNodePathSegment[],
    types: Iterable<string>,
  ): void {
    for (const type of types) {
      const own = requires.filter(
        (each) =>
          each.kind !== 'InlineFragment' || this.#reader.possible(each.typeCondition).has(type),
      );
      this.#needFields(own.length ? own : requires, responsePath(path), type);
    }
  }

  #needFields(selections: readonly RequiresSelection[], path: string, typename: string): void {
    const type = this.#schema.getType(typename);
    for (const each of selections) {
      if (each.kind === 'InlineFragment') this.#needFields(each.selections, path, typename);
      if (each.kind !== 'Field') continue;
      this.#needed.add(coordinate(path, typename, each.name));
      const field = isObjectType(type) ? type.getFields()[each.name] : undefined;
      if (!field || !each.selections?.length) continue;
      for (const below of this.#reader.possible(getNamedType(field.type).name))
        this.#needFields(each.selections, `${path}.${each.name}`, below);
    }
  }
}

const textOf = ({ alias, field }: EntityPart): string =>
  `${JSON.stringify(alias.requires)} ${print(field)}`;
