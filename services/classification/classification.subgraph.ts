import { buildSubgraph, type ReferenceResolver, type Subgraph } from '../kit/federation/subgraph';
import type { Catalogue, CodeList } from './catalogue';
import { ClassificationResolver } from './classification.resolver';
import { CodeListResolver } from './code-list.resolver';
import { ListingResolver } from './listing.resolver';
import { Listing, Organisation } from './listing.stubs';
import { catalogueOf } from './prepared-catalogue';
import { ListingBodiesResolver, OrganisationBodyResolver } from './ptv-body.resolver';
import { PtvTransferResolver } from './ptv-transfer.resolver';

let built: Subgraph | undefined;

export const classificationSubgraph = (): Subgraph =>
  (built ??= buildSubgraph({
    resolvers: [
      CodeListResolver,
      ClassificationResolver,
      ListingResolver,
      ListingBodiesResolver,
      OrganisationBodyResolver,
      PtvTransferResolver,
    ],
    // No field of this subgraph leads to them.
    orphanedTypes: [Listing, Organisation],
    referenceResolvers: {
      Theme: fromList('themes'),
      ActivityForm: fromList('activityForms'),
      ServiceClass: fromList('serviceClasses'),
      TargetGroup: fromList('targetGroups'),
      LifeEvent: fromList('lifeEvents'),
      Keyword: fromList('keywords'),
      ServiceChainStage: fromList('serviceChainStages'),
    },
  }));

/** Looks the codes up in memory; null for a code that the list does not have. */
function fromList(name: Exclude<keyof Catalogue, 'ruleSet'>): ReferenceResolver {
  return (references, context) => {
    const list: CodeList<object> = catalogueOf(context)[name];
    return references.map(({ code }) => list.find(String(code)) ?? null);
  };
}
