import type { ServiceDefinition } from '../kit/service';
import { ActivityForm } from './activity-form.entity';
import type { Catalogue, CodeList } from './catalogue';
import { CodeListResolver } from './code-list.resolver';
import { CreateClassification1767225600000 } from './create-classification.migration';
import { buildSubgraph, type ReferenceResolver } from '../kit/federation/subgraph';
import { Keyword } from './keyword.entity';
import { LifeEvent } from './life-event.entity';
import { ListingResolver } from './listing.resolver';
import { Listing } from './listing.stubs';
import { catalogueOf, prepareCatalogue } from './prepared-catalogue';
import {
  ClassRule,
  CodeListState,
  KeywordRule,
  RuleGap,
  RuleSetVersion,
  TargetGroupRule,
} from './rule.entity';
import { ServiceChainStage } from './service-chain-stage.entity';
import { ServiceClass } from './service-class.entity';
import { TargetGroup } from './target-group.entity';
import { Theme } from './theme.entity';

type ListName = Exclude<keyof Catalogue, 'ruleSet'>;

/** Looks the codes up in memory; null for a code that the list does not have. */
const fromList =
  (name: ListName): ReferenceResolver =>
  (references, context) => {
    const list: CodeList<object> = catalogueOf(context)[name];
    return references.map(({ code }) => list.find(String(code)) ?? null);
  };

/** Code lists, and what follows from them for listings. Has no events and no demo data. */
export const classification: ServiceDefinition = {
  name: 'classification',
  entities: [
    Keyword,
    Theme,
    ActivityForm,
    ServiceClass,
    TargetGroup,
    LifeEvent,
    ServiceChainStage,
    RuleSetVersion,
    ClassRule,
    RuleGap,
    KeywordRule,
    TargetGroupRule,
    CodeListState,
  ],
  migrations: [CreateClassification1767225600000],
  hasEvents: false,
  prepare: prepareCatalogue,
  subgraph: () =>
    buildSubgraph({
      resolvers: [CodeListResolver, ListingResolver],
      orphanedTypes: [Listing],
      referenceResolvers: {
        Theme: fromList('themes'),
        ActivityForm: fromList('activityForms'),
        ServiceClass: fromList('serviceClasses'),
        TargetGroup: fromList('targetGroups'),
        LifeEvent: fromList('lifeEvents'),
        Keyword: fromList('keywords'),
        ServiceChainStage: fromList('serviceChainStages'),
      },
    }),
};
