import type { ReferenceResolver } from '../kit/federation/reference-resolver';
import { buildSubgraph, type Subgraph } from '../kit/federation/subgraph';
import type { Catalogue, CodeList } from './catalogue';
import { ClassificationResolver } from './classification.resolver';
import { CodeListResolver } from './code-list.resolver';
import { ListingResolver } from './listing.resolver';
import { Listing } from './listing.stubs';
import { Organisation, Region, WellbeingServicesCounty } from './owner.stubs';
import { catalogueOf } from './prepared-catalogue';
import { ListingBodiesResolver, OrganisationBodyResolver } from './ptv-body.resolver';
import { PtvTransferResolver } from './ptv-transfer.resolver';
import {
  CountyCountsResolver,
  OrganisationCountsResolver,
  RegionCountsResolver,
  ThemeCountsResolver,
} from './transfer-counts.resolver';
import { WellbeingResolver } from './wellbeing.resolver';

let built: Subgraph | undefined;

export const classificationSubgraph = (): Subgraph =>
  (built ??= buildSubgraph({
    resolvers: [
      CodeListResolver,
      ClassificationResolver,
      ListingResolver,
      WellbeingResolver,
      ListingBodiesResolver,
      OrganisationBodyResolver,
      PtvTransferResolver,
      OrganisationCountsResolver,
      RegionCountsResolver,
      CountyCountsResolver,
      ThemeCountsResolver,
    ],
    // No field of this subgraph leads to them.
    orphanedTypes: [Listing, Organisation, Region, WellbeingServicesCounty],
    referenceResolvers: {
      Theme: themesWithGroups,
      ActivityForm: fromList('activityForms'),
      ServiceClass: fromList('serviceClasses'),
      TargetGroup: fromList('targetGroups'),
      LifeEvent: fromList('lifeEvents'),
      Keyword: fromList('keywords'),
      ServiceChainStage: fromList('serviceChainStages'),
    },
  }));

/** Looks the codes up in memory; null for a code that the list does not have. */
function fromList(name: Exclude<keyof Catalogue, 'ruleSet' | 'ruleSets'>): ReferenceResolver {
  return (references, context) => {
    const list: CodeList<object> = catalogueOf(context)[name];
    return references.map(({ code }) => list.find(String(code)) ?? null);
  };
}

/** The entries of the list, each with the listings that were fetched to be counted by it. */
const themesWithGroups: ReferenceResolver = (references, context) => {
  const { themes } = catalogueOf(context);
  return references.map(({ code, listingGroups }) => {
    const theme = themes.find(String(code)) ?? null;
    if (theme === null || listingGroups === undefined) return theme;
    return Object.create(theme, { listingGroups: { value: listingGroups } }) as object;
  });
};
