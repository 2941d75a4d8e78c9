import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ObjectType,
  Resolver,
  Root,
  Subscription,
} from 'type-graphql';
import type { ServiceContext } from '../kit/context';
import { encodeEventCursor, liveEvents, type StoredEvent } from '../kit/outbox';
import { Announcement } from './announcement.entity';
import { AnnouncementFilter, readFilter } from './announcement.filter';
import { publishedAnnouncementOf } from './announcement.loader';
import { isSelected, type AnnouncementFacts } from './announcement.selection';
import { publishedEvent } from './announcement.writer';

const service = 'announcements';

@ObjectType({ description: 'Something that happened to an announcement.' })
export class AnnouncementEvent {
  readonly stored: StoredEvent;

  constructor(stored: StoredEvent) {
    this.stored = stored;
  }

  @Field(() => String, { description: 'Hand it back as `after` to go on behind this event.' })
  get cursor(): string {
    return encodeEventCursor(service, this.stored.position);
  }

  @Field(() => Date, { description: 'When it happened.' })
  get occurredAt(): Date {
    return this.stored.occurredAt;
  }
}

interface LiveArgs {
  readonly filter?: AnnouncementFilter | null;
  readonly after?: string | null;
}

@Resolver(() => AnnouncementEvent)
export class AnnouncementEventResolver {
  @Subscription(() => AnnouncementEvent, {
    description:
      'Every announcement that is published and meets the filter: each once, in the order of publication.',
    // type-graphql leaves arguments and context untyped here.
    subscribe: ({ args, context }) => publications(args as LiveArgs, context as ServiceContext),
  })
  announcementPublished(
    @Root() event: AnnouncementEvent,
    @Arg('filter', () => AnnouncementFilter, {
      nullable: true,
      description:
        'Which announcements; left out: all. It is compared with the announcement as published; `status` does not matter here.',
    })
    _filter: AnnouncementFilter | null,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last event that you have: first comes what happened since.',
    })
    _after: string | null,
  ): AnnouncementEvent {
    return event;
  }

  @FieldResolver(() => Announcement, {
    nullable: true,
    description: 'The announcement as it is now; null when it has been withdrawn since.',
  })
  announcement(
    @Root() { stored }: AnnouncementEvent,
    @Ctx() context: ServiceContext,
  ): Promise<Announcement | null> {
    return publishedAnnouncementOf(context, stored);
  }
}

function publications(
  { filter, after }: LiveArgs,
  context: ServiceContext,
): Promise<AsyncIterableIterator<AnnouncementEvent>> {
  const selection = readFilter(filter);
  return liveEvents(context, {
    service,
    types: [publishedEvent],
    after,
    toValue: (event) =>
      isSelected(selection, event.payload as unknown as AnnouncementFacts)
        ? new AnnouncementEvent(event)
        : null,
  });
}
