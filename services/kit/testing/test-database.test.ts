import { Client } from 'pg';
import { createFilledDatabase } from './test-database';

async function query<T extends object>(url: string, statement: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(statement)).rows;
  } finally {
    await client.end();
  }
}

const fill = (url: string) =>
  query(url, 'CREATE TABLE filled AS SELECT 1 AS number').then(() => {});

describe('a filled database', () => {
  it('holds what it was filled with, and nothing of what others do with theirs', async () => {
    const copies = await Promise.all([1, 2, 3].map(() => createFilledDatabase('in_a_test', fill)));
    for (const { url } of copies) {
      await query(url, 'UPDATE filled SET number = number + 1');
      expect(await query(url, 'SELECT number FROM filled')).toEqual([{ number: 2 }]);
    }
    await Promise.all(copies.map((copy) => copy.drop()));
  });

  it('is filled anew when filling it has failed', async () => {
    const failing = async (url: string): Promise<void> => {
      await fill(url);
      throw new Error('half of it');
    };
    await expect(createFilledDatabase('failed_in_a_test', failing)).rejects.toThrow('half of it');
    const database = await createFilledDatabase('failed_in_a_test', fill);
    expect(await query(database.url, 'SELECT number FROM filled')).toEqual([{ number: 1 }]);
    await database.drop();
  });
});
