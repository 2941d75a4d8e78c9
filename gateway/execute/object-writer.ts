import { RawText } from '../../platform/raw-text';
import { specialised, type Specialised } from '../../platform/specialised';
import { writerSource } from './object-writer-source';
import type { FieldProjection, ProjectionNode } from './projection-nodes';
import type { ResultObject } from './result-object';
import type { WriteState } from './write-state';

/** Writes an object of the answer; false, with nothing written, where the answer is null. */
type WriteObject = (object: ResultObject, state: WriteState) => boolean;

/** What is asked of an object of one type. */
export interface SelectedFields {
  readonly list: readonly FieldProjection[];
  readonly write: Specialised<WriteObject>;
}

export const selectFields = (list: readonly FieldProjection[]): SelectedFields => ({
  list: Object.freeze(list),
  write: specialised<WriteObject>(
    (object, state) => writeFields(list, object, state),
    () => writerSource(list),
  ),
});

/** Of objects that can be of one type only. */
export const objectWriter =
  ({ write }: SelectedFields): ProjectionNode['write'] =>
  (value, state) => {
    if (isObject(value)) return write.run(value, state);
    if (value !== null) state.flawed = true;
    return false;
  };

/** Of objects that say their type, if anything depends on it. */
export const abstractWriter =
  (selectedOf: (typename: string | undefined) => SelectedFields | null): ProjectionNode['write'] =>
  (value, state) => {
    const selected = isObject(value) ? selectedOf(value['__typename'] as string | undefined) : null;
    if (selected !== null) return selected.write.run(value as ResultObject, state);
    if (value !== null) state.flawed = true;
    return false;
  };

const isObject = (value: unknown): value is ResultObject =>
  typeof value === 'object' && value !== null && !(value instanceof RawText);

function writeFields(
  fields: readonly FieldProjection[],
  object: ResultObject,
  state: WriteState,
): boolean {
  const { out } = state;
  const before = out.text;
  out.text += '{';
  // By index: a step of an iterator over a frozen list is a new object.
  for (let index = 0; index < fields.length; index += 1) {
    if (writeField(fields[index]!, object, state)) continue;
    state.flawed = true;
    out.text = before;
    return false;
  }
  out.text += '}';
  return true;
}

/** Writes key and value; false where there is null and must not be. */
function writeField(field: FieldProjection, object: ResultObject, state: WriteState): boolean {
  const { out } = state;
  if (field.fixed !== null) {
    out.text += field.fixed;
    return true;
  }
  const before = out.text;
  out.text += field.head;
  if (field.node.write(object[field.key], state)) return true;
  out.text = before;
  if (!field.isNonNull) out.text += field.nullText;
  return !field.isNonNull;
}
