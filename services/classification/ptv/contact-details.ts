import type { StoredContact } from '../../kit/contact';
import type { LocalizedText } from '../../kit/localized-text';
import { inEach, textIn } from './body-texts';
import type { ContentLanguage } from './language-versions';
import { splitPhoneNumber } from './phone-number';
import { cutAtWord } from './text-cut';

const maxTitleLength = 100;
const maxEmailLength = 100;
export const maxUrlLength = 500;

/** A telephone number in each of the languages; empty when PTV cannot store it. */
export function phoneNumbers(
  text: string | null | undefined,
  languages: readonly ContentLanguage[],
  title?: LocalizedText,
): readonly object[] {
  const number = text ? splitPhoneNumber(text) : null;
  if (number === null) return [];
  return languages.map((language) => ({
    ...number,
    language,
    ...(title ? { additionalInformation: cutAtWord(textIn(title, language), maxTitleLength) } : {}),
  }));
}

/** A web address in each of the languages, with what one finds there. */
export function webPages(
  url: string | null | undefined,
  languages: readonly ContentLanguage[],
  title?: LocalizedText,
): readonly object[] {
  if (!isWebAddress(url)) return [];
  return languages.map((language) => ({
    url,
    language,
    ...(title ? { value: cutAtWord(textIn(title, language), maxTitleLength) } : {}),
  }));
}

export const isWebAddress = (url: string | null | undefined): url is string =>
  !!url && url.length <= maxUrlLength && /^https?:\/\/\S+$/i.test(url);

export const emails = (
  value: string | null | undefined,
  languages: readonly ContentLanguage[],
): readonly object[] =>
  value && value.length <= maxEmailLength ? inEach(languages, { value }) : [];

/** Contacts as the lists that PTV has for them; lists that would be empty are left out. */
export function contactLists(
  contacts: readonly StoredContact[],
  languages: readonly ContentLanguage[],
): Readonly<Record<string, readonly object[]>> {
  const of = (kind: StoredContact['kind'], make: (contact: StoredContact) => readonly object[]) =>
    contacts.filter((contact) => contact.kind === kind).flatMap(make);
  return withoutEmpty({
    emails: of('EMAIL', ({ value }) => emails(value, languages)),
    phoneNumbers: of('PHONE', ({ value, title }) => phoneNumbers(value, languages, title)),
    webPages: of('WEBSITE', ({ value, title }) => webPages(value, languages, title)),
  });
}

export const withoutEmpty = <T extends Readonly<Record<string, readonly object[]>>>(lists: T) =>
  Object.fromEntries(Object.entries(lists).filter(([, list]) => list.length > 0));
