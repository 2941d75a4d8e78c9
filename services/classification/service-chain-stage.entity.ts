import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Key } from '../kit/federation/directives';
import { ActivityForm } from './activity-form.entity';
import { CodeListEntry } from './code-list-entry';
import { ListingCriteria } from './listing-criteria.type';

@Key('code')
@ObjectType({
  description:
    'A stage of the service chain (palveluketjun vaihe): what supports people before, beside and after public services.',
})
@Entity()
export class ServiceChainStage extends CodeListEntry {
  @Column('text', { array: true })
  readonly formCodes: readonly string[];

  @Field(() => Int, { description: 'Place in the chain, from 1.' })
  get order(): number {
    return this.position + 1;
  }

  @Field(() => [ActivityForm], { description: 'The forms of activity that belong to the stage.' })
  forms: readonly ActivityForm[];

  @Field(() => [ListingCriteria], {
    description: 'Which listings belong to the stage, as alternatives.',
  })
  listingCriteria: readonly ListingCriteria[];
}
