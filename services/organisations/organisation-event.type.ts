import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { encodeEventCursor, EventGap, positionOf, type Gap, type StoredEvent } from '../kit/outbox';
import { EventPageInfo } from '../kit/outbox/event.types';

/** The service, whose events are one feed. */
export const organisationFeed = 'organisations';

export enum OrganisationEventKind {
  REGISTERED = 'REGISTERED',
  CHANGED = 'CHANGED',
  REMOVED = 'REMOVED',
  GAP = 'GAP',
}

registerEnumType(OrganisationEventKind, {
  name: 'OrganisationEventKind',
  description: 'What happened to an organisation, seen from the filter.',
  valuesConfig: {
    REGISTERED: { description: 'It was registered.' },
    CHANGED: {
      description: 'It was changed; it may have met the filter before or may do so only now.',
    },
    REMOVED: { description: 'It was changed and does not meet the filter any more.' },
    GAP: {
      description:
        'Events that you would have got are kept no more: `gap` says which to read again.',
    },
  },
});

@ObjectType({ description: 'Something that happened to an organisation.' })
export class OrganisationEvent {
  @Field(() => OrganisationEventKind, { description: 'What happened.' })
  readonly kind: OrganisationEventKind;

  @Field(() => String, { description: 'Hand it back as `after` to go on behind this event.' })
  readonly cursor: string;

  @Field(() => Date, { description: 'When it happened; of a gap: its end.' })
  readonly occurredAt: Date;

  @Field(() => ID, {
    nullable: true,
    description: 'Whose event it is, also when there is no `organisation`; null for GAP.',
  })
  readonly organisationId: string | null;

  @Field(() => EventGap, { nullable: true, description: 'What is missing; only for GAP.' })
  readonly gap: EventGap | null;

  /** What to read the organisation of; null where it is not shown. */
  readonly stored: StoredEvent | null;

  private constructor(fields: OrganisationEvent) {
    Object.assign(this, fields);
  }

  static of(stored: StoredEvent, kind: OrganisationEventKind): OrganisationEvent {
    return new OrganisationEvent({
      kind,
      cursor: encodeEventCursor(organisationFeed, positionOf(stored)),
      occurredAt: stored.occurredAt,
      organisationId: stored.subjectId,
      gap: null,
      stored: kind === OrganisationEventKind.REMOVED ? null : stored,
    });
  }

  static gap(gap: Gap): OrganisationEvent {
    const { position, until } = gap;
    return new OrganisationEvent({
      kind: OrganisationEventKind.GAP,
      cursor: encodeEventCursor(organisationFeed, { position, at: until }),
      occurredAt: until,
      organisationId: null,
      gap: new EventGap(gap),
      stored: null,
    });
  }
}

@ObjectType({ description: 'What happened to organisations, page by page, oldest first.' })
export class OrganisationChanges {
  @Field(() => [OrganisationEvent], {
    description: 'The events, as `organisationChanged` gives them; a gap comes first, as an event.',
  })
  readonly events: readonly OrganisationEvent[];

  @Field(() => EventPageInfo, { description: 'Where the page stands.' })
  readonly pageInfo: EventPageInfo;
}
