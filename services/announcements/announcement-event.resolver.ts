import { Arg, Ctx, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import type { ServiceContext } from '../kit/context';
import { liveEvents } from '../kit/outbox';
import { AnnouncementEvent, announcementFeed as service } from './announcement-event.type';
import { Announcement } from './announcement.entity';
import { publications } from './announcement.events';
import { AnnouncementFilter } from './announcement.filter';
import { publishedAnnouncementOf } from './announcement.loader';

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
    subscribe: ({ args, context }) => follow(args as LiveArgs, context as ServiceContext),
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
      description:
        'Cursor of the last event that you have: first comes what happened since. If part of that is kept no more, a GAP comes first.',
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
  ): Promise<Announcement | null> | null {
    return stored && publishedAnnouncementOf(context, stored);
  }
}

const follow = ({ filter, after }: LiveArgs, context: ServiceContext) =>
  liveEvents(context, { service, interest: publications(filter), after: after ?? null });
