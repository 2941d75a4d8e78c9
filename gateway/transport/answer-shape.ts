/**
 * What an answer is expected to look like: the response keys that were asked for, in their order.
 * It only makes reading faster; answers that differ are read all the same.
 */
export interface AnswerShape {
  readonly fields: readonly ShapeField[];
  readonly byKey: ReadonlyMap<string, ShapeField>;
  /**
   * An object with all keys that it may ever get, undefined: objects that are copies of it keep
   * their layout in memory when values are put in.
   */
  readonly template: Readonly<Record<string, undefined>>;
}

export interface ShapeField {
  readonly key: string;
  /** `"key":`, as compact JSON has it. */
  readonly head: string;
  /** Null for a leaf. */
  readonly shape: AnswerShape | null;
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
    template: Object.fromEntries(all.map((key) => [key, undefined])),
  };
}
