import { Field, InputType, ObjectType } from 'type-graphql';
import { Shareable } from './federation/directives';
import { checkUrl } from './formats';
import {
  chooseRequiredText,
  Language,
  LanguageArg,
  LocalizedTextInput,
  readText,
  type LocalizedText,
} from './localized-text';
import type { Problems } from './user-error';

/** What a jsonb column of links holds. */
export interface StoredLink {
  readonly title: LocalizedText;
  readonly url: string;
}

@Shareable()
@ObjectType({ description: 'A web address with its title (linkki).' })
export class Link {
  readonly titles: LocalizedText;

  @Field({ description: 'Where it leads: http or https.' })
  readonly url: string;

  constructor(stored?: StoredLink) {
    if (!stored) return;
    this.titles = stored.title;
    this.url = stored.url;
  }

  @Field(() => String, { description: 'What one finds there.' })
  title(@LanguageArg() language: Language): string {
    return chooseRequiredText(this.titles, language);
  }
}

@InputType({ description: 'A web address with its title.' })
export class LinkInput {
  @Field(() => LocalizedTextInput, { description: 'What one finds there.' })
  title: LocalizedTextInput;

  @Field(() => String, { description: 'Where it leads: http or https.' })
  url: string;
}

const maxLinks = 20;

export function readLinks(
  inputs: readonly LinkInput[] | null | undefined,
  problems: Problems,
): StoredLink[] {
  const list = inputs ?? [];
  if (list.length > maxLinks)
    problems.add('TOO_MANY_VALUES', `At most ${maxLinks} links are allowed.`);
  return list.slice(0, maxLinks).map((input, index) => readLink(input, problems.at(index)));
}

export function readLink(input: LinkInput, problems: Problems): StoredLink {
  const rule = { maxLength: 200, required: true };
  return {
    title: readText(input.title, rule, problems.at('title')) ?? {},
    url: checkUrl(input.url, problems.at('url')),
  };
}
