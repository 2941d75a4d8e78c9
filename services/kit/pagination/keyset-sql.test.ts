import { toQuery } from '../sql';
import type { Keyset } from './keyset';
import { behind, orderBy } from './keyset-sql';

interface Row {
  readonly name: string;
  readonly id: string;
}

const order = (name: 'ASC' | 'DESC', id: 'ASC' | 'DESC'): Keyset<Row> => ({
  name: 'test',
  columns: [
    { sql: 't.name', type: 'text', direction: name, value: (row) => row.name },
    { sql: 't.id', type: 'text', direction: id, value: (row) => row.id },
  ],
});

describe('a keyset', () => {
  it('is one row comparison when its columns run the same way', () => {
    expect(toQuery(behind(order('ASC', 'ASC'), ['x', '1']))).toEqual({
      text: '(t.name, t.id) > ($1::text, $2::text)',
      values: ['x', '1'],
    });
    expect(toQuery(behind(order('DESC', 'DESC'), ['x', '1'])).text).toBe(
      '(t.name, t.id) < ($1::text, $2::text)',
    );
  });

  it('is written out when they do not', () => {
    expect(toQuery(behind(order('DESC', 'ASC'), ['x', '1']))).toEqual({
      text: '((t.name < $1::text)) OR ((t.name = $2::text) AND (t.id > $3::text))',
      values: ['x', 'x', '1'],
    });
  });

  it('orders by all of its columns', () => {
    expect(toQuery(orderBy(order('DESC', 'ASC'))).text).toBe('t.name DESC, t.id ASC');
  });
});
