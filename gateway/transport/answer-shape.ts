import type { Specialised } from '../../platform/specialised';

/**
 * What an answer is expected to look like: the response keys that were asked for, in their order.
 * It only makes reading faster; answers that differ are read all the same.
 */
export interface AnswerShape {
  readonly fields: readonly ShapeField[];
  readonly byKey: ReadonlyMap<string, ShapeField>;
  /**
   * Makes an object with all keys that it may ever get, undefined: it keeps its layout in memory
   * when values are put in.
   */
  readonly newObject: Specialised<() => Record<string, unknown>>;
}

export interface ShapeField {
  readonly key: string;
  /** `"key":`, as compact JSON has it. */
  readonly head: string;
  /** Null for a leaf. */
  readonly shape: AnswerShape | null;
}
