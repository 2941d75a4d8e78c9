/** One row of a table: the column's name → its text, never with a key of Object.prototype. */
export type Row = Readonly<Record<string, string>>;

/** Rows of tab-separated text whose first line names the columns. Throws on a line of another width. */
export function parseTable(text: string, file: string): readonly Row[] {
  const [head = '', ...lines] = text.split('\n').filter((line) => line !== '');
  const columns = head.split('\t');
  return lines.map((line, index) => parseRow(columns, line, `${file}:${index + 2}`));
}

function parseRow(columns: readonly string[], line: string, place: string): Row {
  const cells = line.split('\t');
  if (cells.length !== columns.length) {
    throw new Error(`${place}: ${cells.length} cells under ${columns.length} columns`);
  }
  const row: Record<string, string> = Object.create(null);
  columns.forEach((column, index) => (row[column] = cells[index]!));
  return row;
}

/** The text of a cell; throws when the table has no such column. */
export function cell(row: Row, column: string): string {
  const value = row[column];
  if (value === undefined) throw new Error(`No column ${column}`);
  return value;
}

/** The text of a cell, or null when it is empty: not known. */
export const optionalCell = (row: Row, column: string): string | null => cell(row, column) || null;

/** A cell that lists codes, separated by commas. */
export const listCell = (row: Row, column: string): readonly string[] =>
  cell(row, column) === '' ? [] : cell(row, column).split(',');

/** A cell that says `yes` or nothing. */
export const flagCell = (row: Row, column: string): boolean => cell(row, column) === 'yes';

/** A whole number, or null when the cell is empty. */
export const numberCell = (row: Row, column: string): number | null =>
  cell(row, column) === '' ? null : Number(cell(row, column));
