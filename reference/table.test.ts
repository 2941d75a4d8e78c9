import { cell, listCell, numberCell, optionalCell, parseTable } from './table';

describe('parseTable', () => {
  it('gives each row by column', () => {
    const [row] = parseTable('code\tname\n01\tUusimaa\n', 't.tsv');
    expect(row).toEqual(Object.assign(Object.create(null), { code: '01', name: 'Uusimaa' }));
  });

  it('names the line whose width differs', () => {
    expect(() => parseTable('code\tname\n01\tA\n02\n', 't.tsv')).toThrow(
      't.tsv:3: 1 cells under 2 columns',
    );
  });

  it('takes __proto__ as a column like any other', () => {
    const [row] = parseTable('__proto__\nx\n', 't.tsv');
    expect(cell(row!, '__proto__')).toBe('x');
  });
});

describe('cells', () => {
  const [row] = parseTable('empty\tlist\tage\n\ta,b\t7\n', 't.tsv');

  it('are null where empty', () => {
    expect(optionalCell(row!, 'empty')).toBeNull();
    expect(numberCell(row!, 'empty')).toBeNull();
    expect(listCell(row!, 'empty')).toEqual([]);
  });

  it('split lists and read numbers', () => {
    expect(listCell(row!, 'list')).toEqual(['a', 'b']);
    expect(numberCell(row!, 'age')).toBe(7);
  });

  it('refuse a column that the table has not', () => {
    expect(() => cell(row!, 'name')).toThrow('No column name');
  });
});
