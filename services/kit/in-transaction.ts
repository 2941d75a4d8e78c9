import type { EntityManager } from 'typeorm';
import type { ServiceContext } from './context';

/**
 * Runs `change` in one transaction: all of it is committed (events included) or nothing. Loaders
 * are emptied afterwards, so that the payload shows what was written.
 */
export async function inTransaction<T>(
  context: ServiceContext,
  change: (manager: EntityManager) => Promise<T>,
): Promise<T> {
  const result = await context.dataSource.transaction('READ COMMITTED', change);
  context.loaders.clear();
  return result;
}
