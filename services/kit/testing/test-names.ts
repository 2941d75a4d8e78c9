import type { LocalizedText } from '../localized-text';
import type { Named, NameFeed } from '../name-feed';
import { createTestOutbox } from './test-outbox';

/** An owner of organisations, for tests of services that find something by their names. */
export interface TestNames {
  /** Gives the organisation a name, and an event that says so. */
  rename(id: string, names: LocalizedText, parentId?: string): Promise<void>;
  readonly feed: NameFeed;
  close(): Promise<void>;
}

export async function createTestNames(): Promise<TestNames> {
  const outbox = await createTestOutbox();
  const events = await outbox.start({ pollInterval: 20 });
  const known = new Map<string, Named>();
  const nameless = (id: string): Named => ({ id, names: {}, parentId: null });
  return {
    rename(id, names, parentId) {
      known.set(id, { id, names, parentId: parentId ?? null });
      return outbox.happen(id);
    },
    feed: {
      events,
      types: ['thingHappened'],
      nameIn: ({ subjectId }) => known.get(subjectId) ?? nameless(subjectId),
      async *readAll() {
        yield await Promise.resolve([...known.values()]);
      },
    },
    async close() {
      await events.close();
      await outbox.close();
    },
  };
}
