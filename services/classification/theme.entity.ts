import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { External, Key } from '../kit/federation/directives';
import { ListingCategory } from './classification.codes';
import { CodeListEntry } from './code-list-entry';
import { Keyword } from './keyword.entity';
import { groupsDescription, ListingGroups } from './owner.stubs';

@Key('code')
@ObjectType({ description: 'A theme of listings (teema), e.g. `ht_urheilu`.' })
@Entity()
export class Theme extends CodeListEntry {
  @Field(() => ListingCategory, { description: 'The category whose listings can have the theme.' })
  @Column('text')
  readonly category: ListingCategory;

  @Field(() => Boolean, {
    description: 'True where the real list is not known and this entry stands in for it.',
  })
  @Column('boolean')
  readonly isProvisional: boolean;

  /** From the keyword rules. */
  @Field(() => [Keyword], { description: 'Keywords that a listing of the theme gets (asiasanat).' })
  keywords: readonly Keyword[];

  @External()
  @Field(() => [ListingGroups], { description: groupsDescription })
  readonly listingGroups: readonly ListingGroups[];
}
