import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import { type ServiceContext } from '../kit/context';
import { entityOf, selectColumns } from '../kit/entity-rows';
import { mostChanges, readChangesPage } from '../kit/outbox/changes-page';
import { liveEvents } from '../kit/outbox/live-events';
import { snapshotThenEvents } from '../kit/outbox/snapshot-events';
import { sql } from '../kit/sql';
import {
  ListingChanges,
  ListingEvent,
  ListingEventKind,
  listingFeed as service,
} from './listing-event.type';
import { conditionSql, matches } from './listing.condition';
import { Listing } from './listing.entity';
import { listingOfEvent } from './listing.events';
import { factsOf } from './listing.facts';
import { ListingFilter } from './listing.filter';
import { changes, followedBy, publications } from './listing.interest';

interface LiveArgs {
  readonly filter?: ListingFilter | null;
  readonly after?: string | null;
  readonly snapshot?: boolean;
}

type Events = Promise<AsyncIterableIterator<ListingEvent>>;

const afterMeaning =
  'Cursor of the last event that you have: first comes what happened since. If part of that is kept no more, a GAP comes first.';

@Resolver(() => ListingEvent)
export class ListingEventResolver {
  @Subscription(() => ListingEvent, {
    description:
      'Every listing that is published, or published again, and meets the filter: each once, in the order of the changes. Of the kinds only PUBLISHED and GAP occur.',
    // type-graphql leaves arguments and context untyped here.
    subscribe: ({ args, context }) =>
      followPublications(args as LiveArgs, context as ServiceContext),
  })
  listingPublished(
    @Root() event: ListingEvent,
    @Arg('filter', () => ListingFilter, {
      nullable: true,
      description: 'Which listings; left out: all. It is compared with the listing as published.',
    })
    _filter: ListingFilter | null,
    @Arg('after', () => String, { nullable: true, description: afterMeaning })
    _after: string | null,
  ): ListingEvent {
    return event;
  }

  @Subscription(() => ListingEvent, {
    description:
      'Everything that happens to the listings that meet the filter, each event once, in the order of the changes. When a listing leaves the filter you are told (ARCHIVED, REMOVED), without its content.',
    subscribe: ({ args, context }) => followChanges(args as LiveArgs, context as ServiceContext),
  })
  listingChanged(
    @Root() event: ListingEvent,
    @Arg('filter', () => ListingFilter, {
      nullable: true,
      description:
        'Which listings; left out: all that are published. It is compared with the listing as the event made it and as it was before.',
    })
    _filter: ListingFilter | null,
    @Arg('after', () => String, { nullable: true, description: afterMeaning })
    _after: string | null,
    @Arg('snapshot', () => Boolean, {
      defaultValue: false,
      description:
        'First every listing that meets the filter, as of one moment (SNAPSHOT, in no particular order), then SNAPSHOT_END, then what happens from exactly that moment on. With `after` of an event it goes on there without a snapshot, unless there is a gap: then a snapshot follows it.',
    })
    _snapshot: boolean,
  ): ListingEvent {
    return event;
  }

  @Query(() => ListingChanges, {
    description:
      'What `listingChanged` tells, to fetch: the same events in the same order, up to the moment of the request. For those who synchronise now and then.',
  })
  listingChanges(
    @Ctx() context: ServiceContext,
    @Arg('filter', () => ListingFilter, {
      nullable: true,
      description: 'Which listings, as in `listingChanged`.',
    })
    filter: ListingFilter | null,
    @Arg('after', () => String, {
      nullable: true,
      description:
        '`endCursor` of the page before, or the cursor of an event. Left out: from the oldest event that is kept, which need not be the first there was.',
    })
    after: string | null,
    @Arg('first', () => Int, {
      defaultValue: 100,
      description: `How many events at most: 1 to ${mostChanges}.`,
    })
    first: number,
  ): Promise<ListingChanges> {
    return readPage({ filter, after }, first, context);
  }

  @FieldResolver(() => Listing, {
    nullable: true,
    description:
      'The listing as it is now, which may be newer than the event; in a snapshot: as it was then. Null when it is not there to be seen any more: an event that says so follows, or this is it.',
  })
  async listing(
    @Root() { content }: ListingEvent,
    @Ctx() context: ServiceContext,
  ): Promise<Listing | null> {
    if (content === null) return null;
    if ('listing' in content) return content.listing;
    const listing = await listingOfEvent(context, content.stored);
    return listing && matches(content.visible, factsOf(listing)) ? listing : null;
  }
}

function followPublications({ filter, after }: LiveArgs, context: ServiceContext): Events {
  const interest = publications(followedBy(filter, context.principal));
  return liveEvents(context, { service, interest, after });
}

function followChanges({ filter, after, snapshot }: LiveArgs, context: ServiceContext): Events {
  const { dataSource, principal } = context;
  const followed = followedBy(filter, principal);
  const interest = changes(followed);
  if (snapshot !== true) return liveEvents(context, { service, interest, after });
  const toListing = entityOf(dataSource, Listing);
  return snapshotThenEvents<ListingEvent>(context, {
    service,
    interest: { ...interest, toGap: ListingEvent.gapBeforeSnapshot },
    after,
    select: sql`SELECT ${selectColumns(dataSource, Listing, 'l')} FROM listing l WHERE ${conditionSql(followed.condition)}`,
    toRow: (row, ...place) => ListingEvent.inSnapshot(toListing(row), ...place),
    toEnd: ListingEvent.snapshotEnd,
    isGap: ({ kind }) => kind === ListingEventKind.GAP,
  });
}

const readPage = (
  { filter, after }: LiveArgs,
  first: number,
  { events, principal }: ServiceContext,
): Promise<ListingChanges> =>
  readChangesPage(events, {
    feed: service,
    interest: changes(followedBy(filter, principal)),
    after: after ?? null,
    first,
  });
