import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Key } from '../kit/federation/directives';
import { ListingCategory } from './classification.codes';
import { CodeListEntry } from './code-list-entry';

@Key('code')
@ObjectType({ description: 'A form of activity (toimintamuoto), e.g. `hm_ryhmat`.' })
@Entity()
export class ActivityForm extends CodeListEntry {
  @Field(() => ListingCategory, { description: 'The category whose listings can have the form.' })
  @Column('text')
  readonly category: ListingCategory;

  @Field(() => Boolean, {
    description: 'True where the real list is not known and this entry stands in for it.',
  })
  @Column('boolean')
  readonly isProvisional: boolean;
}
