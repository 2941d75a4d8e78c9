import 'reflect-metadata';
import { Arg, Field, InputType, registerEnumType } from 'type-graphql';
import { isStorable } from './storable';
import type { Problems } from './user-error';

export enum Language {
  FI = 'FI',
  SV = 'SV',
  EN = 'EN',
}

registerEnumType(Language, {
  name: 'Language',
  description: 'A language that texts are written in (kieli).',
  valuesConfig: {
    FI: { description: 'Finnish (suomi).' },
    SV: { description: 'Swedish (ruotsi).' },
    EN: { description: 'English (englanti).' },
  },
});

/** One text in the languages it exists in: the content of a jsonb column. */
export interface LocalizedText {
  readonly fi?: string;
  readonly sv?: string;
  readonly en?: string;
}

const order = ['fi', 'sv', 'en'] as const;

/** The text in the language asked for, else Finnish, Swedish, English; null when there is none. */
export function chooseText(
  text: LocalizedText | null | undefined,
  language: Language,
): string | null {
  if (!text) return null;
  const asked = language.toLowerCase() as (typeof order)[number];
  return text[asked] ?? text.fi ?? text.sv ?? text.en ?? null;
}

/** For `String!` fields, whose column always holds a text: '' only if the data is broken. */
export const chooseRequiredText = (text: LocalizedText, language: Language): string =>
  chooseText(text, language) ?? '';

/** The languages that at least one of the texts exists in, in the order fi, sv, en. */
export function availableLanguages(
  ...texts: readonly (LocalizedText | null | undefined)[]
): Language[] {
  return order
    .filter((key) => texts.some((text) => text?.[key] !== undefined))
    .map((key) => Language[key.toUpperCase() as keyof typeof Language]);
}

/** Parameter decorator of every localized field: `language: Language! = FI`. */
export const LanguageArg = () =>
  Arg('language', () => Language, {
    defaultValue: Language.FI,
    description:
      'The language to answer in. If the text does not exist in it: Finnish, then Swedish, then English.',
  });

@InputType({ description: 'One text in one to three languages.' })
export class LocalizedTextInput {
  @Field(() => String, { nullable: true, description: 'The text in Finnish.' })
  fi?: string | null;

  @Field(() => String, { nullable: true, description: 'The text in Swedish.' })
  sv?: string | null;

  @Field(() => String, { nullable: true, description: 'The text in English.' })
  en?: string | null;
}

export interface TextRule {
  readonly maxLength: number;
  /** At least one language must have text. */
  readonly required: boolean;
}

/**
 * Trims the texts, drops empty ones and reports what does not fit: too long, control characters
 * (PostgreSQL takes no U+0000), missing. Null when nothing is left.
 */
export function readText(
  input: LocalizedTextInput | null | undefined,
  rule: TextRule,
  problems: Problems,
): LocalizedText | null {
  const text: Record<string, string> = {};
  for (const key of order) {
    const value = (input?.[key] ?? '').normalize('NFC').trim();
    if (value === '') continue;
    checkText(value, rule, problems.at(key));
    text[key] = value;
  }
  if (Object.keys(text).length > 0) return text;
  if (rule.required) problems.add('VALUE_MISSING', 'Give the text in at least one language.');
  return null;
}

// Line breaks and tabs are fine in a description; other control characters are damage.
const controlCharacters = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

function checkText(value: string, rule: TextRule, problems: Problems): void {
  if (value.length > rule.maxLength)
    problems.add(
      'VALUE_TOO_LONG',
      `The text has ${value.length} characters; at most ${rule.maxLength} are allowed.`,
    );
  // Half of a character pair is damage too: a cut text can end in one.
  if (controlCharacters.test(value) || !isStorable(value))
    problems.add('INVALID_FORMAT', 'The text holds control characters; remove them.');
}
