import type { LocalizedText } from './localized-text';
import type { EventSource } from './outbox/event-source';
import type { StoredEvent } from './outbox/stored-event';

/** Something that another service owns, by its name. */
export interface Named {
  readonly id: string;
  readonly names: LocalizedText;
}

/** How a service lets others keep a copy of its names: all of them once, then its events. */
export interface NameFeed {
  readonly events: EventSource;
  /** Types of the events that can change a name. */
  readonly types: readonly string[];
  nameIn(event: StoredEvent): Named;
  /** All names as they are now, some at a time. */
  readAll(): AsyncIterable<readonly Named[]>;
}
