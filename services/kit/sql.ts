/**
 * A piece of SQL with its values apart from its text, so that pieces compose without counting
 * `$1`, `$2` by hand and without a value ever reaching the text.
 */
export interface Sql {
  readonly strings: readonly string[];
  readonly values: readonly unknown[];
}

/** ``sql`status = ${status} AND ${otherPiece}` ``: pieces are joined in, the rest are values. */
export function sql(template: TemplateStringsArray, ...inputs: readonly unknown[]): Sql {
  let result: Sql = raw(template[0] ?? '');
  inputs.forEach((input, index) => {
    const piece = isSql(input) ? input : { strings: ['', ''], values: [input] };
    result = append(append(result, piece), raw(template[index + 1] ?? ''));
  });
  return result;
}

/** The same piece with other values, in their order: its text is put together once. */
export const withValues = ({ strings }: Sql, values: readonly unknown[]): Sql => ({
  strings,
  values,
});

/** Text that is part of the program: names of tables and columns. Never a client's text. */
export const raw = (text: string): Sql => ({ strings: [text], values: [] });

export const empty: Sql = raw('');

export function join(pieces: readonly Sql[], separator: string): Sql {
  return pieces.reduce(
    (joined, piece, index) => (index === 0 ? piece : append(append(joined, raw(separator)), piece)),
    empty,
  );
}

/** All conditions, each in parentheses; TRUE when there are none. */
export const and = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0
    ? raw('TRUE')
    : join(
        conditions.map((one) => sql`(${one})`),
        ' AND ',
      );

/** Any condition, each in parentheses; FALSE when there are none. */
export const or = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0
    ? raw('FALSE')
    : join(
        conditions.map((one) => sql`(${one})`),
        ' OR ',
      );

/** The text with `$n` in it and the values, as drivers take them. */
export function toQuery(piece: Sql): { readonly text: string; readonly values: unknown[] } {
  const text = piece.strings.reduce((all, part, index) => `${all}$${index}${part}`);
  return { text, values: [...piece.values] };
}

export interface Queries {
  // TypeORM's own signature.
  query<T>(text: string, values?: unknown[]): Promise<T>;
}

/** Makes a piece by asking the database first. */
type Find = (on: Queries) => Promise<Sql>;

class Later {
  constructor(readonly find: Find) {}
}

/** A piece that is found when the statement around it runs, on the same connection. */
export const later = (find: Find): Sql => ({ strings: ['', ''], values: [new Later(find)] });

/** Runs the piece on a DataSource or EntityManager (within its transaction). */
export async function run<R>(on: Queries, piece: Sql): Promise<R[]> {
  const { text, values } = toQuery(await settle(on, piece));
  return on.query<R[]>(text, values);
}

/** The piece with everything found that was left for later. */
export async function settle(on: Queries, piece: Sql): Promise<Sql> {
  if (!piece.values.some((value) => value instanceof Later)) return piece;
  let settled = raw(piece.strings[0] ?? '');
  for (const [index, value] of piece.values.entries()) {
    const found = value instanceof Later ? await settle(on, await value.find(on)) : null;
    const input = found ?? { strings: ['', ''], values: [value] };
    settled = append(append(settled, input), raw(piece.strings[index + 1] ?? ''));
  }
  return settled;
}

const isSql = (value: unknown): value is Sql =>
  typeof value === 'object' && value !== null && 'strings' in value && 'values' in value;

function append(left: Sql, right: Sql): Sql {
  const seam = `${left.strings.at(-1) ?? ''}${right.strings[0] ?? ''}`;
  return {
    strings: [...left.strings.slice(0, -1), seam, ...right.strings.slice(1)],
    values: [...left.values, ...right.values],
  };
}
