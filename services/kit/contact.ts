import { Field, InputType, ObjectType, registerEnumType } from 'type-graphql';
import { Shareable } from './federation/directives';
import { givenNames } from './given-names';
import { checkEmail, checkPhone, checkUrl } from './formats';
import {
  chooseRequiredText,
  Language,
  LanguageArg,
  LocalizedTextInput,
  readText,
  type LocalizedText,
} from './localized-text';
import type { Problems } from './user-error';

export enum ContactKind {
  EMAIL = 'EMAIL',
  PHONE = 'PHONE',
  WEBSITE = 'WEBSITE',
}

registerEnumType(ContactKind, {
  name: 'ContactKind',
  description: 'By what one reaches a contact (yhteystiedon laji).',
  valuesConfig: {
    EMAIL: { description: 'An e-mail address.' },
    PHONE: { description: 'A telephone number.' },
    WEBSITE: { description: 'A web address.' },
  },
});

/** What a jsonb column of contacts holds. */
export interface StoredContact {
  readonly title: LocalizedText;
  readonly kind: ContactKind | keyof typeof ContactKind;
  readonly value: string;
}

@Shareable()
@ObjectType({
  description:
    'A way to reach somebody (yhteystieto): a title and a channel, never a person’s name.',
})
export class Contact {
  readonly titles: LocalizedText;

  @Field(() => ContactKind, { description: 'What `value` is.' })
  readonly kind: ContactKind;

  @Field({ description: 'The address or number.' })
  readonly value: string;

  constructor(stored?: StoredContact) {
    if (!stored) return;
    this.titles = stored.title;
    this.kind = ContactKind[stored.kind];
    this.value = stored.value;
  }

  @Field(() => String, { description: 'Whom one reaches, as a role, e.g. “Toiminnanjohtaja”.' })
  title(@LanguageArg() language: Language): string {
    return chooseRequiredText(this.titles, language);
  }
}

@InputType({ description: 'A way to reach somebody; personal names are refused.' })
export class ContactInput {
  @Field(() => LocalizedTextInput, { description: 'A role or unit, e.g. “Toimisto”.' })
  title: LocalizedTextInput;

  @Field(() => ContactKind, { description: 'What `value` is.' })
  kind: ContactKind;

  @Field(() => String, { description: 'The address or number.' })
  value: string;
}

const maxContacts = 20;

/** Checks contacts one by one; problems carry the index and field. */
export function readContacts(
  inputs: readonly ContactInput[] | null | undefined,
  problems: Problems,
): StoredContact[] {
  const list = inputs ?? [];
  if (list.length > maxContacts)
    problems.add('TOO_MANY_VALUES', `At most ${maxContacts} contacts are allowed.`);
  return list.slice(0, maxContacts).map((input, index) => readContact(input, problems.at(index)));
}

function readContact(input: ContactInput, problems: Problems): StoredContact {
  const rule = { maxLength: 100, required: true };
  const title = readText(input.title, rule, problems.at('title')) ?? {};
  for (const [key, text] of Object.entries(title)) checkTitle(text, problems.at('title', key));
  return {
    title,
    kind: input.kind,
    value: checkValue[input.kind](input.value, problems.at('value')),
  };
}

const checkValue: Record<ContactKind, (value: string, problems: Problems) => string> = {
  EMAIL: checkEmail,
  PHONE: checkPhone,
  WEBSITE: checkUrl,
};

/**
 * Nobody can tell every name from every role, but the usual slip can be caught: a given name and
 * a surname ("Maija Meikäläinen"). Addresses and numbers have a field of their own.
 */
function checkTitle(text: string, problems: Problems): void {
  const [given = '', ...others] = text.split(/[ -]/);
  const isName = others.length > 0 && others.every((word) => /^\p{Lu}/u.test(word));
  if (isName && givenNames.has(given))
    problems.add(
      'PERSONAL_NAME',
      `“${text}” looks like a person’s name; give a role or unit, e.g. “Toiminnanjohtaja”.`,
    );
  if (/@|\d{5}/.test(text))
    problems.add(
      'INVALID_FORMAT',
      'An address or number belongs into `value`, not into the title.',
    );
}
