import {
  Kind,
  parse,
  print,
  stripIgnoredCharacters,
  visit,
  type DocumentNode,
  type FieldNode,
  type NameNode,
  type VariableNode,
} from 'graphql';
import { operationParts } from './operation-parts';
import type {
  BatchFetchNode,
  EntityBatchAlias,
  FetchNode,
  FlattenNodePathSegment,
} from './plan-types';

/** An entity field of a fetch: for which objects it is, and what is asked of them. */
export interface EntityPart {
  readonly alias: EntityBatchAlias;
  /** The field as the operation has it, without spreads. */
  readonly field: FieldNode;
}

/** For which objects a fetch is; one that is no batch is for the objects at a path. */
export function entityAliases(
  fetch: FetchNode | BatchFetchNode,
  path: FlattenNodePathSegment[],
): readonly EntityBatchAlias[] {
  if (fetch.kind === 'BatchFetch') return fetch.entityBatch.aliases;
  const { requires = [], inputRewrites, outputRewrites } = fetch;
  const names = { alias: '_entities', representationsVariableName: 'representations' };
  return [{ ...names, paths: [path], requires, inputRewrites, outputRewrites }];
}

export function entityParts(
  fetch: FetchNode | BatchFetchNode,
  path: FlattenNodePathSegment[],
): EntityPart[] {
  const { operation } = operationParts(withoutSpreads(fetch.operation));
  return entityAliases(fetch, path).map((alias) => {
    const field = operation.selectionSet.selections.find(
      (each): each is FieldNode =>
        each.kind === Kind.FIELD && (each.alias ?? each.name).value === alias.alias,
    );
    if (!field) throw new Error(`A fetch has no ${alias.alias}`);
    return { alias, field };
  });
}

function withoutSpreads(text: string): DocumentNode {
  const document = parse(text, { noLocation: true });
  const { fragments } = operationParts(document);
  if (!fragments.size) return document;
  return visit(document, {
    FragmentSpread(node) {
      const { typeCondition, selectionSet } = fragments.get(node.name.value)!;
      return {
        kind: Kind.INLINE_FRAGMENT,
        directives: node.directives,
        typeCondition,
        selectionSet,
      };
    },
  }) as DocumentNode;
}

/** The fetch with other entity fields than it has, in one request as before. */
export function batchOf(
  {
    serviceName,
    variableUsages,
    operationKind,
    operationName,
    operation: text,
  }: FetchNode | BatchFetchNode,
  parts: readonly EntityPart[],
): BatchFetchNode {
  const aliases = parts.map(({ alias }, index) => ({
    ...alias,
    alias: `_e${index}`,
    representationsVariableName: `__batch_reps_${index}`,
  }));
  const { operation } = operationParts(parse(text, { noLocation: true }));
  const former = new Set(parts.map(({ alias }) => alias.representationsVariableName));
  const all = operation.variableDefinitions ?? [];
  const representations = all.find(({ variable }) => former.has(variable.name.value));
  if (!representations) throw new Error('A fetch of entities has no representations');
  const written = print({
    ...operation,
    variableDefinitions: [
      ...all.filter(({ variable }) => !former.has(variable.name.value)),
      ...aliases.map((alias) => ({ ...representations, variable: variableOf(alias) })),
    ],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: parts.map(({ field }, index) => entityField(field, aliases[index]!)),
    },
  });
  return {
    kind: 'BatchFetch',
    serviceName,
    variableUsages,
    operationKind,
    operationName,
    operation: stripIgnoredCharacters(written),
    entityBatch: { aliases },
  };
}

const entityField = (field: FieldNode, alias: EntityBatchAlias): FieldNode => ({
  ...field,
  alias: named(alias.alias),
  arguments: field.arguments?.map((each) => ({ ...each, value: variableOf(alias) })),
});

const variableOf = ({ representationsVariableName }: EntityBatchAlias): VariableNode => ({
  kind: Kind.VARIABLE,
  name: named(representationsVariableName),
});

const named = (value: string): NameNode => ({ kind: Kind.NAME, value });

/** The path to those objects that are of the types. */
export function narrowedPath(
  path: readonly FlattenNodePathSegment[],
  types: readonly string[],
): FlattenNodePathSegment[] {
  const last = path.at(-1);
  const isNarrowed = typeof last === 'object' && 'TypeCondition' in last;
  return [...(isNarrowed ? path.slice(0, -1) : path), { TypeCondition: [...types] }];
}
