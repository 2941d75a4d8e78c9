import type { LocalizedText } from '../../kit/localized-text';
import { givenNames } from '../../kit/given-names';
import type { PtvWarnedField, PtvWarningCode } from '../classification.codes';
import { contentLanguages, type ContentLanguage } from './language-versions';
import type { ListingFacts, OrganisationFacts } from './ptv-facts';
import { isLeftOut } from './service-hours';
import { oneLine } from './text-cut';

/** Something that PTV's rules for contents ask to write otherwise. It stops nothing. */
export interface ContentWarning {
  readonly code: PtvWarningCode;
  readonly field: PtvWarnedField;
  /** The text's language; null for what is no text. */
  readonly language: ContentLanguage | null;
  /** The words it is about; empty for what is no text. */
  readonly found: string;
}

type Text = readonly [PtvWarnedField, LocalizedText | null | undefined];

/** What the author of a listing should write otherwise, each once. */
export function listingWarnings(facts: ListingFacts): readonly ContentWarning[] {
  const { content, today } = facts;
  const texts: readonly Text[] = [
    ['TITLE', content.title],
    ['SUMMARY', content.summary],
    ['DESCRIPTION', content.description],
    ['PRICE', content.price.description],
    ...content.channels.flatMap(({ summary, registration }): readonly Text[] => [
      ['CHANNEL', summary],
      ['REGISTRATION', registration.instructions],
    ]),
  ];
  const leftOut = content.schedules.some((schedule) => isLeftOut(schedule, today));
  return [
    ...texts.flatMap(textWarnings),
    ...contentLanguages.flatMap((language) => titleWarnings(facts, language)),
    ...(leftOut ? [hoursNotTransferred] : []),
  ];
}

export const organisationWarnings = ({ content }: OrganisationFacts): readonly ContentWarning[] =>
  textWarnings(['DESCRIPTION', content.description]);

const hoursNotTransferred: ContentWarning = {
  code: 'HOURS_NOT_TRANSFERRED',
  field: 'SCHEDULE',
  language: null,
  found: '',
};

const textWarnings = ([field, text]: Text): readonly ContentWarning[] =>
  contentLanguages.flatMap((language) =>
    Object.entries(searches).flatMap(([code, search]) => {
      const found = text?.[language] === undefined ? null : search(text[language]);
      return found === null
        ? []
        : [{ code: code as keyof typeof searches, field, language, found }];
    }),
  );

type Search = (text: string) => string | null;

const matching =
  (pattern: RegExp): Search =>
  (text) =>
    pattern.exec(text)?.[0].trim() ?? null;

const capital = '[A-ZÅÄÖ][a-zåäöé]+';
const streetEnd =
  '(?:katu|kadu[nl]\\p{L}*|tie|tien|tiellä|kuja|kujalla|polku|polulla|raitti|kaari|aukio|tori|torilla|ranta|rannalla|gatan|vägen|stigen|gränden|torget|stranden| [Ss]treet| [Rr]oad)';

const searches = {
  PHONE_NUMBER_IN_TEXT: (text: string) =>
    [...text.matchAll(/(?<![\d.,/])(?:\+\d{1,3}|0\d)[\d ()-]{4,}\d/g)]
      .map(([found]) => found)
      .find((found) => found.replace(/\D/g, '').length >= 7) ?? null,
  EMAIL_IN_TEXT: matching(/[^\s@<>()]+@[^\s@<>()]+\.\p{L}{2,}/u),
  WEB_ADDRESS_IN_TEXT: matching(
    /(?:https?:\/\/|www\.)\S+|(?<![\p{L}\d@.-])[\p{L}\d-]+\.(?:fi|com|org|net|eu|info)(?![\p{L}\d])/iu,
  ),
  STREET_ADDRESS_IN_TEXT: matching(
    new RegExp(`${capital}${streetEnd}\\s+\\d+|(?<!\\d)\\d{5}\\s+${capital}`, 'u'),
  ),
  HOURS_IN_TEXT: matching(
    /(?<!\p{L})(?:klo|kello|kl\.?)\s*\d{1,2}(?:[.:]\d{2})?|(?<![\d.])\d{1,2}[.:]\d{2}\s*[–-]\s*\d{1,2}[.:]\d{2}(?![\d.])|(?<![\d.])\d{1,2}(?:[.:]\d{2})?\s?[ap]\.?m(?!\p{L})/iu,
  ),
  PERSONAL_NAME_IN_TEXT: (text: string) =>
    // Looking ahead only: the word before a name may begin with a capital letter too.
    [
      ...text.matchAll(
        new RegExp(`(?<!\\p{L})(?=((${capital})(?:-${capital})? ${capital}))`, 'gu'),
      ),
    ].find(([, , given]) => givenNames.has(given!))?.[1] ?? null,
} as const satisfies Partial<Record<PtvWarningCode, Search>>;

const legalForm = /\s+(ry|rf|r\.y\.|r\.f\.|srk)$/i;
/** A shorter name may be an ordinary word. */
const shortestName = 4;

function titleWarnings(
  { content, organisation }: ListingFacts,
  language: ContentLanguage,
): readonly ContentWarning[] {
  const title = content.title[language];
  if (title === undefined) return [];
  const warnings: ContentWarning[] = [];
  const owner = Object.values(organisation.content.name)
    .map((name: string) => name.replace(legalForm, ''))
    .find((name) => name.length >= shortestName && folded(title).includes(folded(name)));
  if (owner !== undefined)
    warnings.push({ code: 'ORGANISATION_IN_TITLE', field: 'TITLE', language, found: owner });
  const summary = content.summary?.[language];
  if (summary !== undefined && folded(summary) === folded(title))
    warnings.push({ code: 'SUMMARY_REPEATS_TITLE', field: 'SUMMARY', language, found: summary });
  return warnings;
}

const folded = (text: string): string => oneLine(text).toLocaleLowerCase('fi').replace(/\.$/, '');
