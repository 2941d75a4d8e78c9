import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { encodeEventCursor, EventGap, positionOf, type Gap, type StoredEvent } from '../kit/outbox';

/** The service, whose events are one feed. */
export const announcementFeed = 'announcements';

export enum AnnouncementEventKind {
  PUBLISHED = 'PUBLISHED',
  GAP = 'GAP',
}

registerEnumType(AnnouncementEventKind, {
  name: 'AnnouncementEventKind',
  description: 'What happened to an announcement.',
  valuesConfig: {
    PUBLISHED: { description: 'It was published (julkaistu).' },
    GAP: {
      description:
        'Events that you would have got are kept no more: `gap` says which to read again.',
    },
  },
});

@ObjectType({ description: 'Something that happened to an announcement.' })
export class AnnouncementEvent {
  @Field(() => AnnouncementEventKind, { description: 'What happened.' })
  readonly kind: AnnouncementEventKind;

  @Field(() => String, { description: 'Hand it back as `after` to go on behind this event.' })
  readonly cursor: string;

  @Field(() => Date, { description: 'When it happened; of a gap: its end.' })
  readonly occurredAt: Date;

  @Field(() => ID, { nullable: true, description: 'Whose event it is; null for GAP.' })
  readonly announcementId: string | null;

  @Field(() => EventGap, { nullable: true, description: 'What is missing; only for GAP.' })
  readonly gap: EventGap | null;

  /** What to read the announcement of; null for a gap. */
  readonly stored: StoredEvent | null;

  private constructor(fields: AnnouncementEvent) {
    Object.assign(this, fields);
  }

  static of(stored: StoredEvent): AnnouncementEvent {
    return new AnnouncementEvent({
      kind: AnnouncementEventKind.PUBLISHED,
      cursor: encodeEventCursor(announcementFeed, positionOf(stored)),
      occurredAt: stored.occurredAt,
      announcementId: stored.subjectId,
      gap: null,
      stored,
    });
  }

  static gap(gap: Gap): AnnouncementEvent {
    const { position, until } = gap;
    return new AnnouncementEvent({
      kind: AnnouncementEventKind.GAP,
      cursor: encodeEventCursor(announcementFeed, { position, at: until }),
      occurredAt: until,
      announcementId: null,
      gap: new EventGap(gap),
      stored: null,
    });
  }
}
