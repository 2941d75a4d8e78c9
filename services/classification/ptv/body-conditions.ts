import type { LocalizedName } from '../../../reference';
import type { ContentChannel, ListingContent } from '../../kit/content';
import type { PtvConditionCode } from '../classification.codes';
import { always } from '../condition-text';
import { phoneNumber, streetAddress, webAddress } from '../transfer-condition';
import { isWebAddress } from './contact-details';
import { hasFittingName, hasLanguageVersion } from './language-versions';
import { splitPhoneNumber } from './phone-number';
import { hasAreas, isWithin, organisationAreas } from './ptv-areas';
import type { ListingFacts, OrganisationFacts } from './ptv-facts';

/** What must hold for a body to be made of the facts. */
export interface BodyCondition<Facts> {
  readonly code: PtvConditionCode;
  isMet(facts: Facts): boolean;
  met(): LocalizedName;
  /** Said to the author: what is missing and what to do. */
  unmet(): LocalizedName;
}

const areasOf = ({ content }: OrganisationFacts) =>
  organisationAreas(content.areas, content.homeMunicipality);

/** What many listings have in common, and what a service needs of it. */
export type ChoiceFacts = Pick<ListingFacts, 'serviceClasses' | 'keywords' | 'organisation'> & {
  readonly content: Pick<ListingContent, 'areas'>;
};

export const choiceConditions: readonly BodyCondition<ChoiceFacts>[] = [
  {
    code: 'SERVICE_CLASS',
    isMet: ({ serviceClasses }) => serviceClasses.length > 0,
    met: always(
      'Ilmoitus saa palveluluokan.',
      'Annonsen får en serviceklass.',
      'The listing gets a service class.',
    ),
    unmet: always(
      'Ilmoitus ei saa palveluluokkaa teemastaan ja toimintamuodostaan. Valitse toinen teema tai toimintamuoto, jos se kuvaa toimintaa.',
      'Annonsen får ingen serviceklass av sitt tema och sin verksamhetsform. Välj ett annat tema eller en annan verksamhetsform, om den beskriver verksamheten.',
      'The listing gets no service class from its theme and form. Choose another theme or activity form, if one describes the activity.',
    ),
  },
  {
    code: 'ONTOLOGY_TERM',
    isMet: ({ keywords }) => keywords.some(({ kokoUri }) => kokoUri !== null),
    met: always(
      'Ainakin yhdellä asiasanalla on tunnus PTV:n sanastossa.',
      'Minst ett ämnesord har en identifierare i SDL:s ordlista.',
      'At least one keyword has an id in PTV’s vocabulary.',
    ),
    unmet: always(
      'Yhdelläkään ilmoituksen asiasanalla ei ole tunnettua tunnusta PTV:n sanastossa. Lisää teema, jolla on.',
      'Inget av annonsens ämnesord har en känd identifierare i SDL:s ordlista. Lägg till ett tema som har det.',
      'None of the listing’s keywords has a known id in PTV’s vocabulary. Add a theme that has one.',
    ),
  },
  {
    code: 'AREA',
    isMet: ({ content }) => hasAreas(content.areas),
    met: always(
      'Ilmoituksella on alue.',
      'Annonsen har ett område.',
      'The listing says where it is offered.',
    ),
    unmet: always(
      'Ilmoitukselta puuttuu alue. Valitse kunnat, maakunnat, hyvinvointialueet tai koko maa.',
      'Annonsen saknar område. Välj kommuner, landskap, välfärdsområden eller hela landet.',
      'The listing has no area. Choose municipalities, regions, wellbeing services counties or the whole country.',
    ),
  },
  {
    code: 'AREA_OF_ORGANISATION',
    isMet: ({ content, organisation }) => isWithin(content.areas, areasOf(organisation)),
    met: always(
      'Ilmoituksen alue on organisaation toiminta-alueella.',
      'Annonsens område ligger inom organisationens verksamhetsområde.',
      'The area of the listing lies within that of the organisation.',
    ),
    unmet: always(
      'Ilmoituksen alue on laajempi kuin organisaation toiminta-alue. Rajaa ilmoituksen aluetta tai laajenna organisaation toiminta-aluetta.',
      'Annonsens område är större än organisationens verksamhetsområde. Begränsa annonsens område eller utvidga organisationens verksamhetsområde.',
      'The area of the listing is wider than that of the organisation. Narrow the listing’s area or widen the organisation’s.',
    ),
  },
];

/** What every listing has of its own, and what a service needs of it. */
export const textConditions: readonly BodyCondition<Pick<ListingFacts, 'content'>>[] = [
  {
    code: 'TITLE_LENGTH',
    isMet: ({ content }) => hasFittingName(content.title),
    met: always(
      'Otsikko on enintään 100 merkkiä pitkä.',
      'Rubriken är högst 100 tecken lång.',
      'The title has at most 100 characters.',
    ),
    unmet: always(
      'Otsikko on yli 100 merkkiä pitkä. Lyhennä sitä: PTV:ssä palvelun nimi on enintään 100 merkkiä.',
      'Rubriken är längre än 100 tecken. Förkorta den: i SDL har en tjänsts namn högst 100 tecken.',
      'The title is longer than 100 characters. Shorten it: in PTV the name of a service has at most 100.',
    ),
  },
  {
    code: 'DESCRIPTION',
    isMet: ({ content }) =>
      !hasFittingName(content.title) || hasLanguageVersion({ name: content.title, ...content }),
    met: always(
      'Ilmoituksella on kuvaus tai tiivistelmä otsikon kielellä.',
      'Annonsen har en beskrivning eller ett sammandrag på rubrikens språk.',
      'The listing has a description or summary in the language of its title.',
    ),
    unmet: always(
      'Ilmoitukselta puuttuu kuvaus otsikon kielellä. Kirjoita se.',
      'Annonsen saknar beskrivning på rubrikens språk. Skriv den.',
      'The listing has no description in the language of its title. Write one.',
    ),
  },
  {
    code: 'CHANNEL',
    isMet: ({ content }) => content.channels.length > 0,
    met: always(
      'Ilmoituksella on asiointikanava.',
      'Annonsen har en servicekanal.',
      'The listing has a channel.',
    ),
    unmet: always(
      'Ilmoitukselta puuttuu asiointikanava. Lisää paikka, verkko-osoite tai puhelinnumero.',
      'Annonsen saknar servicekanal. Lägg till en plats, en webbadress eller ett telefonnummer.',
      'The listing has no channel. Add a place, a web address or a telephone number.',
    ),
  },
];

const isPlace = ({ kind }: ContentChannel): boolean => kind === 'PLACE' || kind === 'HYBRID';
const isOnline = ({ kind }: ContentChannel): boolean => kind === 'ONLINE' || kind === 'HYBRID';

/** What a channel needs. That it has an address or number at all is said by its own condition. */
export const channelConditions: readonly BodyCondition<ContentChannel>[] = [
  given(streetAddress, (channel) => !isPlace(channel) || !!channel.address?.street),
  {
    code: 'POSTAL_CODE',
    isMet: (channel) => !isPlace(channel) || !!channel.address?.postalCode,
    met: always(
      'Jokaisella fyysisellä järjestämispaikalla on postinumero.',
      'Alla fysiska platser har ett postnummer.',
      'Every physical place has a postal code.',
    ),
    unmet: always(
      'Fyysiseltä järjestämispaikalta puuttuu postinumero. Lisää se.',
      'En fysisk plats saknar postnummer. Lägg till det.',
      'A physical place has no postal code. Add it.',
    ),
  },
  given(phoneNumber, ({ kind, phone }) => kind !== 'PHONE' || !!phone),
  {
    code: 'PHONE_NUMBER_FORMAT',
    isMet: ({ kind, phone }) => kind !== 'PHONE' || !phone || splitPhoneNumber(phone) !== null,
    met: always(
      'Puhelinpalvelujen numerot ovat muodossa, jonka PTV hyväksyy.',
      'Telefontjänsternas nummer är i en form som SDL godkänner.',
      'The numbers of telephone services have a form that PTV takes.',
    ),
    unmet: always(
      'Puhelinpalvelun numero ei ole muodossa, jonka PTV hyväksyy. Kirjoita se esimerkiksi näin: +358 40 1234567.',
      'En telefontjänsts nummer är inte i en form som SDL godkänner. Skriv det till exempel så här: +358 40 1234567.',
      'The number of a telephone service has no form that PTV takes. Write it like this: +358 40 1234567.',
    ),
  },
  given(webAddress, (channel) => !isOnline(channel) || !!channel.url),
  {
    code: 'WEB_ADDRESS_FORMAT',
    isMet: (channel) => !isOnline(channel) || !channel.url || isWebAddress(channel.url),
    met: always(
      'Verkko-osoitteet ovat muodossa, jonka PTV hyväksyy.',
      'Webbadresserna är i en form som SDL godkänner.',
      'The web addresses have a form that PTV takes.',
    ),
    unmet: always(
      'Verkko-osoite on liian pitkä tai ei ala https://. PTV:ssä osoite on enintään 500 merkkiä.',
      'En webbadress är för lång eller börjar inte med https://. I SDL har en adress högst 500 tecken.',
      'A web address is too long or does not start with https://. In PTV an address has at most 500 characters.',
    ),
  },
];

/** A condition of the transfer, asked of one channel. */
function given(
  { code, met, unmet }: typeof streetAddress,
  isMet: (channel: ContentChannel) => boolean,
): BodyCondition<ContentChannel> {
  return { code, isMet, met: met as () => LocalizedName, unmet: unmet as () => LocalizedName };
}

export const organisationConditions: readonly BodyCondition<OrganisationFacts>[] = [
  {
    code: 'ORGANISATION_NAME_LENGTH',
    isMet: ({ content }) => hasFittingName(content.name),
    met: always(
      'Organisaation nimi on enintään 100 merkkiä pitkä.',
      'Organisationens namn är högst 100 tecken långt.',
      'The organisation’s name has at most 100 characters.',
    ),
    unmet: always(
      'Organisaation nimi on yli 100 merkkiä pitkä. Lyhennä sitä organisaation tiedoissa.',
      'Organisationens namn är längre än 100 tecken. Förkorta det i organisationens uppgifter.',
      'The organisation’s name is longer than 100 characters. Shorten it in the organisation’s details.',
    ),
  },
  {
    code: 'ORGANISATION_DESCRIPTION',
    isMet: ({ content }) =>
      !hasFittingName(content.name) || hasLanguageVersion({ ...content, summary: null }),
    met: always(
      'Organisaatiolla on kuvaus nimensä kielellä.',
      'Organisationen har en beskrivning på namnets språk.',
      'The organisation has a description in the language of its name.',
    ),
    unmet: always(
      'Organisaatiolta puuttuu kuvaus. Lisää se organisaation tietoihin.',
      'Organisationen saknar beskrivning. Lägg till den i organisationens uppgifter.',
      'The organisation has no description. Add it to the organisation’s details.',
    ),
  },
  {
    code: 'ORGANISATION_AREA',
    isMet: (organisation) => hasAreas(areasOf(organisation)),
    met: always(
      'Organisaatiolla on toiminta-alue.',
      'Organisationen har ett verksamhetsområde.',
      'The organisation says where it works.',
    ),
    unmet: always(
      'Organisaatiolta puuttuvat toiminta-alue ja kotikunta. Lisää jompikumpi organisaation tietoihin.',
      'Organisationen saknar verksamhetsområde och hemkommun. Lägg till det ena i organisationens uppgifter.',
      'The organisation has neither an area nor a home municipality. Add one to the organisation’s details.',
    ),
  },
];
