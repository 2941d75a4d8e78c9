import { RawText } from '../../platform/raw-text';
import { GraphQLError, isNonNullType, type GraphQLOutputType } from 'graphql';
import { subgraphAsked, type Source } from './compile-context';
import { toClientPath } from './locate-failures';
import type {
  FieldProjection,
  ListProjection,
  ObjectProjection,
  ProjectionNode,
} from './projection-nodes';
import { newWriteState } from './write-state';
import type { ResultObject } from './result-object';
import type { Run } from './run';
import type { FoundError, ResultPath } from './told-errors';

interface Explanation {
  readonly path: ResultPath;
  readonly message: string;
  readonly isDenial?: boolean;
}

/**
 * The slow second pass over a result tree in which a subgraph left something out or answered
 * something that cannot stand there. Gives an error for every null that no known error explains.
 */
export function explainNulls(
  run: Run,
  projection: ObjectProjection,
  sources: readonly Source[],
  known: readonly FoundError[],
): FoundError[] {
  const knownPaths = new PathTree(known.map(({ path }) => path));
  const isKnown = (path: ResultPath): boolean =>
    knownPaths.hasOnWay(toClientPath(path, run.root, projection));
  const pass = new ExplainingPass(run, isKnown);
  pass.object(projection, run.root, []);
  const denial = run.context.principal.role === 'anonymous' ? 'UNAUTHENTICATED' : 'FORBIDDEN';
  const extensionsOf = ({ path, isDenial }: Explanation) => {
    if (isDenial) return { code: denial };
    const serviceName = subgraphAsked(sources, path);
    const code = 'SUBGRAPH_INVALID_RESPONSE';
    return serviceName === null ? { code } : { code, serviceName };
  };
  return pass.found.flatMap((found): FoundError[] => {
    const path = toClientPath(found.path, run.root, projection);
    if (knownPaths.hasOnWay(path)) return [];
    const make = () => new GraphQLError(found.message, { path, extensions: extensionsOf(found) });
    return [{ path, make }];
  });
}

/** Paths by their steps, so that one is found among thousands without comparing each. */
class PathTree {
  readonly #root: PathStep = { isEnd: false, next: new Map() };

  constructor(paths: readonly ResultPath[]) {
    for (const path of paths) {
      let step = this.#root;
      for (const key of path) {
        let next = step.next.get(key);
        if (!next) step.next.set(key, (next = { isEnd: false, next: new Map() }));
        step = next;
      }
      step.isEnd = true;
    }
  }

  /** Whether one of them leads through the path, or the path through it: above, at or below it. */
  hasOnWay(path: ResultPath): boolean {
    let step = this.#root;
    for (const key of path) {
      if (step.isEnd) return true;
      const next = step.next.get(key);
      if (!next) return false;
      step = next;
    }
    return step.isEnd || step.next.size > 0;
  }
}

interface PathStep {
  isEnd: boolean;
  readonly next: Map<string | number, PathStep>;
}

/** Walks as the projection writes; each method tells whether the position becomes null. */
class ExplainingPass {
  readonly found: Explanation[] = [];
  readonly #unanswered: ReadonlySet<ResultObject>;
  /** Whether a known error says why there is nothing. */
  readonly #isKnown: (path: ResultPath) => boolean;

  constructor({ unanswered }: Run, isKnown: (path: ResultPath) => boolean) {
    this.#unanswered = unanswered;
    this.#isKnown = isKnown;
  }

  object(node: ObjectProjection, value: unknown, path: ResultPath): boolean {
    if (value === null || value === undefined) return true;
    const object = value as ResultObject;
    const isObject =
      typeof value === 'object' && !Array.isArray(value) && !(value instanceof RawText);
    const typename = object['__typename'] as string | undefined;
    const fields = isObject ? node.fieldsOf(typename) : null;
    if (fields === null && isObject && node.isDenied(typename)) {
      this.found.push({ path, message: 'You may not see this object.', isDenial: true });
      return true;
    }
    if (fields === null) {
      this.found.push({ path, message: `Expected a value of type ${namedType(node.type)}.` });
      return true;
    }
    const before = this.found.length;
    for (const field of fields) {
      if (!this.#field(field, node, object, path)) continue;
      // The object is lost: one reason is enough, and a subgraph that lost it may have said so of
      // another field.
      const isExplained = fields.some(
        ({ key, isNonNull }) =>
          isNonNull && (object[key] ?? null) === null && this.#isKnown([...path, key]),
      );
      this.found.splice(before, this.found.length - before - (isExplained ? 0 : 1));
      return true;
    }
    return false;
  }

  #field(
    field: FieldProjection,
    parent: ObjectProjection,
    object: ResultObject,
    path: ResultPath,
  ): boolean {
    if (field.fixed !== null) return false;
    const at = [...path, field.key];
    if (field.isDenied) {
      this.found.push({ path: at, message: 'You may not see this field.', isDenial: true });
      return field.isNonNull;
    }
    const value = object[field.key];
    if (!this.#position(field.node, value, at)) return false;
    const name = `${typenameOf(object) ?? namedType(parent.type)}.${field.fieldName}`;
    if (field.isNonNull && (value === null || value === undefined)) {
      this.found.push({ path: at, message: `Cannot return null for non-nullable field ${name}.` });
    } else if (value === undefined && !this.#unanswered.has(object)) {
      this.found.push({ path: at, message: `The field ${name} was not answered.` });
    }
    return field.isNonNull;
  }

  #position(node: ProjectionNode, value: unknown, path: ResultPath): boolean {
    if (value === null || value === undefined) return true;
    if (node.kind === 'object') return this.object(node as ObjectProjection, value, path);
    if (node.kind === 'list') return this.#list(node as ListProjection, value, path);
    const isNull = !node.write(value, newWriteState());
    if (isNull) {
      const type = namedType(node.type);
      this.found.push({ path, message: `The value is none of type ${type}.` });
    }
    return isNull;
  }

  #list(node: ListProjection, value: unknown, path: ResultPath): boolean {
    if (!Array.isArray(value)) {
      this.found.push({ path, message: 'Expected a list.' });
      return true;
    }
    return value.some((item, index) => {
      const at = [...path, index];
      if (!this.#position(node.item, item, at) || !node.isItemNonNull) return false;
      if (item === null || item === undefined)
        this.found.push({ path: at, message: 'Cannot return null for a non-nullable list item.' });
      return true;
    });
  }
}

function typenameOf(object: ResultObject): string | null {
  const typename = object['__typename'];
  return typeof typename === 'string' ? typename : null;
}

const namedType = (type: GraphQLOutputType): string =>
  isNonNullType(type) ? String(type.ofType) : String(type);
