import type { ServiceDefinition } from '../kit/service';
import { Municipality, Region, RegionalOperator, WellbeingServicesCounty } from './area.entity';
import { CreateAreas1767225600000 } from './migrations/create-areas.migration';
import { CreateOrganisations1767225600001 } from './migrations/create-organisations.migration';
import { FindOrganisationsByText1795564800001 } from './migrations/find-organisations-by-text.migration';
import { IndexWordsAtOnce1795910400000 } from './migrations/index-words-at-once.migration';
import { LearnBeforeReading1795996800000 } from './migrations/learn-before-reading.migration';
import { LimitOrganisationEvents1795305600000 } from './migrations/limit-organisation-events.migration';
import { loadDemoOrganisations } from './organisation.demo';
import { Organisation } from './organisation.entity';
import { tokensOfEvent } from './organisation.events';
import { organisationsSubgraph } from './organisations.subgraph';

/** Organisations, municipalities, regions, wellbeing services counties, regional operators. */
export const organisations: ServiceDefinition = {
  name: 'organisations',
  entities: [Organisation, Municipality, Region, WellbeingServicesCounty, RegionalOperator],
  migrations: [
    CreateAreas1767225600000,
    CreateOrganisations1767225600001,
    LimitOrganisationEvents1795305600000,
    FindOrganisationsByText1795564800001,
    IndexWordsAtOnce1795910400000,
    LearnBeforeReading1795996800000,
  ],
  subgraph: organisationsSubgraph,
  hasEvents: true,
  eventTokens: tokensOfEvent,
  loadDemoData: loadDemoOrganisations,
};
