import { GraphQLError } from 'graphql';
import type { SubgraphResponseError } from '../transport/transport';
import type { EntityFailure, Failure } from './failure';
import { locateObjects, type Locations, type PositionPath } from './positions';
import type { FieldProjection, ObjectProjection, ProjectionNode } from './projection-nodes';
import type { ResultObject } from './result-object';
import type { FoundError, ResultPath } from './told-errors';

/** The failures of a run as errors of the client's answer, each at a place the client knows. */
export function locateFailures(
  failures: readonly Failure[],
  root: ResultObject,
  projection: ObjectProjection,
): FoundError[] {
  const errors: FoundError[] = [];
  const seen = new Set<string>();
  const objects = new FailedObjects(failures, root);
  for (const failure of failures) {
    for (const path of pathsOf(failure, objects)) {
      const { path: clientPath, isWhole, node, value } = follow(path, root, projection);
      if (!isWhole && isComplete(node, value)) continue;
      const { subgraph, error } = failure;
      const identity = JSON.stringify([clientPath, subgraph, clientMessage(error)]);
      if (seen.has(identity)) continue;
      seen.add(identity);
      errors.push({ path: clientPath, make: () => clientError(subgraph, error, clientPath) });
    }
  }
  return errors;
}

function pathsOf(failure: Failure, objects: FailedObjects): readonly ResultPath[] {
  if (failure.kind === 'root') return [failure.path];
  if (failure.isShared) return objects.sharedPaths(failure);
  return objects.positions(failure).map((position) => [...position, ...failure.rest]);
}

/**
 * Where the objects of entity failures are. The result tree is walked once for each path, however
 * many entities failed: a subgraph can have an error for every entity of a long list.
 */
class FailedObjects {
  readonly #root: ResultObject;
  readonly #wanted = new Map<PositionPath, Set<ResultObject>>();
  readonly #located = new Map<PositionPath, Locations>();
  readonly #shared = new Map<EntityFailure['objects'], readonly ResultPath[]>();

  constructor(failures: readonly Failure[], root: ResultObject) {
    this.#root = root;
    const noted = new Set<EntityFailure['objects']>();
    for (const failure of failures) {
      if (failure.kind === 'root' || noted.has(failure.objects)) continue;
      noted.add(failure.objects);
      for (const path of failure.paths) this.#want(path, failure.objects);
    }
  }

  #want(path: PositionPath, objects: EntityFailure['objects']): void {
    const wanted = this.#wanted.get(path) ?? new Set();
    this.#wanted.set(path, wanted);
    for (const object of objects) wanted.add(object);
  }

  /** Every position of each of its objects. */
  positions({ paths, objects }: EntityFailure): ResultPath[] {
    return paths.flatMap((path) => this.#positionsOn(path, objects));
  }

  /** One path for each way to the objects: what their positions on it have in common. */
  sharedPaths({ paths, objects }: EntityFailure): readonly ResultPath[] {
    const known = this.#shared.get(objects);
    if (known) return known;
    const shared = paths.flatMap((path) => {
      const [first, ...others] = this.#positionsOn(path, objects);
      return first ? [others.reduce(commonStart, first)] : [];
    });
    this.#shared.set(objects, shared);
    return shared;
  }

  #positionsOn(path: PositionPath, objects: EntityFailure['objects']): ResultPath[] {
    const located = this.#locationsOn(path);
    return [...objects].flatMap((object) => located.get(object) ?? []);
  }

  #locationsOn(path: PositionPath): Locations {
    const known = this.#located.get(path);
    if (known) return known;
    const located = locateObjects(this.#root, path, this.#wanted.get(path) ?? new Set());
    this.#located.set(path, located);
    return located;
  }
}

function commonStart(left: ResultPath, right: ResultPath): ResultPath {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return left.slice(0, length);
}

/**
 * Whether an object has all that the client asks of it: what failed there was not asked for, and
 * nothing that was is missing for it.
 */
function isComplete(node: ProjectionNode | undefined, value: unknown): boolean {
  if (node?.kind !== 'object' || !isObject(value)) return false;
  const typename = value['__typename'];
  const fields = (node as ObjectProjection).fieldsOf(
    typeof typename === 'string' ? typename : undefined,
  );
  const isThere = ({ fixed, key }: FieldProjection): boolean =>
    fixed !== null || (value[key] !== undefined && value[key] !== null);
  return fields?.every(isThere) ?? false;
}

/** A path of response keys as planned, in the client's own keys. */
export const toClientPath = (
  path: ResultPath,
  root: ResultObject,
  projection: ObjectProjection,
): (string | number)[] => follow(path, root, projection).path;

interface Followed {
  readonly path: (string | number)[];
  /** False where the client did not ask for what failed: a key or field that the plan needed. */
  readonly isWhole: boolean;
  /** What the path leads to, as far as it goes. */
  readonly node: ProjectionNode | undefined;
  readonly value: unknown;
}

function follow(path: ResultPath, root: ResultObject, projection: ObjectProjection): Followed {
  const clientPath: (string | number)[] = [];
  let node: ProjectionNode | undefined = projection;
  let value: unknown = root;
  for (const step of path) {
    if (typeof step === 'number') {
      if (!node || !isList(node)) break;
      node = node.item;
      value = Array.isArray(value) ? (value as unknown[])[step] : undefined;
      clientPath.push(step);
    } else {
      const field: FieldProjection | undefined = node && fieldAt(node, value, step);
      if (!field) break;
      clientPath.push(field.clientKey);
      node = field.node;
      value = isObject(value) ? value[step] : undefined;
    }
  }
  return { path: clientPath, isWhole: clientPath.length === path.length, node, value };
}

const isList = (node: ProjectionNode): node is ProjectionNode & { readonly item: ProjectionNode } =>
  node.kind === 'list';

const isObject = (value: unknown): value is ResultObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fieldAt(node: ProjectionNode, value: unknown, key: string): FieldProjection | undefined {
  if (node.kind !== 'object') return undefined;
  const object = node as ObjectProjection;
  const typename = isObject(value) ? value['__typename'] : undefined;
  const known = object.fieldsOf(typeof typename === 'string' ? typename : undefined);
  for (const fields of known ? [known] : object.allFields()) {
    const field = fields.find((each) => each.key === key);
    if (field) return field;
  }
  return undefined;
}

/** Entries that tell how a subgraph is built, or that are meant for the HTTP front of one. */
const internalEntries = new Set(['exception', 'stacktrace', 'http', 'serviceName']);

/** Addresses in a message: URLs, and IP addresses with their ports. */
const addresses = /\b[a-z][a-z\d+.-]{0,20}:\/\/[^\s"'<>()]+|\b\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?\b/gi;

/** What graphql-js says, without a code, after the first fifty wrong values of variables. */
const tooManyProblems =
  'Too many errors processing variables, error limit reached. Execution aborted.';

/**
 * What a client may read of a subgraph's error. A message without a code was written by whoever
 * failed, not for clients: it tells no addresses.
 */
function clientMessage(error: SubgraphResponseError): string {
  if (hasCode(error)) return shortened(error.message);
  if (error.message === tooManyProblems)
    return 'The variables have more problems than are told: mend these first.';
  return shortened(error.message).replace(addresses, '(address)');
}

const longestMessage = 1_000;

/** Without the middle of what is too long: graphql-js repeats values there, whatever their length. */
function shortened(message: string): string {
  if (message.length <= longestMessage) return message;
  const half = longestMessage / 2;
  const start = message.slice(0, half).replace(/[\ud800-\udbff]$/, '');
  const end = message.slice(-half).replace(/^[\udc00-\udfff]/, '');
  return `${start} … ${end}`;
}

const hasCode = ({ extensions }: SubgraphResponseError): boolean =>
  typeof extensions?.['code'] === 'string';

/** What a client may know of a subgraph's error. */
function clientError(
  subgraph: string,
  error: SubgraphResponseError,
  path: ResultPath,
): GraphQLError {
  const known = Object.entries(error.extensions ?? {}).filter(([key]) => !internalEntries.has(key));
  const extensions = Object.fromEntries(known);
  if (!hasCode(error))
    extensions['code'] = error.message === tooManyProblems ? 'BAD_USER_INPUT' : 'SUBGRAPH_ERROR';
  extensions['serviceName'] = subgraph;
  const at = path.length ? path : undefined;
  return new GraphQLError(clientMessage(error), { path: at, extensions });
}
