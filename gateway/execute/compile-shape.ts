import { specialised } from '../../platform/specialised';
import type { AnswerShape, ShapeField } from '../transport/answer-shape';
import { keysAsked, type Source } from './compile-context';
import type { MergeKey } from './merge';

/** Keys that an answer has, and where in the result tree its objects go. */
export interface ShapedKeys {
  readonly keys: readonly MergeKey[];
  /** Response keys from the root. */
  readonly path: readonly string[];
}

/**
 * The shape of a fetch's answers. Made when it is first asked for: only then the whole plan is
 * compiled, and known what other fetches add to the same objects.
 */
export function lazyShape(
  make: (shapeOf: (keys: ShapedKeys) => AnswerShape) => AnswerShape,
  sources: readonly Source[],
): () => AnswerShape | undefined {
  let known: AnswerShape | undefined;
  return () => (known ??= make((keys) => compileShape(keys, sources)));
}

function compileShape({ keys, path }: ShapedKeys, sources: readonly Source[]): AnswerShape {
  const own = new Set(keys.map(({ key }) => key));
  const others = sources.flatMap((source) => keysAsked(source, path));
  const below = keys.map(({ key, children }): readonly [string, AnswerShape | null] => [
    key,
    children && compileShape({ keys: children, path: [...path, key] }, sources),
  ]);
  const laterKeys = [...new Set(others.map(({ key }) => key))].filter((key) => !own.has(key));
  return createShape({ keys: below, laterKeys });
}

export interface ShapeOptions {
  /** Keys with the shapes below them. */
  readonly keys: readonly (readonly [key: string, shape: AnswerShape | null])[];
  /** Keys that objects of this shape get from elsewhere. */
  readonly laterKeys: readonly string[];
}

export function createShape({ keys, laterKeys }: ShapeOptions): AnswerShape {
  const fields = keys.map(([key, shape]): ShapeField => ({ key, head: `"${key}":`, shape }));
  const all = [...fields.map(({ key }) => key), ...laterKeys];
  return {
    fields,
    byKey: new Map(fields.map((field) => [field.key, field])),
    newObject: compileNewObject(all),
  };
}

function compileNewObject(keys: readonly string[]): AnswerShape['newObject'] {
  const template = Object.fromEntries(keys.map((key) => [key, undefined]));
  const members = keys.map((key) => `${JSON.stringify(key)}: undefined`);
  return specialised(
    () => ({ ...template }),
    () => ({ known: {}, text: `() => ({ ${members.join(', ')} })` }),
  );
}
