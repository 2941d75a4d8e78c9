import type { ServiceDefinition } from '../kit/service';
import { ActivityForm } from './activity-form.entity';
import { classificationSubgraph } from './classification.subgraph';
import { Keyword } from './keyword.entity';
import { LifeEvent } from './life-event.entity';
import { CreateClassification1767225600000 } from './migrations/create-classification.migration';
import { CreatePtvLedger1795305600000 } from './migrations/create-ptv-ledger.migration';
import { prepareCatalogue } from './prepared-catalogue';
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

export interface ClassificationSettings {
  /** A file with a rule set, or a folder of such files, beside the rules that come along. */
  readonly ruleFiles: string | null;
}

/** Code lists, and what follows from them for listings. Has no events and no demo data. */
export const defineClassification = ({ ruleFiles }: ClassificationSettings): ServiceDefinition => ({
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
  migrations: [CreateClassification1767225600000, CreatePtvLedger1795305600000],
  hasEvents: false,
  prepare: (dataSource) => prepareCatalogue(dataSource, ruleFiles),
  subgraph: classificationSubgraph,
});

export const classification = defineClassification({ ruleFiles: null });
