export { decodeEventCursor, encodeEventCursor } from './event-cursor';
export type { EventSource, Interest, SubscribeOptions } from './event-source';
export { EventGap } from './event.types';
export { liveEvents, type LiveOptions } from './live-events';
export { createOutbox, createOutboxLost, dropOutbox, dropOutboxLost } from './outbox.migration';
export { recordChange, recordChanges, recordEvent } from './record-event';
export { positionOf, type Gap, type NewEvent, type StoredEvent } from './stored-event';
export { defineSubjectLoader } from './subject-loader';
