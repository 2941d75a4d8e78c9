import { Arg, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ServiceContext } from '../kit/context';
import { Requires } from '../kit/federation/directives';
import { found, type Catalogue } from './catalogue';
import { PtvConditions } from './classification.codes';
import { ListingClassification } from './classification.type';
import { classificationOf, namesIn } from './classification.view';
import { classify, serviceClassCodes, targetGroupsOf, type ListingFacts } from './classify.rules';
import { Keyword } from './keyword.entity';
import { Listing } from './listing.stubs';
import { catalogueOf } from './prepared-catalogue';
import { PtvTransfer } from './ptv-transfer.type';
import { ServiceClass } from './service-class.entity';
import { TargetGroup } from './target-group.entity';
import { judgeTransfer, type TransferFacts } from './transfer-verdict.rules';

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
    'category themes { code } form { code } ageGroups isLongTerm missingChannelDetails organisation { id kind businessId hasPtvAccount }',
  )
  @FieldResolver(() => PtvTransfer, {
    description: 'Whether the listing can be transferred to PTV, with every condition and reason.',
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
    return new PtvTransfer(judgeTransfer(version, transferFacts(catalogueOf(context), listing)));
  }
}

const factsOf = ({ category, themes, form, ageGroups }: Listing): ListingFacts => ({
  category,
  themes: themes.map(({ code }) => code),
  form: form.code,
  ageGroups,
});

function transferFacts(catalogue: Catalogue, listing: Listing): TransferFacts {
  const facts = factsOf(listing);
  const { isLongTerm, missingChannelDetails, organisation } = listing;
  return {
    listing: facts,
    isLongTerm,
    missingChannelDetails,
    organisation,
    classification: classify(catalogue.ruleSet, facts),
    nameOf: namesIn(catalogue),
  };
}
