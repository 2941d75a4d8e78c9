import { Field, ObjectType, registerEnumType } from 'type-graphql';

export const HighlightField = {
  TITLE: 'TITLE',
  SUMMARY: 'SUMMARY',
  DESCRIPTION: 'DESCRIPTION',
} as const;
export type HighlightField = keyof typeof HighlightField;

registerEnumType(HighlightField, {
  name: 'HighlightField',
  description: 'A text of a listing.',
  valuesConfig: {
    TITLE: { description: 'The title.' },
    SUMMARY: { description: 'The summary.' },
    DESCRIPTION: { description: 'The description, or the part of it around what was found.' },
  },
});

@ObjectType({ description: 'A piece of a text, found or not.' })
export class HighlightPart {
  @Field({ description: 'The piece as it stands in the text: plain, never markup.' })
  readonly text: string;

  @Field({ description: 'Whether it is what was searched for: mark it.' })
  readonly isMatch: boolean;
}

@ObjectType({
  description:
    'A text with what was found in it (osuman korostus). Its parts in order are the text: no marks are put into it, so nothing in it can be mistaken for markup.',
})
export class Highlight {
  @Field(() => HighlightField, { description: 'Which text.' })
  readonly field: HighlightField;

  @Field(() => [HighlightPart], { description: 'Its pieces in order.' })
  readonly parts: readonly HighlightPart[];
}
