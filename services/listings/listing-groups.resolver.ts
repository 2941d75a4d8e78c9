import type { GraphQLResolveInfo } from 'graphql';
import { Ctx, Field, FieldResolver, Info, ObjectType, Resolver, Root } from 'type-graphql';
import { ContentScalar, type ListingGroup } from '../kit/content';
import type { ServiceContext } from '../kit/context';
import { Inaccessible } from '../kit/federation/directives';
import { Theme } from './classification.stubs';
import { groupsOf, type GroupSelection, type OrganisationGroups } from './listing-groups';
import { countyKey, regionKey } from './listing.areas';
import { longTermDaysOf } from './listings.settings';
import { Organisation, Region, WellbeingServicesCounty } from './owner-and-areas.stubs';

@Inaccessible()
@ObjectType({
  description:
    'Published listings of one organisation, grouped by what other subgraphs judge them by: handed from subgraph to subgraph.',
})
export class ListingGroups {
  @Field(() => Organisation, { description: 'Whose listings they are.' })
  readonly organisation: Organisation;

  @Field(() => ContentScalar, { description: 'The groups, each with its number of listings.' })
  readonly groups: readonly ListingGroup[];

  constructor({ organisationId, groups }: OrganisationGroups) {
    this.organisation = { id: organisationId };
    this.groups = groups;
  }
}

const description = 'Its published listings in groups, organisation by organisation.';

async function load(
  selection: GroupSelection,
  key: string,
  context: ServiceContext,
  info: GraphQLResolveInfo,
): Promise<readonly ListingGroups[]> {
  const days = longTermDaysOf(info.schema);
  const found = await groupsOf(context, selection, key, days);
  return found.map((groups) => new ListingGroups(groups));
}

@Resolver(() => Organisation)
export class OrganisationGroupsResolver {
  @Inaccessible()
  @FieldResolver(() => [ListingGroups], { description })
  listingGroups(
    @Root() { id }: Organisation,
    @Ctx() context: ServiceContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly ListingGroups[]> {
    return load('organisation', id, context, info);
  }
}

@Resolver(() => Region)
export class RegionGroupsResolver {
  @Inaccessible()
  @FieldResolver(() => [ListingGroups], { description })
  listingGroups(
    @Root() { code }: Region,
    @Ctx() context: ServiceContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly ListingGroups[]> {
    return load('area', regionKey(code), context, info);
  }
}

@Resolver(() => WellbeingServicesCounty)
export class CountyGroupsResolver {
  @Inaccessible()
  @FieldResolver(() => [ListingGroups], { description })
  listingGroups(
    @Root() { code }: WellbeingServicesCounty,
    @Ctx() context: ServiceContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly ListingGroups[]> {
    return load('area', countyKey(code), context, info);
  }
}

@Resolver(() => Theme)
export class ThemeGroupsResolver {
  @Inaccessible()
  @FieldResolver(() => [ListingGroups], { description })
  listingGroups(
    @Root() { code }: Theme,
    @Ctx() context: ServiceContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<readonly ListingGroups[]> {
    return load('theme', code, context, info);
  }
}
