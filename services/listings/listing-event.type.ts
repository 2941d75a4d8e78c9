import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { EventGap, EventPageInfo } from '../kit/outbox/event.types';
import { encodeEventCursor, encodeSnapshotCursor } from '../kit/outbox/event-cursor';
import {
  positionOf,
  type EventPosition,
  type Gap,
  type StoredEvent,
} from '../kit/outbox/stored-event';
import { type Condition } from './listing.condition';
import { type Listing } from './listing.entity';

/** The service, whose events are one feed: a cursor of one subscription serves every other. */
export const listingFeed = 'listings';

export const ListingEventKind = {
  PUBLISHED: 'PUBLISHED',
  UPDATED: 'UPDATED',
  CREATED: 'CREATED',
  ARCHIVED: 'ARCHIVED',
  REMOVED: 'REMOVED',
  SNAPSHOT: 'SNAPSHOT',
  SNAPSHOT_END: 'SNAPSHOT_END',
  GAP: 'GAP',
} as const;
export type ListingEventKind = keyof typeof ListingEventKind;

registerEnumType(ListingEventKind, {
  name: 'ListingEventKind',
  description:
    'What happened to a listing, seen from the filter. Whoever keeps a copy stores `listing` under `listingId` when there is one, whether it was there or not, and drops `listingId` when there is none.',
  valuesConfig: {
    PUBLISHED: { description: 'It was published, or published again (julkaistu).' },
    UPDATED: {
      description: 'It was changed; it may have met the filter before or may do so only now.',
    },
    CREATED: { description: 'It was written, as a draft: only for those who may see drafts.' },
    ARCHIVED: {
      description:
        'It was withdrawn (arkistoitu). Without `listing`, unless you follow archived listings and may see them.',
    },
    REMOVED: {
      description:
        'It was changed and does not meet the filter any more, or you may not see it any more.',
    },
    SNAPSHOT: { description: 'Part of the snapshot: a listing as it was when that was taken.' },
    SNAPSHOT_END: {
      description: 'The snapshot is complete: what you hold and did not get in it is gone.',
    },
    GAP: {
      description:
        'Events that you would have got are kept no more: `gap` says which to read again.',
    },
  },
});

/** What becomes of `ListingEvent.listing`. */
export type ListingEventContent =
  /** As of a snapshot. */
  | { readonly listing: Listing }
  /** As it is when the event is read, if `visible` still says so. */
  | { readonly stored: StoredEvent; readonly visible: Condition }
  | null;

interface Fields {
  readonly kind: ListingEventKind;
  readonly cursor: string;
  readonly occurredAt: Date;
  readonly listingId: string | null;
  readonly gap: EventGap | null;
}

@ObjectType({ description: 'Something that happened to a listing.' })
export class ListingEvent {
  @Field(() => ListingEventKind, { description: 'What happened.' })
  readonly kind: ListingEventKind;

  @Field(() => String, {
    description:
      'Hand it back as `after` to go on behind this event. That of a SNAPSHOT, or of a GAP before one, begins the snapshot again.',
  })
  readonly cursor: string;

  @Field(() => Date, {
    description: 'When it happened; of a snapshot: when that was taken; of a gap: its end.',
  })
  readonly occurredAt: Date;

  @Field(() => ID, {
    nullable: true,
    description: 'Whose event it is, also when there is no `listing`; null for GAP, SNAPSHOT_END.',
  })
  readonly listingId: string | null;

  @Field(() => EventGap, { nullable: true, description: 'What is missing; only for GAP.' })
  readonly gap: EventGap | null;

  readonly content: ListingEventContent;

  private constructor(fields: Fields, content: ListingEventContent) {
    Object.assign(this, fields);
    this.content = content;
  }

  /** With the listing as it is when somebody reads it, as far as `visible` holds for it then. */
  static of(stored: StoredEvent, kind: ListingEventKind, visible: Condition): ListingEvent {
    return new ListingEvent(fieldsOf(stored, kind), { stored, visible });
  }

  /** Without the listing: it left what the reader follows. */
  static tombstone(stored: StoredEvent, kind: ListingEventKind): ListingEvent {
    return new ListingEvent(fieldsOf(stored, kind), null);
  }

  static inSnapshot(listing: Listing, position: EventPosition, cursor: string): ListingEvent {
    const kind = ListingEventKind.SNAPSHOT;
    const fields = { ...outsideOf(position), kind, cursor, listingId: listing.id };
    return new ListingEvent(fields, { listing });
  }

  static snapshotEnd(position: EventPosition): ListingEvent {
    return new ListingEvent({ ...outsideOf(position), kind: ListingEventKind.SNAPSHOT_END }, null);
  }

  static gap(gap: Gap): ListingEvent {
    const place = { position: gap.position, at: gap.until };
    const fields = { ...outsideOf(place), kind: ListingEventKind.GAP, gap: new EventGap(gap) };
    return new ListingEvent(fields, null);
  }

  /** A snapshot follows: who comes back behind the gap has not got it yet. */
  static gapBeforeSnapshot(gap: Gap): ListingEvent {
    const told = ListingEvent.gap(gap);
    const place = { position: gap.position, at: gap.until };
    return new ListingEvent({ ...told, cursor: encodeSnapshotCursor(listingFeed, place) }, null);
  }
}

const fieldsOf = (stored: StoredEvent, kind: ListingEventKind): Fields => ({
  kind,
  cursor: encodeEventCursor(listingFeed, positionOf(stored)),
  occurredAt: stored.occurredAt,
  listingId: stored.subjectId,
  gap: null,
});

const outsideOf = (position: EventPosition) => ({
  cursor: encodeEventCursor(listingFeed, position),
  occurredAt: position.at ?? new Date(),
  listingId: null,
  gap: null,
});

@ObjectType({ description: 'What happened to listings, page by page, oldest first.' })
export class ListingChanges {
  @Field(() => [ListingEvent], {
    description: 'The events, as `listingChanged` gives them; a gap comes first, as an event.',
  })
  readonly events: readonly ListingEvent[];

  @Field(() => EventPageInfo, { description: 'Where the page stands.' })
  readonly pageInfo: EventPageInfo;
}
