import { Arg, Ctx, Field, FieldResolver, Int, ObjectType, Resolver, Root } from 'type-graphql';
import type { ServiceContext } from '../kit/context';
import { Requires } from '../kit/federation/directives';
import { PtvConditionCode, PtvConditions } from './classification.codes';
import { Organisation, Region, WellbeingServicesCounty, type ListingGroups } from './owner.stubs';
import { catalogueOf } from './prepared-catalogue';
import { Theme } from './theme.entity';
import { countTransfers, type TransferCounts } from './transfer-counts';

@ObjectType({ description: 'How many listings do not meet a condition for the transfer to PTV.' })
export class PtvConditionCount {
  @Field(() => PtvConditionCode, { description: 'Which condition.' })
  readonly code: PtvConditionCode;

  @Field(() => Int, { description: 'How many listings do not meet it.' })
  readonly listings: number;

  constructor(code: PtvConditionCode, listings: number) {
    this.code = code;
    this.listings = listings;
  }
}

@ObjectType({
  description:
    'How many published listings can be transferred to PTV, and what keeps the others. Counted by what listings have in common: choices, areas and the organisation. What each has of its own (its texts, postal codes, the form of numbers and addresses) is judged on the listing alone, by `ptvTransfer`.',
})
export class PtvTransferCounts {
  readonly #counts: TransferCounts;

  constructor(counts: TransferCounts) {
    this.#counts = counts;
  }

  @Field(() => PtvConditions, { description: 'The version of the conditions.' })
  get conditionsVersion(): PtvConditions {
    return this.#counts.version;
  }

  @Field(() => Int, { description: 'How many listings there are.' })
  get listings(): number {
    return this.#counts.listings;
  }

  @Field(() => Int, { description: 'How many of them meet every condition that is counted.' })
  get eligible(): number {
    return this.#counts.eligible;
  }

  @Field(() => [PtvConditionCount], {
    description: 'The conditions that some do not meet, the commonest first.',
  })
  get unmet(): readonly PtvConditionCount[] {
    return [...this.#counts.unmet]
      .map(([code, listings]) => new PtvConditionCount(code, listings))
      .sort((a, b) => b.listings - a.listings);
  }
}

const groups = 'listingGroups { organisation { id kind businessId hasPtvAccount content } groups }';

const description = 'How many of its published listings can be transferred to PTV.';

const ConditionsArg = () =>
  Arg('conditions', () => PtvConditions, {
    defaultValue: PtvConditions.V2024,
    description: 'The version of the conditions to judge by.',
  });

const countsOf = (
  { listingGroups }: { readonly listingGroups: readonly ListingGroups[] },
  context: ServiceContext,
  version: PtvConditions,
): PtvTransferCounts =>
  new PtvTransferCounts(countTransfers(catalogueOf(context), version, listingGroups));

@Resolver(() => Organisation)
export class OrganisationCountsResolver {
  @Requires(groups)
  @FieldResolver(() => PtvTransferCounts, { description })
  ptvTransferCounts(
    @Root() organisation: Organisation,
    @Ctx() context: ServiceContext,
    @ConditionsArg() version: PtvConditions,
  ): PtvTransferCounts {
    return countsOf(organisation, context, version);
  }
}

@Resolver(() => Region)
export class RegionCountsResolver {
  @Requires(groups)
  @FieldResolver(() => PtvTransferCounts, { description })
  ptvTransferCounts(
    @Root() region: Region,
    @Ctx() context: ServiceContext,
    @ConditionsArg() version: PtvConditions,
  ): PtvTransferCounts {
    return countsOf(region, context, version);
  }
}

@Resolver(() => WellbeingServicesCounty)
export class CountyCountsResolver {
  @Requires(groups)
  @FieldResolver(() => PtvTransferCounts, { description })
  ptvTransferCounts(
    @Root() county: WellbeingServicesCounty,
    @Ctx() context: ServiceContext,
    @ConditionsArg() version: PtvConditions,
  ): PtvTransferCounts {
    return countsOf(county, context, version);
  }
}

@Resolver(() => Theme)
export class ThemeCountsResolver {
  @Requires(groups)
  @FieldResolver(() => PtvTransferCounts, { description })
  ptvTransferCounts(
    @Root() theme: Theme,
    @Ctx() context: ServiceContext,
    @ConditionsArg() version: PtvConditions,
  ): PtvTransferCounts {
    return countsOf(theme, context, version);
  }
}
