import { Field, ID, ObjectType } from 'type-graphql';
import { ContentScalar, type ListingContent } from '../kit/content';
import { External, Key } from '../kit/federation/directives';
import { ActivityForm } from './activity-form.entity';
import { AgeGroup, ChannelDetail, ListingCategory } from './classification.codes';
import { Organisation } from './owner.stubs';
import { Theme } from './theme.entity';

@Key('id')
@ObjectType({ description: 'A listing of an activity (toimintailmoitus).' })
export class Listing {
  @Field(() => ID, { description: 'Opaque id.' })
  readonly id: string;

  @External()
  @Field(() => ListingCategory, { description: 'Support, hobby or volunteering.' })
  readonly category: ListingCategory;

  @External()
  @Field(() => [Theme], { description: 'One or two themes (teemat).' })
  readonly themes: readonly Pick<Theme, 'code'>[];

  @External()
  @Field(() => ActivityForm, { description: 'Form of activity (toimintamuoto).' })
  readonly form: Pick<ActivityForm, 'code'>;

  @External()
  @Field(() => [AgeGroup], { description: 'Whom it is for, by age (ikäluokat).' })
  readonly ageGroups: readonly AgeGroup[];

  @External()
  @Field(() => Boolean, { description: 'Whether the activity is long-term (pitkäkestoinen).' })
  readonly isLongTerm: boolean;

  @External()
  @Field(() => [ChannelDetail], { description: 'What its channels lack.' })
  readonly missingChannelDetails: readonly ChannelDetail[];

  @External()
  @Field(() => Organisation, { description: 'Who offers it.' })
  readonly organisation: Organisation;

  @External()
  @Field(() => ContentScalar, { description: 'All that its author wrote, as one value.' })
  readonly content: ListingContent;
}
