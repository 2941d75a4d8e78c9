/** Rows as an aligned text table for the terminal. */
export function printTable(rows: readonly Readonly<Record<string, string | number>>[]): void {
  const columns = Object.keys(rows[0] ?? {});
  const texts = rows.map((row) => columns.map((column) => format(row[column])));
  const widths = columns.map((column, index) =>
    Math.max(column.length, ...texts.map((cells) => cells[index]?.length ?? 0)),
  );
  const print = (cells: readonly string[]): void =>
    console.log(
      cells
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join('  ')
        .trimEnd(),
    );
  print(columns);
  print(widths.map((width) => '-'.repeat(width)));
  texts.forEach(print);
}

function format(value: string | number | undefined): string {
  if (typeof value !== 'number') return value ?? '';
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
