import { Field, ID, InputType } from 'type-graphql';
import { ContactInput } from '../kit/contact';
import { LocalizedTextInput } from '../kit/localized-text';
import { ChannelInput } from './channel.type';
import { ActivityLanguage, AgeGroup, Gender, ListingCategory } from './listing.codes';
import { ScheduleInput } from './schedule.type';

@InputType({ description: 'What taking part costs.' })
export class PriceInput {
  @Field(() => Boolean, { description: 'Whether it is free of charge (maksuton).' })
  isFree: boolean;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'What it costs and what that covers; at most 500 characters.',
  })
  description?: LocalizedTextInput | null;
}

@InputType({
  description:
    'A new listing; it begins as a draft. Texts are plain, without markup. Everything that is wrong comes back at once in `userErrors`.',
})
export class CreateListingInput {
  @Field(() => ID, {
    description: 'Who offers it: the organisation that the token acts for or watches over.',
  })
  organisationId: string;

  @Field(() => ListingCategory, { description: 'Themes and form must belong to it.' })
  category: ListingCategory;

  @Field(() => [ID], { description: 'Codes of one or two themes of the category.' })
  themes: readonly string[];

  @Field(() => ID, { description: 'Code of the form of activity, of the category.' })
  form: string;

  @Field(() => LocalizedTextInput, {
    description: 'In at least one language; at most 200 characters.',
  })
  title: LocalizedTextInput;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'At most 500 characters.' })
  summary?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'At most 10,000 characters; a blank line parts paragraphs.',
  })
  description?: LocalizedTextInput | null;

  @Field(() => [AgeGroup], { defaultValue: [AgeGroup.ANY], description: 'At least one.' })
  ageGroups: readonly AgeGroup[];

  @Field(() => Gender, { defaultValue: Gender.ANY, description: 'Whom it is for, by gender.' })
  gender: Gender;

  @Field(() => [ActivityLanguage], {
    defaultValue: [ActivityLanguage.FI],
    description: 'Languages that the activity is held in; at least one.',
  })
  languages: readonly ActivityLanguage[];

  @Field(() => PriceInput, { description: 'What taking part costs.' })
  price: PriceInput;

  @Field(() => [ID], { defaultValue: [], description: 'Codes of municipalities it is offered in.' })
  municipalities: readonly string[];

  @Field(() => [ID], { defaultValue: [], description: 'Codes of regions it is offered in.' })
  regions: readonly string[];

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Codes of wellbeing services counties it is offered in.',
  })
  counties: readonly string[];

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Offered in the whole country; then no other areas are given.',
  })
  wholeCountry: boolean;

  @Field(() => [ContactInput], {
    defaultValue: [],
    description: 'Whom to ask: roles, no names of persons.',
  })
  contacts: readonly ContactInput[];

  @Field(() => [ChannelInput], {
    defaultValue: [],
    description: 'How one takes part; at least one before it can be published.',
  })
  channels: readonly ChannelInput[];

  @Field(() => [ScheduleInput], {
    defaultValue: [],
    description: 'When it takes place; none: at no particular time, without an end.',
  })
  schedules: readonly ScheduleInput[];
}

@InputType({
  description:
    'Changes to a listing. A field that is left out stays as it is; one that is given replaces all of the old value.',
})
export class UpdateListingInput {
  @Field(() => ListingCategory, { nullable: true, description: 'The new category.' })
  category?: ListingCategory | null;

  @Field(() => [ID], { nullable: true, description: 'One or two themes of the category.' })
  themes?: readonly string[] | null;

  @Field(() => ID, { nullable: true, description: 'The form of activity, of the category.' })
  form?: string | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'At most 200 characters.' })
  title?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'At most 500 characters; null removes it.',
  })
  summary?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'At most 10,000 characters; null removes it.',
  })
  description?: LocalizedTextInput | null;

  @Field(() => [AgeGroup], { nullable: true, description: 'At least one.' })
  ageGroups?: readonly AgeGroup[] | null;

  @Field(() => Gender, { nullable: true, description: 'Whom it is for, by gender.' })
  gender?: Gender | null;

  @Field(() => [ActivityLanguage], { nullable: true, description: 'At least one.' })
  languages?: readonly ActivityLanguage[] | null;

  @Field(() => PriceInput, { nullable: true, description: 'What taking part costs.' })
  price?: PriceInput | null;

  @Field(() => [ID], { nullable: true, description: 'Municipalities it is offered in.' })
  municipalities?: readonly string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Regions it is offered in.' })
  regions?: readonly string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Counties it is offered in.' })
  counties?: readonly string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Offered in the whole country.' })
  wholeCountry?: boolean | null;

  @Field(() => [ContactInput], { nullable: true, description: 'Whom to ask.' })
  contacts?: readonly ContactInput[] | null;

  @Field(() => [ChannelInput], {
    nullable: true,
    description: 'How one takes part; give the `id` of those that stay.',
  })
  channels?: readonly ChannelInput[] | null;

  @Field(() => [ScheduleInput], { nullable: true, description: 'When it takes place.' })
  schedules?: readonly ScheduleInput[] | null;
}
