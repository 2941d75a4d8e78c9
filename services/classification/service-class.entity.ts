import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Key } from '../kit/federation/directives';
import { CodeListEntry } from './code-list-entry';
import { ListingCriteria } from './listing-criteria.type';

@Key('code')
@ObjectType({ description: 'A service class of PTV (palveluluokka), on one of two levels.' })
@Entity()
export class ServiceClass extends CodeListEntry {
  @Column('text', { name: 'parent', nullable: true })
  readonly parentCode: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The Finnish name before the renewal of October 2023, where it differed.',
  })
  @Column('text', { nullable: true })
  readonly olderName: string | null;

  @Field(() => ServiceClass, { nullable: true, description: 'The main class; null if it is one.' })
  parent: ServiceClass | null;

  @Field(() => [ServiceClass], { description: 'The classes below a main class.' })
  children: readonly ServiceClass[];

  @Field(() => Boolean, {
    nullable: true,
    description:
      'True where a classification rule gives the class, or one below it, to listings of associations. Null where it is not known: of PTV’s 228 classes 111 are in use by associations, but no source names them all.',
  })
  get isUsedByAssociations(): true | null {
    return this.listingCriteria.length > 0 ? true : null;
  }

  @Field(() => [ListingCriteria], {
    description:
      'Which listings have the class, or for a main class one below it, as alternatives; empty: none can.',
  })
  listingCriteria: readonly ListingCriteria[];
}
