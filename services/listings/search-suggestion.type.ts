import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export const SearchSuggestionKind = {
  THEME: 'THEME',
  FORM: 'FORM',
  MUNICIPALITY: 'MUNICIPALITY',
  REGION: 'REGION',
  ORGANISATION: 'ORGANISATION',
  WORD: 'WORD',
} as const;
export type SearchSuggestionKind = keyof typeof SearchSuggestionKind;

registerEnumType(SearchSuggestionKind, {
  name: 'SearchSuggestionKind',
  description: 'What a suggestion is.',
  valuesConfig: {
    THEME: { description: 'A theme: its code fits the filter `theme`.' },
    FORM: { description: 'A form of activity: its code fits the filter `form`.' },
    MUNICIPALITY: { description: 'A municipality: its code fits the filter `municipality`.' },
    REGION: { description: 'A region: its code fits the filter `region`.' },
    ORGANISATION: { description: 'An organisation: its id fits the filter `organisation`.' },
    WORD: { description: 'A word of titles: for the filter `text`.' },
  },
});

@ObjectType({ description: 'How what is being typed could go on (hakuehdotus).' })
export class SearchSuggestion {
  @Field(() => SearchSuggestionKind, { description: 'What it is.' })
  readonly kind: SearchSuggestionKind;

  @Field({ description: 'To be shown, and searched for.' })
  readonly text: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Its code or id for the filter; null for words.',
  })
  readonly code: string | null;
}
