import { Field, ID, ObjectType } from 'type-graphql';
import { External, Key } from '../kit/federation/directives';
import { AgeGroup, ListingCategory } from './listing.codes';

@Key('code')
@ObjectType({ description: 'A theme of listings (teema).' })
export class Theme {
  @Field(() => ID, { description: 'E.g. `ht_urheilu`.' })
  readonly code: string;
}

@Key('code', { resolvable: false })
@ObjectType({ description: 'A form of activity (toimintamuoto).' })
export class ActivityForm {
  @Field(() => ID, { description: 'E.g. `hm_ryhmat`.' })
  readonly code: string;
}

/**
 * How the classification subgraph says which listings belong somewhere. Its rules stay there:
 * here they arrive as the alternatives that a listing has to meet.
 */
@ObjectType({ description: 'One of several ways for a listing to belong somewhere.' })
export class ListingCriteria {
  @External()
  @Field(() => ListingCategory, { description: 'The listing’s category.' })
  readonly category: ListingCategory;

  @External()
  @Field(() => ID, { nullable: true, description: 'One of its themes; null: any.' })
  readonly themeCode: string | null;

  @External()
  @Field(() => [ID], { description: 'Its form is among these; empty: any.' })
  readonly formCodes: readonly string[];

  @External()
  @Field(() => [AgeGroup], { description: 'It is for one of these; empty: no condition.' })
  readonly ageGroupsAny: readonly AgeGroup[];

  @External()
  @Field(() => [AgeGroup], { description: 'It is for none of these.' })
  readonly ageGroupsNone: readonly AgeGroup[];
}

@Key('code')
@ObjectType({ description: 'A service class of PTV (palveluluokka).' })
export class ServiceClass {
  @Field(() => ID, { description: 'E.g. `P4.12`.' })
  readonly code: string;

  @External()
  @Field(() => [ListingCriteria], { description: 'Which listings have the class.' })
  readonly listingCriteria: readonly ListingCriteria[];
}

@Key('code')
@ObjectType({ description: 'A stage of the service chain (palveluketjun vaihe).' })
export class ServiceChainStage {
  @Field(() => ID, { description: 'E.g. `pk_kotona_hyvin`.' })
  readonly code: string;

  @External()
  @Field(() => [ListingCriteria], { description: 'Which listings belong to the stage.' })
  readonly listingCriteria: readonly ListingCriteria[];
}

@Key('code')
@ObjectType({ description: 'A target group of PTV (kohderyhmä).' })
export class TargetGroup {
  @Field(() => ID, { description: 'E.g. `KR1.3`.' })
  readonly code: string;

  @External()
  @Field(() => [ListingCriteria], { description: 'Which listings are for the group.' })
  readonly listingCriteria: readonly ListingCriteria[];
}
