import { and, join, later, or, raw, run, sql, toQuery } from './sql';

describe('sql', () => {
  it('numbers values over nested pieces and keeps them out of the text', () => {
    const inner = sql`a = ${1} AND b = ${"'; DROP TABLE x"}`;
    const { text, values } = toQuery(sql`SELECT ${raw('*')} FROM t WHERE ${inner} LIMIT ${10}`);
    expect(text).toBe('SELECT * FROM t WHERE a = $1 AND b = $2 LIMIT $3');
    expect(values).toEqual([1, "'; DROP TABLE x", 10]);
  });

  it('joins pieces, conditions in parentheses', () => {
    const pieces = [sql`a = ${1}`, sql`b = ${2}`];
    expect(toQuery(join(pieces, ', ')).text).toBe('a = $1, b = $2');
    expect(toQuery(and(pieces)).text).toBe('(a = $1) AND (b = $2)');
    expect(toQuery(or(pieces)).text).toBe('(a = $1) OR (b = $2)');
  });

  it('holds for everything without conditions, and for nothing without alternatives', () => {
    expect(toQuery(and([])).text).toBe('TRUE');
    expect(toQuery(or([])).text).toBe('FALSE');
  });

  it('takes arrays and null as values', () => {
    expect(toQuery(sql`${['a']} ${null}`).values).toEqual([['a'], null]);
  });

  it('finds what was left for later before it runs, also within what is found', async () => {
    const ran: { text: string; values: unknown[] }[] = [];
    const on = {
      query: <T>(text: string, values: unknown[] = []) => {
        ran.push({ text, values });
        return Promise.resolve([{ answer: 7 }] as T);
      },
    };
    const inner = later(() => Promise.resolve(sql`b = ${2}`));
    const found = later(async (same) => {
      const [row] = await run<{ answer: number }>(same, sql`SELECT ${'first'}`);
      return sql`a = ${row?.answer} AND ${inner}`;
    });
    await run(on, sql`SELECT * FROM t WHERE ${and([found, sql`c = ${3}`])}`);
    expect(ran).toEqual([
      { text: 'SELECT $1', values: ['first'] },
      { text: 'SELECT * FROM t WHERE (a = $1 AND b = $2) AND (c = $3)', values: [7, 2, 3] },
    ]);
  });
});
