import type { DataSource } from 'typeorm';
import type { EventPage } from './event-source';
import { OutboxListener, type ListenerOptions } from './outbox-listener';
import { readOutboxPage } from './outbox-page';
import type { StoredEvent } from './stored-event';

/** Where a source learns of committed events. Positions mean the same in every feed. */
export interface EventFeed {
  /** Begins to hear of commits; rejects when that cannot be. */
  connect(): Promise<void>;
  /**
   * Events behind `after`, oldest first, none left out between them; empty when there are none, or
   * while the feed is cut off. A thorough look finds everything that was committed before the call.
   */
  advance(after: number, atMost: number, isThorough: boolean): Promise<readonly StoredEvent[]>;
  /** History; `through` is the position of the last event, or `after`. */
  read(after: number, atMost: number): Promise<EventPage>;
  close(): Promise<void>;
}

export interface FeedOptions extends ListenerOptions {
  readonly dataSource: DataSource;
}

/** Straight from the database: LISTEN to be woken, the outbox to be read. Every look is thorough. */
export function createOutboxFeed({ dataSource, ...options }: FeedOptions): EventFeed {
  const listener = new OutboxListener(options);
  return {
    connect: () => listener.connect(),
    advance: (after, atMost) => listener.advance(after, atMost),
    read: (after, atMost) => readOutboxPage(dataSource, after, atMost),
    close: () => listener.close(),
  };
}
