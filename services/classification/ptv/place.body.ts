import type { ContentChannel } from '../../kit/content';
import { descriptionsOf, inEach, languagesOf, namesOf, textIn } from './body-texts';
import { toGrid } from './coordinates';
import {
  contentLanguages,
  maxNameLength,
  type ContentLanguage,
  type LanguageVersion,
} from './language-versions';
import type { MadeChannel } from './made-channels';
import type { PtvBody } from './ptv-body';
import type { ListingFacts, OrganisationFacts } from './ptv-facts';
import { organisationSourceId } from './source-id';
import { splitStreet } from './street-address';
import { cutAtWord } from './text-cut';

const maxStreetLength = 100;

/**
 * The service location (palvelupaikka) of a place, `V11VmOpenApiServiceLocationChannelIn`. One
 * address is one service location, shared by all listings of the organisation: so nothing in it
 * comes from the listing but the place itself. Hours and contacts are told by the connection.
 */
export function placeBody(
  { organisation }: ListingFacts,
  { channel, object, sourceId }: MadeChannel,
): PtvBody {
  const address = channel.address!;
  const versions = placeVersions(organisation, `${address.street}, ${address.city ?? ''}`);
  const languages = languagesOf(versions);
  return {
    object,
    sourceId,
    body: {
      sourceId,
      serviceChannelNames: namesOf(versions),
      displayNameType: inEach(languages, { type: 'Name' }),
      serviceChannelDescriptions: descriptionsOf(versions),
      languages,
      addresses: [addressOf(channel, languages)],
      isVisibleForAll: true,
      publishingStatus: 'Published',
    },
    references: [{ path: 'organizationId', sourceId: organisationSourceId(organisation.id) }],
  };
}

/** In the languages of the organisation's name: title and text made here, as nobody is asked. */
const placeVersions = ({ content }: OrganisationFacts, place: string): readonly LanguageVersion[] =>
  contentLanguages
    .filter((language) => content.name[language] !== undefined)
    .map((language) => {
      const owner = textIn(content.name, language);
      return {
        language,
        name: cutAtWord(`${owner}, ${place.replace(/[\s,]+$/, '')}`, maxNameLength),
        summary: texts[language].summary,
        description: texts[language].description,
      };
    });

const texts: Readonly<Record<ContentLanguage, { summary: string; description: string }>> = {
  fi: {
    summary: 'Paikka, jossa järjestö järjestää toimintaa.',
    description:
      'Paikka, jossa järjestö järjestää toimintaa. Ajat ja yhteystiedot kerrotaan kunkin palvelun yhteydessä.',
  },
  sv: {
    summary: 'En plats där organisationen ordnar verksamhet.',
    description:
      'En plats där organisationen ordnar verksamhet. Tider och kontaktuppgifter finns vid varje tjänst.',
  },
  en: {
    summary: 'A place where the organisation holds its activities.',
    description:
      'A place where the organisation holds its activities. Times and contact details are given with each service.',
  },
};

function addressOf(
  { address, coordinates }: ContentChannel,
  languages: readonly ContentLanguage[],
): object {
  const { street, streetNumber } = splitStreet(address!.street!);
  return {
    type: 'Location',
    subType: 'Single',
    country: 'FI',
    streetAddress: {
      street: inEach(languages, { value: cutAtWord(street, maxStreetLength) }),
      ...(streetNumber === undefined ? {} : { streetNumber }),
      postalCode: address!.postalCode,
      ...(address!.municipality === null ? {} : { municipality: address!.municipality }),
      ...(coordinates === null ? {} : toGrid(coordinates)),
    },
  };
}
