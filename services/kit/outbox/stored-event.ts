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
