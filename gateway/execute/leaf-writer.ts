import { isEnumType, type GraphQLLeafType } from 'graphql';
import { quote } from './json-text';

/** Writes a leaf value as JSON text; null when it is null or no value of the type. */
export type LeafWriter = (value: unknown) => string | null;

/** What a subgraph may answer for a leaf. A single server could not have given anything else. */
export function leafWriter(type: GraphQLLeafType): LeafWriter {
  if (isEnumType(type)) return enumWriter(type.getValues().map(({ name }) => name));
  switch (type.name) {
    case 'String':
      return writeString;
    case 'ID':
      return writeId;
    case 'Int':
      return writeInt;
    case 'Float':
      return writeFloat;
    case 'Boolean':
      return writeBoolean;
    default:
      return writeCustom;
  }
}

/** Whether every string is a value of the type. */
export const isTextType = (type: GraphQLLeafType): boolean =>
  !isEnumType(type) && !['Int', 'Float', 'Boolean'].includes(type.name);

const writeString: LeafWriter = (value) => (typeof value === 'string' ? quote(value) : null);

const writeId: LeafWriter = (value) => {
  if (typeof value === 'string') return quote(value);
  return Number.isSafeInteger(value) ? `"${String(value)}"` : null;
};

const writeInt: LeafWriter = (value) =>
  typeof value === 'number' && (value | 0) === value ? String(value) : null;

const writeFloat: LeafWriter = (value) =>
  typeof value === 'number' && Number.isFinite(value) ? String(value) : null;

const writeBoolean: LeafWriter = (value) => (typeof value === 'boolean' ? String(value) : null);

const writeCustom: LeafWriter = (value) => {
  if (typeof value === 'string') return quote(value);
  return value === null || value === undefined ? null : (JSON.stringify(value) ?? null);
};

function enumWriter(names: readonly string[]): LeafWriter {
  const texts = new Map<unknown, string>(names.map((name) => [name, `"${name}"`]));
  return (value) => texts.get(value) ?? null;
}
