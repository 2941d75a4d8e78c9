import { isEnumType, type GraphQLLeafType } from 'graphql';
import { RawText } from '../../platform/raw-text';
import type { AnswerWriter } from './answer-writer';
import type { WriteState } from './write-state';

/** Writes a leaf value as JSON; false when it is null or no value of the type. */
export type LeafWriter = (value: unknown, state: WriteState) => boolean;

/** What a subgraph may answer for a leaf. A single server could not have given anything else. */
export function leafWriter(type: GraphQLLeafType): LeafWriter {
  const text = leafText(type);
  if (text === null) return writeCustom;
  if (text !== stringText) return textWriter(text);
  return type.name === 'ID' ? writeId : writeString;
}

/** The JSON text of a leaf, to be put together with that of its neighbours. */
export interface LeafText {
  /** What stands before and after it. */
  readonly quote: '"' | '';
  /** Null for a value that has to be written in another way, or cannot be written. */
  of(value: unknown, out: AnswerWriter): string | null;
}

/** Null for types whose values may be anything. */
export function leafText(type: GraphQLLeafType): LeafText | null {
  if (isEnumType(type)) return enumText(type.getValues().map(({ name }) => name));
  switch (type.name) {
    case 'String':
    case 'ID':
      return stringText;
    case 'Int':
      return intText;
    case 'Float':
      return floatText;
    case 'Boolean':
      return booleanText;
    default:
      return null;
  }
}

const stringText: LeafText = {
  quote: '"',
  of(value, { isPlain, isBytes }) {
    if (typeof value === 'string') return isPlain ? value : null;
    return isBytes && value instanceof RawText ? value.json : null;
  },
};

const intText: LeafText = {
  quote: '',
  of: (value) => (typeof value === 'number' && (value | 0) === value ? String(value) : null),
};

const floatText: LeafText = {
  quote: '',
  of: (value) => (typeof value === 'number' && Number.isFinite(value) ? String(value) : null),
};

const booleanText: LeafText = {
  quote: '',
  of: (value) => (value === true ? 'true' : value === false ? 'false' : null),
};

function enumText(names: readonly string[]): LeafText {
  const texts = new Map<unknown, string>(names.map((name) => [name, `"${name}"`]));
  const of = (value: unknown): string | null =>
    texts.get(value instanceof RawText ? value.toString() : value) ?? null;
  return { quote: '', of };
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

/** Of types whose text does not depend on how the answer is put together. */
const textWriter =
  ({ of }: LeafText): LeafWriter =>
  (value, { out }) => {
    const text = of(value, out);
    if (text === null) return false;
    out.text += text;
    return true;
  };

const writeCustom: LeafWriter = (value, state) => {
  if (writeString(value, state)) return true;
  const text = value === null || value === undefined ? undefined : JSON.stringify(value);
  if (text === undefined) return false;
  state.out.json(text);
  return true;
};
