import { isEnumType, type GraphQLLeafType } from 'graphql';
import { RawText } from '../../platform/raw-text';
import type { WriteState } from './write-state';

/** Writes a leaf value as JSON; false when it is null or no value of the type. */
export type LeafWriter = (value: unknown, state: WriteState) => boolean;

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

const writeString: LeafWriter = (value, { out }) => {
  if (typeof value === 'string') out.string(value);
  else if (value instanceof RawText) out.rawText(value);
  else return false;
  return true;
};

const writeId: LeafWriter = (value, state) => {
  if (typeof value !== 'number') return writeString(value, state);
  if (!Number.isSafeInteger(value)) return false;
  state.out.text += `"${value}"`;
  return true;
};

const writeInt: LeafWriter = (value, { out }) => {
  if (typeof value !== 'number' || (value | 0) !== value) return false;
  out.text += String(value);
  return true;
};

const writeFloat: LeafWriter = (value, { out }) => {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  out.text += String(value);
  return true;
};

const writeBoolean: LeafWriter = (value, { out }) => {
  if (typeof value !== 'boolean') return false;
  out.text += value ? 'true' : 'false';
  return true;
};

const writeCustom: LeafWriter = (value, state) => {
  if (writeString(value, state)) return true;
  const text = value === null || value === undefined ? undefined : JSON.stringify(value);
  if (text === undefined) return false;
  state.out.json(text);
  return true;
};

function enumWriter(names: readonly string[]): LeafWriter {
  const texts = new Map<unknown, string>(names.map((name) => [name, `"${name}"`]));
  return (value, { out }) => {
    const text = texts.get(value instanceof RawText ? value.toString() : value);
    if (text === undefined) return false;
    out.text += text;
    return true;
  };
}
