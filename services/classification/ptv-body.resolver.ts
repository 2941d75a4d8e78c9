import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ServiceContext } from '../kit/context';
import { Requires } from '../kit/federation/directives';
import { PtvApiVersion } from './classification.codes';
import { Listing } from './listing.stubs';
import { Organisation } from './owner.stubs';
import { bodyFacts, organisationFacts } from './listing-facts';
import { catalogueOf } from './prepared-catalogue';
import { listingWarnings, organisationWarnings } from './ptv/content-warnings';
import { readyChannels, readyConnections, readyOrganisation, readyService } from './ptv/ready-body';
import { PtvBody } from './ptv-body.type';

/** One version today: the argument keeps its place for the next. */
const VersionArg = () =>
  Arg('version', () => PtvApiVersion, {
    defaultValue: PtvApiVersion.V11,
    description: 'Of PTV’s API.',
  });

const bodyFields =
  'category themes { code } form { code } ageGroups content organisation { id businessId content }';

const factsOf = (listing: Listing, context: ServiceContext) =>
  bodyFacts(catalogueOf(context), listing);

@Resolver(() => Listing)
export class ListingBodiesResolver {
  @Requires(bodyFields)
  @FieldResolver(() => PtvBody, {
    description:
      'The listing as a service (palvelu) of PTV. Left to whoever sends it: `mainResponsibleOrganization`, `serviceProducers.0.organizations.0` and `serviceChannels`, see `references`. That a body can be made does not say that it may be sent: `ptvTransfer` does.',
  })
  ptvService(
    @Root() listing: Listing,
    @Ctx() context: ServiceContext,
    @VersionArg() _version: PtvApiVersion,
  ): PtvBody {
    const facts = factsOf(listing, context);
    return new PtvBody(readyService(facts), () => listingWarnings(facts));
  }

  @Requires(bodyFields)
  @FieldResolver(() => [PtvBody], {
    description:
      'The listing’s channels (asiointikanavat) in PTV, each object once: a place, an online service, a web page or a telephone service. One that is on the spot and on the web is two. Left to whoever sends it: `organizationId`.',
  })
  ptvChannels(
    @Root() listing: Listing,
    @Ctx() context: ServiceContext,
    @VersionArg() _version: PtvApiVersion,
  ): readonly PtvBody[] {
    return readyChannels(factsOf(listing, context)).map((ready) => new PtvBody(ready));
  }

  @Requires(bodyFields)
  @FieldResolver(() => PtvBody, {
    description:
      'What joins the service and its channels (liitokset) by their `sourceId`, with the hours and contacts at a place; for `PUT Connection/serviceSourceId`.',
  })
  ptvConnections(
    @Root() listing: Listing,
    @Ctx() context: ServiceContext,
    @VersionArg() _version: PtvApiVersion,
  ): PtvBody {
    return new PtvBody(readyConnections(factsOf(listing, context)));
  }
}

@Resolver(() => Organisation)
export class OrganisationBodyResolver {
  @Requires('businessId content')
  @FieldResolver(() => PtvBody, { description: 'The organisation as PTV takes it.' })
  ptvOrganisation(
    @Root() organisation: Organisation,
    @VersionArg() _version: PtvApiVersion,
  ): PtvBody {
    const facts = organisationFacts(organisation);
    return new PtvBody(readyOrganisation(facts), () => organisationWarnings(facts));
  }
}
