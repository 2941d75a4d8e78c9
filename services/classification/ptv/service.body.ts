import { descriptionsOf, furtherTexts, languagesOf, namesOf } from './body-texts';
import { madeChannels } from './made-channels';
import { contentLanguages, languageVersions, type ContentLanguage } from './language-versions';
import { areaFields } from './ptv-areas';
import type { PtvBody } from './ptv-body';
import type { ListingFacts } from './ptv-facts';
import { serviceLanguages } from './service-languages';
import { organisationSourceId, serviceSourceId } from './source-id';

const codeList = 'http://uri.suomi.fi/codelist/ptv';
export const serviceClassUri = (code: string): string => `${codeList}/ptvserclass2/code/${code}`;
export const targetGroupUri = (code: string): string => `${codeList}/ptvkohderyhmat/code/${code}`;

const maxOntologyTerms = 10;
const maxInstructionLength = 2500;
const maxChargeInfoLength = 500;

/**
 * The service that a listing becomes (`V9VmOpenApiServiceIn`). Only to be made of facts that
 * meet the conditions of a service: see `body-conditions.ts`.
 */
export function serviceBody(facts: ListingFacts): PtvBody {
  const { content, organisation } = facts;
  const sourceId = serviceSourceId(facts.id);
  const versions = languageVersions({ name: content.title, ...content });
  const languages = languagesOf(versions);
  const organisationId = organisationSourceId(organisation.id);
  return {
    object: 'Service',
    sourceId,
    body: {
      sourceId,
      type: 'Service',
      fundingType: 'MarketFunded',
      serviceChargeType: content.price.isFree ? 'FreeOfCharge' : 'Chargeable',
      serviceNames: namesOf(versions),
      serviceDescriptions: [
        ...descriptionsOf(versions),
        ...instructions(facts, languages),
        ...furtherTexts(
          'ChargeTypeAdditionalInfo',
          content.price.description,
          languages,
          maxChargeInfoLength,
        ),
      ],
      languages: serviceLanguages(content.languages),
      ...areaFields(content.areas),
      ...classification(facts, languages),
      serviceProducers: [{ provisionType: 'SelfProducedServices', organizations: [] }],
      serviceChannels: [],
      publishingStatus: 'Published',
    },
    references: [
      { path: 'mainResponsibleOrganization', sourceId: organisationId },
      { path: 'serviceProducers.0.organizations.0', sourceId: organisationId },
      ...madeChannels(facts).map(({ sourceId: channel }, index) => ({
        path: `serviceChannels.${index}`,
        sourceId: channel,
      })),
    ],
  };
}

/** How one signs up, as the first channel tells it that asks for it. */
const instructions = ({ content }: ListingFacts, languages: readonly ContentLanguage[]) =>
  furtherTexts(
    'UserInstruction',
    content.channels.find(({ registration }) => registration.instructions)?.registration
      .instructions,
    languages,
    maxInstructionLength,
  );

function classification(
  { serviceClasses, keywords, targetGroups }: ListingFacts,
  languages: readonly ContentLanguage[],
) {
  const terms = keywords.flatMap(({ kokoUri }) => kokoUri ?? []).slice(0, maxOntologyTerms);
  const free = keywords.filter(({ kokoUri }) => kokoUri === null);
  return {
    serviceClasses: serviceClasses.map(serviceClassUri),
    ontologyTerms: terms,
    targetGroups: targetGroups.map(targetGroupUri),
    ...(free.length > 0
      ? {
          keywords: contentLanguages
            .filter((language) => languages.includes(language))
            .flatMap((language) => free.map(({ name }) => ({ language, value: name[language] }))),
        }
      : {}),
  };
}
