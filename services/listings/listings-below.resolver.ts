import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type ServiceContext } from '../kit/context';
import { Requires } from '../kit/federation/directives';
import { ServiceChainStage, ServiceClass, TargetGroup, Theme } from './classification.stubs';
import { countyKey, municipalityKey, regionKey } from './listing.areas';
import { ListingConnection, ListingsArgs } from './listing.list';
import { type ListingPage } from './listing.search';
import {
  listingsByCriteria,
  listingsOfArea,
  listingsOfOrganisation,
  listingsOfTheme,
} from './listings-below';
import {
  Municipality,
  Organisation,
  Region,
  WellbeingServicesCounty,
} from './owner-and-areas.stubs';

/** What listings add to the types of other subgraphs. */

/** What the classification subgraph has to say first. */
export const listingCriteria =
  'listingCriteria { category themeCode formCodes ageGroupsAny ageGroupsNone }';

@Resolver(() => Organisation)
export class OrganisationListingsResolver {
  @FieldResolver(() => ListingConnection, { description: 'What the organisation offers.' })
  listings(
    @Root() { id }: Organisation,
    @Args(() => ListingsArgs) args: ListingsArgs,
    @Ctx() context: ServiceContext,
  ): ListingPage {
    return listingsOfOrganisation(context, id, args);
  }
}

@Resolver(() => Municipality)
export class MunicipalityListingsResolver {
  @FieldResolver(() => ListingConnection, {
    description: 'What is offered in the municipality, in its region or county, or everywhere.',
  })
  listings(
    @Root() { code }: Municipality,
    @Args(() => ListingsArgs) args: ListingsArgs,
    @Ctx() context: ServiceContext,
  ): ListingPage {
    return listingsOfArea(context, municipalityKey(code), args);
  }
}

@Resolver(() => Region)
export class RegionListingsResolver {
  @FieldResolver(() => ListingConnection, {
    description: 'What is offered in the region, in a municipality of it, or everywhere.',
  })
  listings(
    @Root() { code }: Region,
    @Args(() => ListingsArgs) args: ListingsArgs,
    @Ctx() context: ServiceContext,
  ): ListingPage {
    return listingsOfArea(context, regionKey(code), args);
  }
}

@Resolver(() => WellbeingServicesCounty)
export class CountyListingsResolver {
  @FieldResolver(() => ListingConnection, {
    description: 'What is offered in the county, in a municipality of it, or everywhere.',
  })
  listings(
    @Root() { code }: WellbeingServicesCounty,
    @Args(() => ListingsArgs) args: ListingsArgs,
    @Ctx() context: ServiceContext,
  ): ListingPage {
    return listingsOfArea(context, countyKey(code), args);
  }
}

@Resolver(() => Theme)
export class ThemeListingsResolver {
  @FieldResolver(() => ListingConnection, { description: 'Listings of the theme.' })
  listings(
    @Root() { code }: Theme,
    @Args(() => ListingsArgs) args: ListingsArgs,
    @Ctx() context: ServiceContext,
  ): ListingPage {
    return listingsOfTheme(context, code, args);
  }
}

@Resolver(() => ServiceClass)
export class ServiceClassListingsResolver {
  @Requires(listingCriteria)
  @FieldResolver(() => ListingConnection, { description: 'Listings that have the class.' })
  listings(
    @Root() { listingCriteria: criteria }: ServiceClass,
    @Args(() => ListingsArgs) args: ListingsArgs,
    @Ctx() context: ServiceContext,
  ): ListingPage {
    return listingsByCriteria(context, criteria, args);
  }
}

@Resolver(() => ServiceChainStage)
export class ServiceChainStageListingsResolver {
  @Requires(listingCriteria)
  @FieldResolver(() => ListingConnection, { description: 'Listings that belong to the stage.' })
  listings(
    @Root() { listingCriteria: criteria }: ServiceChainStage,
    @Args(() => ListingsArgs) args: ListingsArgs,
    @Ctx() context: ServiceContext,
  ): ListingPage {
    return listingsByCriteria(context, criteria, args);
  }
}

@Resolver(() => TargetGroup)
export class TargetGroupListingsResolver {
  @Requires(listingCriteria)
  @FieldResolver(() => ListingConnection, { description: 'Listings that are for the group.' })
  listings(
    @Root() { listingCriteria }: TargetGroup,
    @Args(() => ListingsArgs) args: ListingsArgs,
    @Ctx() context: ServiceContext,
  ): ListingPage {
    return listingsByCriteria(context, listingCriteria, args);
  }
}
