import type DataLoader from 'dataloader';
import type { ServiceContext } from './context';
import { inTransaction } from './in-transaction';

it('a payload shows what was written, not what was read before', async () => {
  const loaders = new Map<unknown, DataLoader<unknown, unknown>>([['read', {} as never]]);
  const dataSource = { transaction: (_level: string, change: () => Promise<string>) => change() };
  const context = { loaders, dataSource } as unknown as ServiceContext;
  expect(await inTransaction(context, async () => 'written')).toBe('written');
  expect(loaders.size).toBe(0);
});
