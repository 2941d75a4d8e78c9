import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Key } from '../kit/federation/directives';
import { CodeListEntry } from './code-list-entry';

@Key('code')
@ObjectType({ description: 'A life event of PTV (elämäntapahtuma), on one of two levels.' })
@Entity()
export class LifeEvent extends CodeListEntry {
  @Column('text', { name: 'parent', nullable: true })
  readonly parentCode: string | null;

  @Field(() => LifeEvent, { nullable: true, description: 'The main event; null if it is one.' })
  parent: LifeEvent | null;

  @Field(() => [LifeEvent], { description: 'The events below a main event.' })
  children: readonly LifeEvent[];
}
