/** Something that happened, as a service writes it down in the transaction of the change. */
export interface NewEvent {
  /** E.g. `listingPublished`. */
  readonly type: string;
  /** The id of the entity it happened to. */
  readonly subjectId: string;
  /** The organisation that the entity belongs to; null where there is none. */
  readonly organisationId: string | null;
  /** What a filter needs to decide without another statement. JSON. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** An event that was committed and has its place in the one order that all readers share. */
export interface StoredEvent extends NewEvent {
  /** Grows from event to event; never given twice, never given to an earlier event later. */
  readonly position: number;
  readonly occurredAt: Date;
}

/** A place in the order of events: behind the event of this position. */
export interface EventPosition {
  readonly position: number;
  /** The moment of that event, as far as it is known. */
  readonly at: Date | null;
}

export const positionOf = ({ position, occurredAt }: StoredEvent): EventPosition => ({
  position,
  at: occurredAt,
});

/** History that is kept no more: everything up to the position, the newest of it at `until`. */
export interface LostHistory {
  readonly position: number;
  readonly until: Date;
}

/** Events that a reader would have got and that are kept no more. */
export interface Gap extends LostHistory {
  /** What happened by then the reader has got; null when nobody knows. */
  readonly since: Date | null;
}
