import { type ServiceDefinition } from '../kit/service';
import { type Representation } from '../kit/federation/reference-resolver';
import { buildSubgraph, type Subgraph } from '../kit/federation/subgraph';
import { type ServiceContext } from '../kit/context';
import { loadCodeNames } from './code-names';
import { CalendarResolver } from './calendar.resolver';
import { ServiceChainStage, ServiceClass, TargetGroup } from './classification.stubs';
import { ListingEventResolver } from './listing-event.resolver';
import { ListingWritingResolver } from './listing-writing.resolver';
import { Listing } from './listing.entity';
import { visibleListingById } from './listing.loader';
import { ListingConnectionResolver, ListingFacetsResolver } from './listing.facets.resolver';
import { ListingResolver } from './listing.resolver';
import { SearchSuggestionResolver } from './search-suggestion.resolver';
import {
  ListingStatisticsResolver,
  ServiceChainStageStatisticsResolver,
  ServiceClassStatisticsResolver,
} from './listing.statistics.resolver';
import {
  CountyListingsResolver,
  MunicipalityListingsResolver,
  OrganisationListingsResolver,
  RegionListingsResolver,
  ServiceChainStageListingsResolver,
  ServiceClassListingsResolver,
  TargetGroupListingsResolver,
  ThemeListingsResolver,
} from './listings-below.resolver';
import { defaultSettings, withSettings, type ListingsSettings } from './listings.settings';
import { tokensOfEvent } from './listing.tokens';
import {
  OrganisationGroupsResolver,
  RegionGroupsResolver,
  CountyGroupsResolver,
  ThemeGroupsResolver,
} from './listing-groups.resolver';
import { startSweeper } from './listing.sweeper';
import { loadDemoData } from './load-demo-data';
import { copyNames } from './organisation-name.writer';
import { CompareNamesOfAllScripts1795824000000 } from './migrations/compare-names-of-all-scripts.migration';
import { CompareWeekdaysOnce1795651200000 } from './migrations/compare-weekdays-once.migration';
import { CountByIndex1796169600000 } from './migrations/count-by-index.migration';
import { CreateListings1767225700000 } from './migrations/create-listings.migration';
import { DeriveWhatChanges1796256000000 } from './migrations/derive-what-changes.migration';
import { DivideByNoZero1795564800004 } from './migrations/divide-by-no-zero.migration';
import { FindByText1795478400000 } from './migrations/find-by-text.migration';
import { FindByTimeAndPlace1795392000000 } from './migrations/find-by-time-and-place.migration';
import { IndexWordsAtOnce1795910400000 } from './migrations/index-words-at-once.migration';
import { JoinWordsAndTime1795910400001 } from './migrations/join-words-and-time.migration';
import { KeepShortTextsInRows1796083200000 } from './migrations/keep-short-texts-in-rows.migration';
import { KnowMembers1795564800003 } from './migrations/know-members.migration';
import { KeepChangedProfiles1795996800001 } from './migrations/keep-changed-profiles.migration';
import { LearnBeforeReading1795996800000 } from './migrations/learn-before-reading.migration';
import { LimitListingEvents1795305600000 } from './migrations/limit-listing-events.migration';
import { NameAgendaKeysOutside1796083200001 } from './migrations/name-agenda-keys-outside.migration';
import { ProfileListings1795392100000 } from './migrations/profile-listings.migration';
import { SpareStatisticsOfTexts1795996800002 } from './migrations/spare-statistics-of-texts.migration';
import { WalkByTraits1795737600000 } from './migrations/walk-by-traits.migration';
import { WriteListingsSooner1795564800000 } from './migrations/write-listings-sooner.migration';

/** The listings service with settings of its own. */
export function defineListings(settings: ListingsSettings = defaultSettings): ServiceDefinition {
  let built: Subgraph | undefined;
  return {
    name: 'listings',
    entities: [Listing],
    migrations: [
      CreateListings1767225700000,
      LimitListingEvents1795305600000,
      FindByTimeAndPlace1795392000000,
      ProfileListings1795392100000,
      FindByText1795478400000,
      WriteListingsSooner1795564800000,
      KnowMembers1795564800003,
      DivideByNoZero1795564800004,
      CompareWeekdaysOnce1795651200000,
      WalkByTraits1795737600000,
      CompareNamesOfAllScripts1795824000000,
      IndexWordsAtOnce1795910400000,
      JoinWordsAndTime1795910400001,
      LearnBeforeReading1795996800000,
      KeepChangedProfiles1795996800001,
      SpareStatisticsOfTexts1795996800002,
      KeepShortTextsInRows1796083200000,
      NameAgendaKeysOutside1796083200001,
      CountByIndex1796169600000,
      DeriveWhatChanges1796256000000,
    ],
    hasEvents: true,
    eventTokens: tokensOfEvent,
    prepare: loadCodeNames,
    copyNames,
    subgraph: () => (built ??= withSettings(buildListingsSubgraph(), settings)),
    startUpkeep: startSweeper,
    loadDemoData,
  };
}

export const listings = defineListings();

const buildListingsSubgraph = () =>
  buildSubgraph({
    resolvers: [
      ListingResolver,
      CalendarResolver,
      ListingConnectionResolver,
      ListingFacetsResolver,
      ListingStatisticsResolver,
      SearchSuggestionResolver,
      ListingWritingResolver,
      ListingEventResolver,
      OrganisationListingsResolver,
      MunicipalityListingsResolver,
      RegionListingsResolver,
      CountyListingsResolver,
      ThemeListingsResolver,
      ServiceClassListingsResolver,
      ServiceChainStageListingsResolver,
      ServiceClassStatisticsResolver,
      ServiceChainStageStatisticsResolver,
      TargetGroupListingsResolver,
      OrganisationGroupsResolver,
      RegionGroupsResolver,
      CountyGroupsResolver,
      ThemeGroupsResolver,
    ],
    referenceResolvers: { Listing: resolveListings },
    // No field of this subgraph leads to them.
    orphanedTypes: [ServiceClass, ServiceChainStage, TargetGroup],
  });

const resolveListings = (references: readonly Representation[], context: ServiceContext) =>
  Promise.all(references.map(({ id }) => visibleListingById(context).load(String(id))));
