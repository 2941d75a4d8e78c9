import { propertyText, type FunctionSource } from '../../platform/specialised';
import type { LeafText } from './leaf-writer';
import type { FieldProjection } from './projection-nodes';

/** A field with the names that the text has for what belongs to it. */
interface NamedField extends FieldProjection {
  readonly leaf: LeafText | null;
  readonly value: string;
  readonly write: string;
  readonly textOf: string;
  readonly text: string;
}

/**
 * JavaScript text of what writes objects with these fields. Neighbours that are leaves become one
 * text in one step, if each of them has a text; otherwise they are written one by one.
 */
export function writerSource(fields: readonly FieldProjection[]): FunctionSource {
  const named = fields.map(nameField);
  const groups = groupLeaves(named);
  const steps = groups.map((group, at) => {
    const open = at === 0 ? '{' : '';
    const close = at === groups.length - 1 ? '}' : '';
    const oneByOne = [append(open), ...group.map(writeOne), append(close)].join(' ');
    return group.every(isLeaf) ? writeTogether(group, open, close, oneByOne) : oneByOne;
  });
  return {
    known: Object.fromEntries(
      named.flatMap(({ node, leaf, write, textOf }) => [
        [write, node.write],
        [textOf, leaf?.of],
      ]),
    ),
    text: `(object, state) => {
      const out = state.out;
      const start = out.text;
      let before = start;
      ${steps.join(' ') || append('{}')}
      return true;
    }`,
  };
}

const nameField = (field: FieldProjection, index: number): NamedField => ({
  ...field,
  leaf: field.node.kind === 'leaf' ? field.node.text : null,
  value: propertyText('object', field.key),
  write: `write${index}`,
  textOf: `textOf${index}`,
  text: `text${index}`,
});

const isLeaf = ({ fixed, leaf }: NamedField): boolean => fixed !== null || leaf !== null;

/** Leaves that stand beside each other come together. */
function groupLeaves(fields: readonly NamedField[]): NamedField[][] {
  const groups: NamedField[][] = [];
  for (const field of fields) {
    const group = groups.at(-1);
    if (group && isLeaf(field) && group.every(isLeaf)) group.push(field);
    else groups.push([field]);
  }
  return groups;
}

function writeOne({ fixed, head, isNonNull, nullText, value, write }: NamedField): string {
  if (fixed !== null) return append(fixed);
  const otherwise = isNonNull
    ? 'state.flawed = true; out.text = start; return false;'
    : `out.text = before + ${JSON.stringify(nullText)};`;
  return `before = out.text; ${append(head)} if (!${write}(${value}, state)) { ${otherwise} }`;
}

function writeTogether(
  group: readonly NamedField[],
  open: string,
  close: string,
  oneByOne: string,
): string {
  const parts: string[] = [];
  const leaves: NamedField[] = [];
  let constant = open;
  for (const field of group) {
    if (field.leaf === null || field.fixed !== null) {
      constant += field.fixed;
      continue;
    }
    leaves.push(field);
    parts.push(JSON.stringify(constant + field.head + field.leaf.quote), field.text);
    constant = field.leaf.quote;
  }
  parts.push(JSON.stringify(constant + close));
  const texts = leaves.map(
    ({ text, textOf, value }) => `const ${text} = ${textOf}(${value}, out);`,
  );
  const areTexts = leaves.map(({ text }) => `${text} !== null`).join(' && ') || 'true';
  return `{ ${texts.join(' ')} if (${areTexts}) out.text += ${parts.join(' + ')}; else { ${oneByOne} } }`;
}

const append = (text: string): string => (text ? `out.text += ${JSON.stringify(text)};` : '');
