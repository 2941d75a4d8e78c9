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
import { type ServiceContext } from '../kit/context';
import { encodeEventCursor } from '../kit/outbox/event-cursor';
import { liveEvents } from '../kit/outbox/live-events';
import { type StoredEvent } from '../kit/outbox/stored-event';
import { allOf, matches } from './listing.condition';
import { Listing } from './listing.entity';
import { payloadOf, publishedListingOf } from './listing.events';
import { filterConditions, ListingFilter } from './listing.filter';

const service = 'listings';

@ObjectType({ description: 'Something that happened to a listing.' })
export class ListingEvent {
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
  readonly filter?: ListingFilter | null;
  readonly after?: string | null;
}

@Resolver(() => ListingEvent)
export class ListingEventResolver {
  @Subscription(() => ListingEvent, {
    description:
      'Every listing that is published, or published again, and meets the filter: each once, in the order of the changes.',
    // type-graphql leaves arguments and context untyped here.
    subscribe: ({ args, context }) => publications(args as LiveArgs, context as ServiceContext),
  })
  listingPublished(
    @Root() event: ListingEvent,
    @Arg('filter', () => ListingFilter, {
      nullable: true,
      description: 'Which listings; left out: all. It is compared with the listing as published.',
    })
    _filter: ListingFilter | null,
    @Arg('after', () => String, {
      nullable: true,
      description: 'Cursor of the last event that you have: first comes what happened since.',
    })
    _after: string | null,
  ): ListingEvent {
    return event;
  }

  @FieldResolver(() => Listing, {
    nullable: true,
    description: 'The listing as it is now; null when it has been withdrawn since.',
  })
  listing(
    @Root() { stored }: ListingEvent,
    @Ctx() { dataSource }: ServiceContext,
  ): Promise<Listing | null> {
    return publishedListingOf(dataSource, stored);
  }
}

function publications(
  { filter, after }: LiveArgs,
  context: ServiceContext,
): Promise<AsyncIterableIterator<ListingEvent>> {
  const condition = allOf(filterConditions(filter, context.principal));
  return liveEvents(context, {
    service,
    types: ['listingPublished'],
    after,
    toValue: (event) =>
      matches(condition, payloadOf(event).listing) ? new ListingEvent(event) : null,
  });
}
