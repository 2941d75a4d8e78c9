import {
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isNonNullType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { RawText } from '../../platform/raw-text';
import type { RequiresSelection } from '../plan/plan-types';
import { quote } from './json-text';
import { withPossibleTypes, type PossibleTypes } from './positions';
import type { ResultObject } from './result-object';

/**
 * How a value of the result tree is told to a subgraph: as JSON text to one that is asked over a
 * connection, as a value to one of this process. Both say the same.
 */
export interface Form<T = unknown> {
  /** Whether all that is needed is there: what should have brought it may have failed. */
  isComplete(value: T): boolean;
  /** Of a complete value. */
  write(value: T): string;
  /** Of a complete value. */
  read(value: T): unknown;
}

export interface RequiredField {
  /** As the subgraph knows it. */
  readonly name: string;
  /** Where it is in the result tree. */
  readonly key: string;
  readonly selections: readonly RequiresSelection[];
}

export interface FormOptions {
  readonly schema: GraphQLSchema;
  readonly possibleTypes: PossibleTypes;
}

/** The fields required of one type: those of every fragment whose condition the type meets. */
export function fieldsFor(
  typename: string,
  selections: readonly RequiresSelection[],
  possibleTypes: PossibleTypes,
): RequiredField[] {
  const byKey = new Map<string, RequiredField>();
  const add = (list: readonly RequiresSelection[]): void => {
    for (const selection of list) {
      if (selection.kind === 'Field') {
        const name = selection.alias ?? selection.name;
        const known = byKey.get(name);
        byKey.set(name, {
          name,
          key: selection.name,
          selections: [...(known?.selections ?? []), ...(selection.selections ?? [])],
        });
      } else if (selection.kind === 'InlineFragment') {
        if (withPossibleTypes([selection.typeCondition], possibleTypes).has(typename))
          add(selection.selections);
      }
    }
  };
  add(selections);
  return [...byKey.values()];
}

/** The form of an object with these fields. `typename` stands in place of the object's own. */
export function objectForm(
  fields: readonly RequiredField[],
  type: GraphQLNamedType | undefined,
  options: FormOptions,
  typename: string | null,
): Form<ResultObject> {
  const parts = fields.map((field, index) => ({
    head: `${index ? ',' : ''}${quote(field.name)}:`,
    name: field.name,
    key: field.key,
    form:
      isTypename(field) && typename !== null ? fixed(typename) : fieldForm(field, type, options),
  }));
  return {
    isComplete(object) {
      for (let index = 0; index < parts.length; index += 1) {
        const { key, form } = parts[index]!;
        if (!form.isComplete(object[key])) return false;
      }
      return true;
    },
    write(object) {
      let text = '{';
      for (const { head, key, form } of parts) text += head + form.write(object[key]);
      return `${text}}`;
    },
    read(object) {
      const told: ResultObject = {};
      for (const { name, key, form } of parts) told[name] = form.read(object[key]);
      return told;
    },
  };
}

const fixed = (value: string): Form => {
  const text = quote(value);
  return { isComplete: () => true, write: () => text, read: () => value };
};

function fieldForm(
  field: RequiredField,
  parent: GraphQLNamedType | undefined,
  options: FormOptions,
): Form {
  const type =
    isObjectType(parent) || isInterfaceType(parent)
      ? parent.getFields()[field.name]?.type
      : undefined;
  const below = field.selections.length
    ? nestedForm(field.selections, type && getNamedType(type), options)
    : leafForm;
  const isNullable = type === undefined || !isNonNullType(type);
  return {
    isComplete(value) {
      if (value === undefined) return false;
      if (value === null) return isNullable;
      return Array.isArray(value) ? isCompleteList(value, below) : below.isComplete(value);
    },
    write(value) {
      if (value === null) return 'null';
      return Array.isArray(value) ? listText(value, below) : below.write(value);
    },
    read(value) {
      if (value === null) return null;
      return Array.isArray(value) ? listValue(value, below) : below.read(value);
    },
  };
}

/** Items that are null stay null: lists of keys and required lists keep their positions. */
const isCompleteList = (items: readonly unknown[], form: Form): boolean =>
  items.every((item) => {
    if (item === null) return true;
    return Array.isArray(item) ? isCompleteList(item, form) : form.isComplete(item);
  });

function listText(items: readonly unknown[], form: Form): string {
  let text = '';
  for (const item of items) {
    if (text) text += ',';
    if (item === null) text += 'null';
    else text += Array.isArray(item) ? listText(item, form) : form.write(item);
  }
  return `[${text}]`;
}

const listValue = (items: readonly unknown[], form: Form): readonly unknown[] =>
  items.map((item) => {
    if (item === null) return null;
    return Array.isArray(item) ? listValue(item, form) : form.read(item);
  });

const leafForm: Form = {
  isComplete: (value) => value !== undefined,
  write(value) {
    switch (typeof value) {
      case 'string':
        return quote(value);
      case 'number':
      case 'boolean':
        return String(value);
      default:
        return value instanceof RawText ? quote(value.toString()) : JSON.stringify(value);
    }
  },
  read(value) {
    if (typeof value !== 'object') return value;
    if (value instanceof RawText) return value.toString();
    // A custom scalar's: whoever gets it may change it, and texts in it may be raw.
    return JSON.parse(JSON.stringify(value)) as unknown;
  },
};

function nestedForm(
  selections: readonly RequiresSelection[],
  type: GraphQLNamedType | undefined,
  options: FormOptions,
): Form {
  const byType = new Map<string, Form<ResultObject>>();
  const declared = type?.name ?? '';
  const isAbstract = isAbstractType(type);
  const formOf = (object: ResultObject): Form<ResultObject> => {
    const named = object['__typename'];
    const isNamed = typeof named === 'string' && options.possibleTypes.has(named);
    const typename = isNamed ? named : declared;
    let form = byType.get(typename);
    if (!form) {
      const own = fieldsFor(typename, selections, options.possibleTypes);
      // Of an interface or a union the subgraph cannot tell by itself which type it is.
      const fields = isAbstract && isNamed && !own.some(isTypename) ? [typenameField, ...own] : own;
      form = objectForm(fields, options.schema.getType(typename), options, null);
      byType.set(typename, form);
    }
    return form;
  };
  return {
    isComplete: (value) => isObject(value) && formOf(value).isComplete(value),
    write: (value) => formOf(value as ResultObject).write(value as ResultObject),
    read: (value) => formOf(value as ResultObject).read(value as ResultObject),
  };
}

const isObject = (value: unknown): value is ResultObject =>
  typeof value === 'object' && value !== null;

const typenameField: RequiredField = Object.freeze({
  name: '__typename',
  key: '__typename',
  selections: [],
});
const isTypename = ({ key }: RequiredField): boolean => key === '__typename';
