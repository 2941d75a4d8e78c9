import { parse } from 'graphql';
import type { Specialised } from '../../platform/specialised';
import type {
  BatchFetchNode,
  EntityBatchAlias,
  FetchNode,
  FlattenNodePathSegment,
} from '../plan/plan-types';
import type { SubgraphResponse, SubgraphResponseError } from '../transport/transport';
import type { AnswerShape } from '../transport/answer-shape';
import type { CompileContext } from './compile-context';
import { createShape, lazyShape, type ShapedKeys } from './compile-shape';
import { invalidResponse } from './failure';
import { compileMerge, compileMergeKeys, type Merge, type MergeKey } from './merge';
import {
  compileCollect,
  compilePath,
  keysOfPath,
  type CollectObjects,
  type PositionPath,
} from './positions';
import { compileRepresentation, type RepresentationChoice } from './representation';
import { collectRepresentations, type RepresentationList } from './representation-list';
import { applyRewrites, rewritePath } from './rewrite';
import type { ResultObject } from './result-object';
import { noteStrings, type ExecutionNode, type Run } from './run';
import { callSubgraph, type SubgraphOperation } from './subgraph-call';

/** One `_entities` field of an entity fetch. */
interface EntityField {
  readonly alias: string;
  readonly variable: string;
  readonly paths: readonly PositionPath[];
  readonly collect: readonly Specialised<CollectObjects>[];
  readonly represent: RepresentationChoice;
  readonly merge: Specialised<Merge>;
  readonly keys: readonly MergeKey[];
  readonly rewrites: NonNullable<EntityBatchAlias['outputRewrites']>;
}

/** The objects that wait for an entity field's answer: of each representation, all it stands for. */
interface Awaited {
  readonly field: EntityField;
  readonly representations: RepresentationList;
  /** In the order of the representations. */
  readonly objects: readonly ResultObject[][];
  /** All of them: what an error that names no entity stands for. Made when there is one. */
  all?: ReadonlySet<ResultObject>;
}

/** Compiles a fetch of one entity field for the objects at one path. */
export function compileEntityFetch(
  node: FetchNode,
  path: readonly FlattenNodePathSegment[],
  context: CompileContext,
): ExecutionNode {
  const aliases = [
    {
      alias: '_entities',
      representationsVariableName: 'representations',
      paths: [[...path]],
      requires: node.requires ?? [],
      inputRewrites: node.inputRewrites,
      outputRewrites: node.outputRewrites,
    },
  ];
  return compileEntities(node, aliases, context);
}

/** Compiles a fetch of several entity fields, each for the objects at several paths. */
export function compileBatchFetch(node: BatchFetchNode, context: CompileContext): ExecutionNode {
  return compileEntities(node, node.entityBatch.aliases, context);
}

function compileEntities(
  node: FetchNode | BatchFetchNode,
  aliases: readonly EntityBatchAlias[],
  context: CompileContext,
): ExecutionNode {
  const keys = compileMergeKeys(parse(node.operation, { noLocation: true }), context.abstractTypes);
  const fields = aliases.map((alias) => entityField(alias, keys, node.serviceName, context));
  const operation: SubgraphOperation = Object.freeze({
    subgraph: node.serviceName,
    kind: 'query',
    document: node.operation,
    documentText: JSON.stringify(node.operation),
    variableNames: Object.freeze(node.variableUsages ?? []),
    shape: lazyShape((shapeOf) => entitiesShape(keys, fields, shapeOf), context.sources),
  });
  for (const { paths, keys: own } of fields)
    for (const path of paths)
      context.sources.push({ subgraph: node.serviceName, path: keysOfPath(path), keys: own });
  return Object.freeze({
    kind: node.kind,
    async run(run: Run) {
      const awaited = fields.map((field) => collectAwaited(field, run));
      if (awaited.every(({ representations }) => !representations.length)) return;
      const lists = new Map(
        awaited.map(({ field, representations }) => [field.variable, representations]),
      );
      const response = await callSubgraph(operation, run, lists);
      accept(response, operation.subgraph, awaited, run, context);
    },
  });
}

/** `{"_entities":[…]}`: of each entity the values are taken over, what is below it as it is. */
function entitiesShape(
  keys: readonly MergeKey[],
  fields: readonly EntityField[],
  shapeOf: (keys: ShapedKeys) => AnswerShape,
): AnswerShape {
  const entities = keys.map(({ key, children }): readonly [string, AnswerShape | null] => {
    const path = fields.find(({ alias }) => alias === key)?.paths[0];
    const below = (children ?? []).map((child): readonly [string, AnswerShape | null] => [
      child.key,
      child.children &&
        shapeOf({ keys: child.children, path: [...keysOfPath(path ?? []), child.key] }),
    ]);
    return [key, children && createShape({ keys: below, laterKeys: [] })];
  });
  return createShape({ keys: entities, laterKeys: [] });
}

function entityField(
  alias: EntityBatchAlias,
  keys: readonly MergeKey[],
  subgraph: string,
  { fullSchema: schema, possibleTypes, abstractTypes, ...context }: CompileContext,
): EntityField {
  const { requires, inputRewrites, outputRewrites = [] } = alias;
  const own = keys.find(({ key }) => key === alias.alias)?.children ?? [];
  const subgraphTypes = context.subgraphTypes.get(subgraph);
  const known = { schema, possibleTypes, subgraphTypes };
  const paths = alias.paths.map((path) => compilePath(path, possibleTypes));
  const merged = withRenamedKeys(own, outputRewrites);
  const represent = compileRepresentation({ requires, inputRewrites, ...known });
  return Object.freeze({
    alias: alias.alias,
    variable: alias.representationsVariableName,
    paths,
    collect: paths.map(compileCollect),
    represent: isOnlyType(own) ? forVagueTypes(represent, abstractTypes) : represent,
    merge: compileMerge(merged),
    keys: merged,
    rewrites: outputRewrites,
  });
}

const isOnlyType = (keys: readonly MergeKey[]): boolean =>
  keys.every(({ key }) => key === '__typename');

/** A fetch that only finds out the type has nothing to ask where the object type is known. */
const forVagueTypes =
  (represent: RepresentationChoice, vague: ReadonlySet<string>): RepresentationChoice =>
  (object) =>
    vague.has(object['__typename'] as string) ? represent(object) : null;

/** A renamed key is merged under its new name. */
function withRenamedKeys(
  keys: readonly MergeKey[],
  rewrites: EntityField['rewrites'],
): readonly MergeKey[] {
  const added: MergeKey[] = [];
  for (const rewrite of rewrites) {
    if (!('KeyRenamer' in rewrite)) continue;
    const last = rewrite.KeyRenamer.path.at(-1);
    const known = keys.find(({ key }) => last && 'Key' in last && key === last.Key);
    if (known) added.push({ ...known, key: rewrite.KeyRenamer.renameKeyTo });
  }
  return added.length ? [...keys, ...added] : keys;
}

function collectAwaited(field: EntityField, { root, unanswered }: Run): Awaited {
  const found: ResultObject[] = [];
  for (const collect of field.collect) collect.run(root, found);
  return { field, ...collectRepresentations(found, field.represent, unanswered) };
}

function accept(
  response: SubgraphResponse,
  subgraph: string,
  awaited: readonly Awaited[],
  run: Run,
  context: CompileContext,
): void {
  const data = response.data as Record<string, unknown> | null | undefined;
  noteStrings(response, run);
  for (const error of response.errors ?? []) acceptError(error, subgraph, awaited, run);
  for (const waiting of awaited) {
    if (!waiting.representations.length) continue;
    const entities = data?.[waiting.field.alias];
    if (isAnswerTo(waiting, entities)) acceptEntities(entities, waiting, run, context);
    else if (!response.errors?.length) {
      const reason = `did not answer each of ${waiting.representations.length} entities`;
      failAll(invalidResponse(subgraph, reason), subgraph, waiting, run);
    }
  }
}

function isAnswerTo({ representations }: Awaited, entities: unknown): entities is unknown[] {
  return Array.isArray(entities) && entities.length === representations.length;
}

function acceptEntities(
  entities: readonly unknown[],
  { field, objects }: Awaited,
  run: Run,
  { possibleTypes }: CompileContext,
): void {
  for (let index = 0; index < entities.length; index += 1) {
    const entity = entities[index];
    const targets = objects[index]!;
    if (entity === null) {
      for (const target of targets) run.unanswered.add(target);
      continue;
    }
    // Fields that are missing are explained after the run.
    if (typeof entity !== 'object' || Array.isArray(entity)) continue;
    if (field.rewrites.length) applyRewrites(entity, field.rewrites, possibleTypes);
    field.merge.run(targets, entity as ResultObject);
  }
}

function acceptError(
  error: SubgraphResponseError,
  subgraph: string,
  awaited: readonly Awaited[],
  run: Run,
): void {
  const [alias, index, ...rest] = error.path ?? [];
  const waiting = awaited.find(({ field }) => field.alias === alias);
  const objects = typeof index === 'number' ? waiting?.objects[index] : undefined;
  if (!waiting || !objects) {
    for (const each of waiting ? [waiting] : awaited) failAll(error, subgraph, each, run);
    return;
  }
  run.failures.push({
    kind: 'entity',
    subgraph,
    error,
    paths: waiting.field.paths,
    objects: new Set(objects),
    rest: rewritePath(rest, waiting.field.rewrites),
    isShared: false,
  });
}

function failAll(error: SubgraphResponseError, subgraph: string, awaited: Awaited, run: Run): void {
  const { field, objects } = awaited;
  if (!objects.length) return;
  awaited.all ??= new Set(objects.flat());
  run.failures.push({
    kind: 'entity',
    subgraph,
    error,
    paths: field.paths,
    objects: awaited.all,
    rest: [],
    isShared: true,
  });
}
