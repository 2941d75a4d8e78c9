import { Field, ID, InputType } from 'type-graphql';
import { LinkInput } from '../kit/link';
import { LocalizedTextInput } from '../kit/localized-text';
import { AnnouncementKind } from './announcement.codes';

@InputType({ description: 'When something takes place.' })
export class EventTimeInput {
  @Field({ description: 'When it begins.' })
  startsAt: Date;

  @Field({ description: 'When it ends; the same moment if only the beginning is known.' })
  endsAt: Date;
}

@InputType({ description: 'When one may apply or register.' })
export class ApplicationWindowInput {
  @Field({ description: 'From when on.' })
  opensAt: Date;

  @Field({ description: 'Until when; later than the opening.' })
  closesAt: Date;
}

@InputType({ description: 'A new announcement; it is a draft until it is published.' })
export class CreateAnnouncementInput {
  @Field(() => AnnouncementKind, {
    description: 'GRANT_CALL and ASSOCIATION_EVENING are for public bodies.',
  })
  kind: AnnouncementKind;

  @Field(() => ID, {
    nullable: true,
    description: 'The organisation that announces; left out: the one that the token acts for.',
  })
  publisherId?: string | null;

  @Field(() => LocalizedTextInput, { description: 'At most 200 characters.' })
  title: LocalizedTextInput;

  @Field(() => LocalizedTextInput, {
    nullable: true,
    description: 'One or two sentences; at most 500 characters.',
  })
  summary?: LocalizedTextInput | null;

  @Field(() => LocalizedTextInput, { nullable: true, description: 'At most 10,000 characters.' })
  description?: LocalizedTextInput | null;

  @Field(() => [ID], { nullable: true, description: 'Codes of municipalities it is for.' })
  municipalities?: readonly string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Codes of regions it is for.' })
  regions?: readonly string[] | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'It is for the whole country; then no areas are given.',
  })
  wholeCountry?: boolean;

  @Field(() => EventTimeInput, {
    nullable: true,
    description:
      'Needed to publish an EVENT, TRAINING or ASSOCIATION_EVENING; the other kinds have none.',
  })
  eventTime?: EventTimeInput | null;

  @Field(() => ApplicationWindowInput, {
    nullable: true,
    description:
      'Needed to publish a GRANT_CALL; the time to register for an event; bulletins have none.',
  })
  applicationWindow?: ApplicationWindowInput | null;

  @Field(() => LinkInput, { nullable: true, description: 'Where to read more.' })
  link?: LinkInput | null;
}
