import { Arg, Ctx, FieldResolver, Int, Query, Resolver, Root, Subscription } from 'type-graphql';
import type { ServiceContext } from '../kit/context';
import { liveEvents } from '../kit/outbox';
import { mostChanges, readChangesPage } from '../kit/outbox/changes-page';
import {
  OrganisationChanges,
  OrganisationEvent,
  organisationFeed as service,
} from './organisation-event.type';
import { Organisation } from './organisation.entity';
import { organisationChanges, organisationOfEvent } from './organisation.events';
import { OrganisationFilter } from './organisation.filter';

interface LiveArgs {
  readonly filter?: OrganisationFilter | null;
  readonly after?: string | null;
}

@Resolver(() => OrganisationEvent)
export class OrganisationEventResolver {
  @Subscription(() => OrganisationEvent, {
    description:
      'Every registration and change of an organisation that meets the filter: each once, in the order of the changes. When one leaves the filter you are told (REMOVED), without its content.',
    // type-graphql leaves arguments and context untyped here.
    subscribe: ({ args, context }) => follow(args as LiveArgs, context as ServiceContext),
  })
  organisationChanged(
    @Root() event: OrganisationEvent,
    @Arg('filter', () => OrganisationFilter, {
      nullable: true,
      description:
        'Which organisations; left out: all. It is compared with the organisation as the event made it and as it was before.',
    })
    _filter: OrganisationFilter | null,
    @Arg('after', () => String, {
      nullable: true,
      description:
        'Cursor of the last event that you have: first comes what happened since. If part of that is kept no more, a GAP comes first.',
    })
    _after: string | null,
  ): OrganisationEvent {
    return event;
  }

  @Query(() => OrganisationChanges, {
    description:
      'What `organisationChanged` tells, to fetch: the same events in the same order, up to the moment of the request. For those who synchronise now and then.',
  })
  organisationChanges(
    @Ctx() { events }: ServiceContext,
    @Arg('filter', () => OrganisationFilter, {
      nullable: true,
      description: 'Which organisations, as in `organisationChanged`.',
    })
    filter: OrganisationFilter | null,
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
  ): Promise<OrganisationChanges> {
    const interest = organisationChanges(filter);
    return readChangesPage(events, { feed: service, interest, after, first });
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description:
      'The organisation as it is now, which may be newer than the event; null for REMOVED.',
  })
  organisation(
    @Root() { stored }: OrganisationEvent,
    @Ctx() context: ServiceContext,
  ): Promise<Organisation | null> | null {
    return stored && organisationOfEvent(context, stored);
  }
}

const follow = ({ filter, after }: LiveArgs, context: ServiceContext) =>
  liveEvents(context, { service, interest: organisationChanges(filter), after: after ?? null });
