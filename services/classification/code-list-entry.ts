import { Field, ID, ObjectType } from 'type-graphql';
import { Column, PrimaryColumn } from 'typeorm';
import type { LocalizedName } from '../../reference';
import { chooseRequiredText, Language, LanguageArg } from '../kit/localized-text';

/** What the entries of all code lists share. */
@ObjectType('CodeListEntry', { description: 'An entry of a code list.' })
export abstract class CodeListEntry {
  @Field(() => ID, { description: 'Stable code; names may change, codes do not.' })
  @PrimaryColumn('text')
  readonly code: string;

  @Column('jsonb')
  readonly names: LocalizedName;

  /** Place in the list, from 0. */
  @Column('integer')
  readonly position: number;

  @Field(() => String, { description: 'Name in the language asked for.' })
  name(@LanguageArg() language: Language): string {
    return chooseRequiredText(this.names, language);
  }
}
