export { decodeEventCursor, encodeEventCursor } from './event-cursor';
export type { EventSource, SubscribeOptions } from './event-source';
export { liveEvents, type LiveOptions } from './live-events';
export { createOutbox, dropOutbox } from './outbox.migration';
export { recordEvent } from './record-event';
export type { NewEvent, StoredEvent } from './stored-event';
