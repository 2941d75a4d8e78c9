import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import type { ServiceContext } from '../kit/context';
import { readFacts } from './classification-input.rules';
import {
  ClassificationInput,
  ClassificationRuleSet,
  ListingClassification,
} from './classification.type';
import { classificationOf, ruleSetOf } from './classification.view';
import { catalogueOf } from './prepared-catalogue';

@Resolver()
export class ClassificationResolver {
  @Query(() => ListingClassification, {
    description:
      'What would follow from these choices, for a listing that need not exist: to be shown while it is written.',
  })
  classify(
    @Ctx() context: ServiceContext,
    @Arg('input', () => ClassificationInput, { description: 'The author’s choices.' })
    input: ClassificationInput,
  ): ListingClassification {
    const catalogue = catalogueOf(context);
    return classificationOf(catalogue, readFacts(catalogue, input));
  }

  @Query(() => ClassificationRuleSet, {
    description: 'The rules in force that lead to service classes, with their source.',
  })
  classificationRules(@Ctx() context: ServiceContext): ClassificationRuleSet {
    return ruleSetOf(catalogueOf(context));
  }
}
