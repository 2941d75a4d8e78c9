import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Field, ID, ObjectType } from 'type-graphql';
import { Key } from '../kit/federation/directives';
import type { LocalizedText } from '../kit/localized-text';

@Key('code')
@ObjectType({ description: 'A region (maakunta), as of 1 January 2026.' })
@Entity('region')
export class Region {
  @Field(() => ID, { description: 'Two-digit code of Statistics Finland, e.g. `19`.' })
  @PrimaryColumn('text')
  readonly code: string;

  @Column('jsonb')
  readonly names: LocalizedText;
}

@Key('code')
@ObjectType({ description: 'A wellbeing services county (hyvinvointialue).' })
@Entity('wellbeing_services_county')
export class WellbeingServicesCounty {
  @Field(() => ID, {
    description: 'Two-digit code; `90` stands for Helsinki and `91` for Åland, which have none.',
  })
  @PrimaryColumn('text')
  readonly code: string;

  @Column('jsonb')
  readonly names: LocalizedText;
}

@Key('code')
@ObjectType({ description: 'A municipality (kunta), as of 1 January 2026.' })
@Entity('municipality')
export class Municipality {
  @Field(() => ID, { description: 'Three-digit code of Statistics Finland, e.g. `698`.' })
  @PrimaryColumn('text')
  readonly code: string;

  @Column('jsonb')
  readonly names: LocalizedText;

  @Column('text')
  readonly regionCode: string;

  @Column('text')
  readonly countyCode: string;
}

@Key('code')
@ObjectType({
  description: 'Who keeps up Lähellä.fi in an area and supports its associations (aluetoimija).',
})
@Entity('regional_operator')
export class RegionalOperator {
  @Field(() => ID, { description: 'Code of this project.' })
  @PrimaryColumn('text')
  readonly code: string;

  @Field({ description: 'Name as the operator itself writes it.' })
  @Column('text')
  readonly name: string;

  @Field(() => String, { nullable: true, description: 'Another name in use.' })
  @Column('text', { nullable: true })
  readonly otherName: string | null;

  @Field(() => String, { nullable: true, description: 'Where it is on the web.' })
  @Column('text', { nullable: true })
  readonly website: string | null;

  @Column('text', { array: true })
  readonly regionCodes: readonly string[];

  @Column('text', { array: true })
  readonly municipalityCodes: readonly string[];
}
