import { flag, type Field, type Fields, type TextsRules } from './field';
import type { BodyRules } from './body-rules';

export type Body = Readonly<Record<string, unknown>>;

/** What PTV says about a body: messages by field, as its answer 400 has them. */
export type FieldFaults = Record<string, string[]>;

/** Collects messages under the names that the answer uses. */
export class Faults {
  readonly byField: FieldFaults = {};

  add(path: string, message: string): void {
    (this.byField[path] ??= []).push(message);
  }

  get isEmpty(): boolean {
    return Object.keys(this.byField).length === 0;
  }
}

/** Looks at a body alone: unknown and missing fields, types, lengths, patterns, code lists. */
export function checkBody(
  body: Body,
  { fields, required, deletions }: BodyRules,
  isNew: boolean,
  faults: Faults,
): void {
  for (const name of isNew ? required : ['publishingStatus'])
    if (isMissing(body[name])) faults.add(pascal(name), `The ${pascal(name)} field is required.`);
  const flags = isNew ? [] : Object.keys(deletions).map((name) => [name, flag] as const);
  checkFields(body, { ...fields, ...Object.fromEntries(flags) }, faults);
  if (isNew && !['Draft', 'Published', undefined].includes(body.publishingStatus as string))
    faults.add('PublishingStatus', 'Allowed values: Draft, Published.');
}

/** What is there must be known and right. */
export function checkFields(body: Body, fields: Fields, faults: Faults): void {
  for (const [name, value] of Object.entries(body)) {
    if (fields[name] === undefined)
      faults.add(pascal(name), `Could not find member '${name}' on object.`);
    else if (value !== null) checkField(fields[name], value, pascal(name), faults);
  }
}

export const isMissing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === '' ||
  (Array.isArray(value) && value.length === 0);

function checkField(field: Field, value: unknown, path: string, faults: Faults): void {
  switch (field.kind) {
    case 'any':
      return;
    case 'flag':
      if (typeof value !== 'boolean') faults.add(path, 'A boolean is expected.');
      return;
    case 'text':
      return checkText(field, value, path, faults);
    case 'list':
      return checkList(field, value, path, faults);
    case 'texts':
      return checkTexts(field.rules, value, path, faults);
    case 'object':
      return checkObject(field, value, path, faults);
  }
}

function checkText(
  { max, pattern, oneOf }: Extract<Field, { kind: 'text' }>,
  value: unknown,
  path: string,
  faults: Faults,
): void {
  if (typeof value !== 'string') return faults.add(path, 'A string is expected.');
  if (max !== undefined && value.length > max)
    faults.add(path, `The field must be a string with a maximum length of ${max}.`);
  if (pattern !== undefined && !pattern.test(value))
    faults.add(path, `The value '${value}' must match the regular expression '${pattern.source}'.`);
  if (oneOf !== undefined && !oneOf.includes(value))
    faults.add(path, `The value '${value}' is not valid. Allowed values: ${oneOf.join(', ')}.`);
}

function checkList(
  { of, max }: Extract<Field, { kind: 'list' }>,
  value: unknown,
  path: string,
  faults: Faults,
): void {
  if (!Array.isArray(value)) return faults.add(path, 'A list is expected.');
  if (max !== undefined && value.length > max)
    faults.add(path, `The maximum number of items is ${max}.`);
  value.forEach((item, index) => checkField(of, item, `${path}[${index}]`, faults));
}

function checkObject(
  { fields, required }: { readonly fields: Fields; readonly required: readonly string[] },
  value: unknown,
  path: string,
  faults: Faults,
): void {
  if (!isObject(value)) return faults.add(path, 'An object is expected.');
  for (const name of required)
    if (isMissing(value[name]))
      faults.add(`${path}.${pascal(name)}`, `The ${pascal(name)} field is required.`);
  for (const [name, inner] of Object.entries(value)) {
    const field = fields[name];
    const at = `${path}.${pascal(name)}`;
    if (field === undefined) faults.add(at, `Could not find member '${name}' on object.`);
    else if (inner !== null && inner !== undefined) checkField(field, inner, at, faults);
  }
}

const contentLanguages = ['fi', 'sv', 'en', 'se', 'smn', 'sms'];

function checkTexts(rules: TextsRules, value: unknown, path: string, faults: Faults): void {
  if (!Array.isArray(value)) return faults.add(path, 'A list is expected.');
  const seen = new Set<string>();
  value.forEach((item: unknown, index) => {
    const at = `${path}[${index}]`;
    if (!isObject(item)) return faults.add(at, 'An object is expected.');
    checkTextItem(rules, item, at, faults);
    const key = `${String(item.type)} ${String(item.language)}`;
    if (seen.has(key) && rules.repeated !== true)
      faults.add(path, `Duplicate item for ${key} is not allowed.`);
    seen.add(key);
  });
  for (const type of rules.needed ?? [])
    if (value.length > 0 && !value.some((item: unknown) => isObject(item) && item.type === type))
      faults.add(path, `A value of type '${type}' is required.`);
}

function checkTextItem(rules: TextsRules, item: Body, path: string, faults: Faults): void {
  const { type, language, value, ...others } = item;
  const isTyped = typeof rules.max !== 'number';
  for (const name of [...Object.keys(others), ...(isTyped || !type ? [] : ['type'])])
    faults.add(`${path}.${pascal(name)}`, `Could not find member '${name}' on object.`);
  const max = typeof rules.max === 'number' ? rules.max : rules.max[String(type)];
  if (max === undefined)
    return faults.add(`${path}.Type`, `The value '${String(type)}' is not valid.`);
  if (!contentLanguages.includes(String(language)))
    faults.add(`${path}.Language`, `The language '${String(language)}' is not valid.`);
  if (typeof value !== 'string' || value.trim() === '')
    return faults.add(`${path}.Value`, 'The Value field is required.');
  if (value.length > max)
    faults.add(
      `${path}.Value`,
      `The field Value must be a string with a maximum length of ${max}.`,
    );
}

const isObject = (value: unknown): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
