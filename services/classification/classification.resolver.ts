import { Arg, Ctx, Query, Resolver } from 'type-graphql';
import { ClientError } from '../../platform/errors';
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
    description: 'The rules that lead to service classes, with their source.',
  })
  classificationRules(
    @Ctx() context: ServiceContext,
    @Arg('version', () => String, {
      nullable: true,
      description: 'A version of `classificationRuleVersions`; left out: the one in force today.',
    })
    version?: string | null,
  ): ClassificationRuleSet {
    const catalogue = catalogueOf(context);
    if (version === undefined || version === null) return ruleSetOf(catalogue);
    const ruleSet = catalogue.ruleSets.find((one) => one.version === version);
    if (!ruleSet)
      throw new ClientError(
        'UNKNOWN_CODE',
        `There is no version \`${version.slice(0, 40)}\` of the rules; \`classificationRuleVersions\` lists them.`,
        { argument: 'version' },
      );
    return ruleSetOf(catalogue, ruleSet);
  }

  @Query(() => [String], {
    description: 'The versions of the rules that are loaded, whenever they hold.',
  })
  classificationRuleVersions(@Ctx() context: ServiceContext): readonly string[] {
    return catalogueOf(context).ruleSets.map(({ version }) => version);
  }
}
