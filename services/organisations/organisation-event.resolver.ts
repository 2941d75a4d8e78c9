import { Arg, Ctx, FieldResolver, Resolver, Root, Subscription } from 'type-graphql';
import type { ServiceContext } from '../kit/context';
import { liveEvents } from '../kit/outbox';
import { OrganisationEvent, organisationFeed as service } from './organisation-event.type';
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
