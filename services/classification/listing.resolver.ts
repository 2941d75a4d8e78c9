import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ServiceContext } from '../kit/context';
import { Requires } from '../kit/federation/directives';
import { found } from './catalogue';
import { PtvConditions } from './classification.codes';
import { ListingClassification } from './classification.type';
import { classificationOf } from './classification.view';
import { classify, serviceClassCodes, targetGroupsOf } from './classify.rules';
import { Keyword } from './keyword.entity';
import { bodyFacts, factsOf, transferFacts } from './listing-facts';
import { Listing } from './listing.stubs';
import { catalogueOf } from './prepared-catalogue';
import { PtvTransfer } from './ptv-transfer.type';
import { ServiceClass } from './service-class.entity';
import { TargetGroup } from './target-group.entity';
import { judgeBodies } from './ptv/ready-body';
import { judgeTransfer, withConditions } from './transfer-verdict.rules';

@Resolver(() => Listing)
export class ListingResolver {
  @Requires('category themes { code } form { code } ageGroups')
  @FieldResolver(() => [ServiceClass], {
    description:
      'PTV service classes (palveluluokat) that follow from theme, form and age groups: none to four.',
  })
  serviceClasses(
    @Root() listing: Listing,
    @Ctx() context: ServiceContext,
  ): readonly ServiceClass[] {
    const { ruleSet, serviceClasses } = catalogueOf(context);
    return found(serviceClasses, serviceClassCodes(ruleSet, factsOf(listing)));
  }

  @Requires('themes { code }')
  @FieldResolver(() => [Keyword], {
    description: 'Keywords (asiasanat) that the themes bring, each once.',
  })
  keywords(@Root() { themes }: Listing, @Ctx() context: ServiceContext): readonly Keyword[] {
    const codes = themes.map(({ code }) => code);
    return [
      ...new Set(found(catalogueOf(context).themes, codes).flatMap((theme) => theme.keywords)),
    ];
  }

  @Requires('ageGroups')
  @FieldResolver(() => [TargetGroup], {
    description: 'PTV target groups (kohderyhmät) that follow from the age groups: at least one.',
  })
  targetGroups(
    @Root() { ageGroups }: Listing,
    @Ctx() context: ServiceContext,
  ): readonly TargetGroup[] {
    const { ruleSet, targetGroups } = catalogueOf(context);
    const codes = targetGroupsOf(ruleSet, ageGroups).map(({ code }) => code);
    return found(targetGroups, codes);
  }

  @Requires('category themes { code } form { code } ageGroups')
  @FieldResolver(() => ListingClassification, {
    description: 'Service classes, keywords and target groups, each with the reason for it.',
  })
  classification(@Root() listing: Listing, @Ctx() context: ServiceContext): ListingClassification {
    return classificationOf(catalogueOf(context), factsOf(listing));
  }

  @Requires(
    'category themes { code } form { code } ageGroups isLongTerm missingChannelDetails content organisation { id kind businessId hasPtvAccount content }',
  )
  @FieldResolver(() => PtvTransfer, {
    description:
      'Whether the listing can be transferred to PTV, with every condition and reason. What the bodies ask for is among the conditions in force: of an eligible listing each body is there.',
  })
  ptvTransfer(
    @Root() listing: Listing,
    @Ctx() context: ServiceContext,
    @Arg('conditions', () => PtvConditions, {
      defaultValue: PtvConditions.V2024,
      description: 'The version of the conditions to judge by.',
    })
    version: PtvConditions,
  ): PtvTransfer {
    const catalogue = catalogueOf(context);
    const classification = classify(catalogue.ruleSet, factsOf(listing));
    const verdict = judgeTransfer(version, transferFacts(catalogue, listing, classification));
    // The older conditions are history: they are judged as they were, without today's bodies.
    if (version === PtvConditions.V2023) return new PtvTransfer(listing.id, verdict);
    const judged = judgeBodies(bodyFacts(catalogue, listing, classification));
    return new PtvTransfer(listing.id, withConditions(verdict, judged));
  }
}
