import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import type { ServiceContext } from '../context';
import type { StoredEvent } from './stored-event';

/** Answers all ids at once, in their order; null where there is none. */
export type SubjectBatch<V> = (
  ids: readonly string[],
  dataSource: DataSource,
) => Promise<readonly (V | null)[]>;

/**
 * Loads what an event is about as it is now, for any number of subscribers: they ask at the same
 * moment, so a thousand of them cost one statement, and so do the events of a page. What was read
 * is kept for nobody who asks later: something may have happened to it that has no event yet.
 */
export function defineSubjectLoader<V>(
  batch: SubjectBatch<V>,
): (reader: Pick<ServiceContext, 'dataSource'>, event: StoredEvent) => Promise<V | null> {
  const loaders = new WeakMap<DataSource, DataLoader<string, V | null>>();
  return ({ dataSource }, { subjectId }) => {
    const known = loaders.get(dataSource);
    if (known) return known.load(subjectId);
    const loader: DataLoader<string, V | null> = new DataLoader(
      (ids) => {
        loader.clearAll();
        return batch(ids, dataSource);
      },
      { maxBatchSize: 500 },
    );
    loaders.set(dataSource, loader);
    return loader.load(subjectId);
  };
}
