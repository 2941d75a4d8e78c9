import type { LocalizedName } from '../../reference';
import type { PtvConditionCode, UnclassifiedReason } from './classification.codes';
import { always, text } from './condition-text';
import type { TransferFacts } from './transfer-facts';
import { explainUnclassified } from './unclassified.texts';

/** A condition for the transfer of a listing to PTV. */
export interface TransferCondition {
  readonly code: PtvConditionCode;
  isMet(facts: TransferFacts): boolean;
  /** Said to the listing's author when the condition holds … */
  met(facts: TransferFacts): LocalizedName;
  /** … and when it does not: what is missing and what to do. */
  unmet(facts: TransferFacts): LocalizedName;
}

const hasBusinessId = ({ organisation }: TransferFacts): boolean =>
  (organisation.businessId ?? '') !== '';

export const registeredAssociation: TransferCondition = {
  code: 'REGISTERED_ASSOCIATION',
  isMet: ({ organisation }) => organisation.kind === 'REGISTERED_ASSOCIATION',
  met: always(
    'Ilmoittaja on rekisteröity yhdistys.',
    'Annonsören är en registrerad förening.',
    'The organisation is a registered association.',
  ),
  unmet: always(
    'Vain rekisteröityjen yhdistysten ilmoitukset siirtyvät PTV:hen. Tarkista organisaation tyyppi.',
    'Endast registrerade föreningars annonser överförs till SDL. Kontrollera organisationens typ.',
    'Only listings of registered associations are transferred to PTV. Check the kind of the organisation.',
  ),
};

export const associationOrParish: TransferCondition = {
  code: 'ASSOCIATION_OR_PARISH',
  isMet: ({ organisation }) =>
    organisation.kind === 'REGISTERED_ASSOCIATION' || organisation.kind === 'PARISH',
  met: always(
    'Ilmoittaja on rekisteröity yhdistys tai seurakunta.',
    'Annonsören är en registrerad förening eller en församling.',
    'The organisation is a registered association or a parish.',
  ),
  unmet: always(
    'Vain rekisteröityjen yhdistysten ja seurakuntien ilmoitukset siirtyvät PTV:hen. Tarkista organisaation tyyppi.',
    'Endast registrerade föreningars och församlingars annonser överförs till SDL. Kontrollera organisationens typ.',
    'Only listings of registered associations and parishes are transferred to PTV. Check the kind of the organisation.',
  ),
};

export const businessIdGiven: TransferCondition = {
  code: 'BUSINESS_ID',
  isMet: hasBusinessId,
  met: always(
    'Organisaation Y-tunnus on ilmoitettu.',
    'Organisationens FO-nummer har angetts.',
    'The organisation’s business ID is given.',
  ),
  unmet: always(
    'Organisaation Y-tunnus puuttuu. Lisää se organisaation tietoihin sille varattuun kenttään.',
    'Organisationens FO-nummer saknas. Ange det i organisationens uppgifter i fältet för FO-nummer.',
    'The organisation’s business ID is missing. Add it to the organisation’s details, in its own field.',
  ),
};

export const noOwnPtvAccount: TransferCondition = {
  code: 'NO_OWN_PTV_ACCOUNT',
  isMet: ({ organisation }) => !organisation.hasPtvAccount,
  met: always(
    'Organisaation Y-tunnuksella ei ole omaa asiakkuutta PTV:ssä.',
    'Organisationens FO-nummer har inget eget kundförhållande i SDL.',
    'The organisation’s business ID has no account of its own in PTV.',
  ),
  unmet: always(
    'Organisaation Y-tunnuksella on oma asiakkuus PTV:ssä: kuvaa palvelu siellä. Keskusliiton asiakkuus ei estä siirtoa.',
    'Organisationens FO-nummer har ett eget kundförhållande i SDL: beskriv tjänsten där. Ett centralförbunds kundförhållande hindrar inte överföringen.',
    'The organisation’s business ID has its own account in PTV: describe the service there. An account of the parent organisation does not prevent the transfer.',
  ),
};

export const longTerm: TransferCondition = {
  code: 'LONG_TERM',
  isMet: ({ isLongTerm }) => isLongTerm,
  met: always(
    'Toiminta on pitkäkestoista.',
    'Verksamheten är långvarig.',
    'The activity is long-term.',
  ),
  unmet: always(
    'Toiminta on lyhytkestoista. Jos se jatkuu pidempään, poista päättymispäivä tai siirrä sitä.',
    'Verksamheten är kortvarig. Om den pågår längre, ta bort slutdatumet eller flytta det framåt.',
    'The activity is short-term. If it goes on for longer, remove its end date or move it.',
  ),
};

export const categoryTransfers: TransferCondition = {
  code: 'CATEGORY',
  isMet: ({ listing }) => listing.category !== 'VOLUNTARY',
  met: always(
    'Ilmoitus on kategoriassa Tukea ja apua tai Harrastukset ja vapaa-aika.',
    'Annonsen hör till kategorin Stöd och hjälp eller Hobbyer och fritid.',
    'The listing is in the category Support and help or Hobbies and leisure.',
  ),
  unmet: always(
    'Vapaaehtoistoiminnan ilmoitukset eivät siirry PTV:hen.',
    'Annonser om frivilligverksamhet överförs inte till SDL.',
    'Listings in the category Volunteering are not transferred to PTV.',
  ),
};

export const atMostTwoThemes: TransferCondition = {
  code: 'AT_MOST_TWO_THEMES',
  isMet: ({ listing }) => listing.themes.length <= 2,
  met: always(
    'Ilmoituksella on korkeintaan kaksi teemaa.',
    'Annonsen har högst två teman.',
    'The listing has at most two themes.',
  ),
  unmet: always(
    'Ilmoituksella on yli kaksi teemaa. Jätä kaksi, jotka kuvaavat toimintaa parhaiten.',
    'Annonsen har fler än två teman. Behåll de två som bäst beskriver verksamheten.',
    'The listing has more than two themes. Keep the two that describe the activity best.',
  ),
};

export const oneForm: TransferCondition = {
  code: 'ONE_FORM',
  isMet: ({ listing }) => listing.form !== '',
  met: always(
    'Ilmoituksella on yksi toimintamuoto.',
    'Annonsen har en verksamhetsform.',
    'The listing has one activity form.',
  ),
  unmet: always(
    'Ilmoitukselta puuttuu toimintamuoto. Valitse yksi.',
    'Annonsen saknar verksamhetsform. Välj en.',
    'The listing has no activity form. Choose one.',
  ),
};

export const streetAddress: TransferCondition = {
  code: 'STREET_ADDRESS',
  isMet: ({ missingChannelDetails }) => !missingChannelDetails.includes('STREET_ADDRESS'),
  met: always(
    'Jokaisella fyysisellä järjestämispaikalla on katuosoite.',
    'Alla fysiska platser har en gatuadress.',
    'Every physical place has a street address.',
  ),
  unmet: always(
    'Fyysiseltä järjestämispaikalta puuttuu katuosoite. Lisää se.',
    'En fysisk plats saknar gatuadress. Lägg till den.',
    'A physical place has no street address. Add it.',
  ),
};

export const phoneNumber: TransferCondition = {
  code: 'PHONE_NUMBER',
  isMet: ({ missingChannelDetails }) => !missingChannelDetails.includes('PHONE_NUMBER'),
  met: always(
    'Jokaisella puhelinpalvelulla on puhelinnumero.',
    'Alla telefontjänster har ett telefonnummer.',
    'Every telephone service has a phone number.',
  ),
  unmet: always(
    'Puhelinpalvelulta puuttuu puhelinnumero. Lisää se.',
    'En telefontjänst saknar telefonnummer. Lägg till det.',
    'A telephone service has no phone number. Add it.',
  ),
};

export const webAddress: TransferCondition = {
  code: 'WEB_ADDRESS',
  isMet: ({ missingChannelDetails }) => !missingChannelDetails.includes('WEB_ADDRESS'),
  met: always(
    'Jokaisella verkkopalvelulla on verkko-osoite.',
    'Alla webbtjänster har en webbadress.',
    'Every online service has a web address.',
  ),
  unmet: always(
    'Verkkopalvelulta puuttuu verkko-osoite. Lisää se.',
    'En webbtjänst saknar webbadress. Lägg till den.',
    'An online service has no web address. Add it.',
  ),
};

/** PTV takes a service only with a class; both versions of the conditions rest on that. */
export const serviceClassFound: TransferCondition = {
  code: 'SERVICE_CLASS',
  isMet: ({ classification }) => classification.serviceClasses.length > 0,
  met: (facts) =>
    sentences([
      classesFound(facts.classification.serviceClasses.length),
      ...missing(['NO_SERVICE_CLASS'], facts),
    ]),
  unmet: (facts) =>
    sentences([
      ...missing(['CATEGORY_NOT_CLASSIFIED', 'NO_SERVICE_CLASS'], facts),
      ...(facts.listing.category === 'VOLUNTARY' ? [] : [chooseForClass]),
    ]),
};

function classesFound(count: number): LocalizedName {
  if (count === 1)
    return text(
      'Ilmoitus saa yhden palveluluokan.',
      'Annonsen får en serviceklass.',
      'The listing gets one service class.',
    );
  return text(
    `Ilmoitus saa ${count} palveluluokkaa.`,
    `Annonsen får ${count} serviceklasser.`,
    `The listing gets ${count} service classes.`,
  );
}

const chooseForClass = text(
  'Valitse toinen teema tai toimintamuoto, jos se kuvaa toimintaa.',
  'Välj ett annat tema eller en annan verksamhetsform, om den beskriver verksamheten.',
  'Choose another theme or activity form, if one describes the activity.',
);

/** PTV takes a service only with at least one term of its vocabulary. */
export const keywordFound: TransferCondition = {
  code: 'KEYWORD',
  isMet: ({ classification }) => classification.keywords.length > 0,
  met: always(
    'Ilmoitus saa teemoistaan asiasanat.',
    'Annonsen får ämnesord av sina teman.',
    'The listing gets keywords from its themes.',
  ),
  unmet: (facts) =>
    sentences([
      ...missing(['CATEGORY_NOT_CLASSIFIED', 'NO_KEYWORDS'], facts),
      ...(facts.listing.category === 'VOLUNTARY' ? [] : [chooseForKeyword]),
    ]),
};

const chooseForKeyword = text(
  'Valitse toinen teema tai lisää toinen teema sen rinnalle.',
  'Välj ett annat tema eller lägg till ett andra tema.',
  'Choose another theme or add a second one beside it.',
);

/** What the classification could not give, each reason and theme said once. */
function missing(
  reasons: readonly UnclassifiedReason[],
  { classification, nameOf }: TransferFacts,
): readonly LocalizedName[] {
  const parts = classification.unclassified.filter(({ reason }) => reasons.includes(reason));
  return parts.map((part) => explainUnclassified(part, nameOf));
}

/** Sentences behind each other; one that is said twice stays once. */
function sentences(list: readonly LocalizedName[]): LocalizedName {
  const join = (language: keyof LocalizedName): string =>
    [...new Set(list.map((sentence) => sentence[language]))].join(' ');
  return text(join('fi'), join('sv'), join('en'));
}
