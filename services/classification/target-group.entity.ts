import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Key } from '../kit/federation/directives';
import { CodeListEntry } from './code-list-entry';
import { ListingCriteria } from './listing-criteria.type';

@Key('code')
@ObjectType({ description: 'A target group of PTV (kohderyhmä), on one of two levels.' })
@Entity()
export class TargetGroup extends CodeListEntry {
  @Column('text', { name: 'parent', nullable: true })
  readonly parentCode: string | null;

  @Field(() => TargetGroup, { nullable: true, description: 'The main group; null if it is one.' })
  parent: TargetGroup | null;

  @Field(() => [TargetGroup], { description: 'The groups below a main group.' })
  children: readonly TargetGroup[];

  @Field(() => [ListingCriteria], {
    description:
      'Which listings are for the group, or for one below it, as alternatives; empty: none can be.',
  })
  listingCriteria: readonly ListingCriteria[];
}
