import type { EntityManager } from 'typeorm';
import type { LocalizedText } from './localized-text';
import type { EventSource } from './outbox/event-source';
import type { StoredEvent } from './outbox/stored-event';

/** An organisation that another service owns, by its name and what it is a member of. */
export interface Named {
  readonly id: string;
  readonly names: LocalizedText;
  readonly parentId: string | null;
}

/** How a service lets others keep a copy of its names: all of them once, then its events. */
export interface NameFeed {
  readonly events: EventSource;
  /** Types of the events that can change a name or a membership. */
  readonly types: readonly string[];
  nameIn(event: StoredEvent): Named;
  /** All names as they are now, some at a time. */
  readAll(): AsyncIterable<readonly Named[]>;
}

/**
 * Writes names into a service's own copy. What is found by a name is found by the new one when the
 * transaction is committed, and by the old one no more. Names that are known already cost little.
 */
export type CopyNames = (manager: EntityManager, names: readonly Named[]) => Promise<void>;
