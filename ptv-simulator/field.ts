/** What a field of a body may hold. */
export type Field =
  | {
      readonly kind: 'text';
      readonly max?: number;
      readonly pattern?: RegExp;
      readonly oneOf?: readonly string[];
    }
  | { readonly kind: 'flag' }
  | { readonly kind: 'list'; readonly of: Field; readonly max?: number }
  | { readonly kind: 'texts'; readonly rules: TextsRules }
  | { readonly kind: 'object'; readonly fields: Fields; readonly required: readonly string[] }
  /** Not looked into. */
  | { readonly kind: 'any' };

export type Fields = Readonly<Record<string, Field>>;

/** A list of `{ type?, language, value }`. */
export interface TextsRules {
  /** Longest value by type; without types: of every value. */
  readonly max: number | Readonly<Record<string, number>>;
  /** Types that must be there when there is anything. */
  readonly needed?: readonly string[];
  /** Whether there may be several of one type and language. */
  readonly repeated?: boolean;
}

export const text = (rules: Omit<Field & { kind: 'text' }, 'kind'> = {}): Field => ({
  kind: 'text',
  ...rules,
});
export const oneOf = (...values: readonly string[]): Field => text({ oneOf: values });
export const flag: Field = { kind: 'flag' };
export const any: Field = { kind: 'any' };
export const list = (of: Field, max?: number): Field =>
  max === undefined ? { kind: 'list', of } : { kind: 'list', of, max };
export const object = (fields: Fields, ...required: readonly string[]): Field => ({
  kind: 'object',
  fields,
  required,
});
export const texts = (max: TextsRules['max'], ...needed: readonly string[]): Field => ({
  kind: 'texts',
  rules: { max, needed },
});
/** Several of one language. */
export const words = (max: number): Field => ({ kind: 'texts', rules: { max, repeated: true } });
