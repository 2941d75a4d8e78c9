import { Field, ObjectType } from 'type-graphql';
import { Column, Entity } from 'typeorm';
import { Key } from '../kit/federation/directives';
import { CodeListEntry } from './code-list-entry';

@Key('code')
@ObjectType({
  description: 'A term of the general ontologies that says what a listing is about (asiasana).',
})
@Entity()
export class Keyword extends CodeListEntry {
  @Field(() => String, {
    nullable: true,
    description: 'Id in the General Finnish Ontology YSO; null where it is not known.',
  })
  @Column('text', { nullable: true })
  readonly ysoUri: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Id in the collected ontology KOKO, which PTV uses; null where it is not known.',
  })
  @Column('text', { nullable: true })
  readonly kokoUri: string | null;
}
