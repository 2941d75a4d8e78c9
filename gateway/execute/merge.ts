import {
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';
import { RawText } from '../../platform/raw-text';
import {
  propertyText,
  specialised,
  type FunctionSource,
  type Specialised,
} from '../../platform/specialised';
import type { ResultObject } from './result-object';

/**
 * The response keys that a fetch asked for, at one position. Only these are taken over from an
 * answer: what a subgraph adds on its own goes nowhere.
 */
export interface MergeKey {
  readonly key: string;
  /** Keys below, where the field has a selection. */
  readonly children: readonly MergeKey[] | null;
  /** Only for `__typename`: names that say less than the name of an object type. */
  readonly vague: ReadonlySet<string> | null;
}

/** The keys of the operation's root selection; children of all type conditions together. */
export function compileMergeKeys(
  document: DocumentNode,
  abstractTypes: ReadonlySet<string>,
): readonly MergeKey[] {
  const fragments = new Map<string, FragmentDefinitionNode>();
  let operation: OperationDefinitionNode | undefined;
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
    if (node.kind === Kind.OPERATION_DEFINITION) operation ??= node;
  }
  if (!operation) throw new Error('The planner gave a fetch without an operation');
  return mergeKeys([operation.selectionSet], fragments, abstractTypes);
}

function mergeKeys(
  sets: readonly SelectionSetNode[],
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  abstractTypes: ReadonlySet<string>,
): readonly MergeKey[] {
  const byKey = new Map<string, SelectionSetNode[]>();
  const collect = (set: SelectionSetNode): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.FIELD) {
        const key = selection.alias?.value ?? selection.name.value;
        const below = byKey.get(key) ?? [];
        if (selection.selectionSet) below.push(selection.selectionSet);
        byKey.set(key, below);
      } else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else {
        const fragment = fragments.get(selection.name.value);
        if (fragment) collect(fragment.selectionSet);
      }
    }
  };
  sets.forEach(collect);
  return Object.freeze(
    [...byKey].map(([key, below]) =>
      Object.freeze({
        key,
        children: below.length ? mergeKeys(below, fragments, abstractTypes) : null,
        vague: key === '__typename' ? abstractTypes : null,
      }),
    ),
  );
}

/** Adds what a fetch brought to all objects that stand for it. */
export type Merge = (targets: readonly ResultObject[], source: ResultObject) => void;

/** The keys are known: what is wanted often gets code of its own. */
export const compileMerge = (keys: readonly MergeKey[]): Specialised<Merge> =>
  specialised<Merge>(
    (targets, source) => {
      for (const target of targets) mergeObject(target, source, keys);
    },
    () => mergeSource(keys),
  );

/** Adds what a fetch brought for an object. Objects are taken by reference where there was none. */
export function mergeObject(
  target: ResultObject,
  source: ResultObject,
  keys: readonly MergeKey[],
): void {
  // By index: a step of an iterator over a frozen list is a new object.
  for (let index = 0; index < keys.length; index += 1) {
    const { key, children, vague } = keys[index]!;
    const value = source[key];
    if (value === undefined) continue;
    const present = target[key];
    if (present === undefined || present === null) target[key] = value;
    else if (children !== null) mergeValue(present, value, children);
    // The owner of an interface object names the interface: that must not hide the object type.
    else if (vague !== null ? !vague.has(value as string) : value !== null) target[key] = value;
  }
}

/** `mergeObject` for each target, with these keys written out. */
function mergeSource(keys: readonly MergeKey[]): FunctionSource {
  const read = keys.map(({ key }, index) => `const v${index} = ${propertyText('source', key)};`);
  const merged = keys.map(({ key, children, vague }, index) => {
    const at = propertyText('target', key);
    const present = children
      ? `mergeValue(${at}, v${index}, keys[${index}].children)`
      : `if (${vague ? `!keys[${index}].vague.has(v${index})` : `v${index} !== null`}) ${at} = v${index}`;
    return `if (v${index} !== undefined) { if (${at} == null) ${at} = v${index}; else ${present}; }`;
  });
  return {
    known: { keys, mergeValue },
    text: `(targets, source) => {
      ${read.join(' ')}
      for (let index = 0; index < targets.length; index += 1) {
        const target = targets[index];
        ${merged.join(' ')}
      }
    }`,
  };
}

function mergeValue(present: unknown, value: unknown, keys: readonly MergeKey[]): void {
  if (Array.isArray(present) && Array.isArray(value)) {
    const length = Math.min(present.length, value.length);
    for (let index = 0; index < length; index += 1) {
      if (present[index] === null) present[index] = value[index];
      else mergeValue(present[index], value[index], keys);
    }
  } else if (isObject(present) && isObject(value)) {
    mergeObject(present, value, keys);
  }
}

const isObject = (value: unknown): value is ResultObject =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !(value instanceof RawText);
