import { Field, ID, ObjectType } from 'type-graphql';
import { AgeGroup, ListingCategory } from './classification.codes';

@ObjectType({
  description:
    'One of several ways for a listing to belong somewhere: everything that is named here must hold. The classification rules, read the other way round.',
})
export class ListingCriteria {
  @Field(() => ListingCategory, { description: 'The listing’s category.' })
  readonly category: ListingCategory;

  @Field(() => ID, { nullable: true, description: 'One of its themes; null: any.' })
  readonly themeCode: string | null;

  @Field(() => [ID], { description: 'Its form is among these; empty: any.' })
  readonly formCodes: readonly string[];

  @Field(() => [AgeGroup], { description: 'It is for one of these; empty: no condition.' })
  readonly ageGroupsAny: readonly AgeGroup[];

  @Field(() => [AgeGroup], { description: 'It is for none of these.' })
  readonly ageGroupsNone: readonly AgeGroup[];
}
