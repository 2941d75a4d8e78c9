import { startTestService, type TestService } from '../../kit/testing';
import { listings } from '..';

let service: TestService;

beforeAll(async () => {
  service = await startTestService(listings);
});
afterAll(() => service.close());

interface Explained {
  readonly 'QUERY PLAN': readonly [{ readonly Plan: { readonly 'Shared Hit Blocks': number } }];
}

it('looks a part of words up without reading all words that were written lately', async () => {
  const [explained] = await service.dataSource.transaction(async (manager) => {
    await manager.query(
      'INSERT INTO search_word (lexeme) SELECT md5(n::text) FROM generate_series(1, 5000) AS n',
    );
    await manager.query('SET LOCAL enable_seqscan = off');
    return manager.query<[Explained]>(
      `EXPLAIN (ANALYZE, FORMAT JSON)
       SELECT FROM search_word WHERE lexeme LIKE '%vertaistuki%' COLLATE "C"`,
    );
  });
  expect(explained['QUERY PLAN'][0].Plan['Shared Hit Blocks']).toBeLessThan(30);
});
