import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { StoredContact } from '../kit/contact';
import { Key } from '../kit/federation/directives';
import type { StoredLink } from '../kit/link';
import type { LocalizedText } from '../kit/localized-text';
import { createConnectionType } from '../kit/pagination';

export enum OrganisationKind {
  REGISTERED_ASSOCIATION = 'REGISTERED_ASSOCIATION',
  PARISH = 'PARISH',
  UNREGISTERED_GROUP = 'UNREGISTERED_GROUP',
  FOUNDATION = 'FOUNDATION',
  MUNICIPALITY = 'MUNICIPALITY',
  WELLBEING_SERVICES_COUNTY = 'WELLBEING_SERVICES_COUNTY',
  OTHER = 'OTHER',
}

registerEnumType(OrganisationKind, {
  name: 'OrganisationKind',
  description: 'The legal form of an organisation, as far as it decides anything here.',
  valuesConfig: {
    REGISTERED_ASSOCIATION: { description: 'A registered association (rekisteröity yhdistys).' },
    PARISH: { description: 'A parish (seurakunta).' },
    UNREGISTERED_GROUP: { description: 'A group without registration (yhteisö).' },
    FOUNDATION: { description: 'A foundation (säätiö).' },
    MUNICIPALITY: { description: 'A municipality as an actor (kunta).' },
    WELLBEING_SERVICES_COUNTY: {
      description: 'A wellbeing services county as an actor (hyvinvointialue).',
    },
    OTHER: { description: 'Something else.' },
  },
});

@Key('id')
@ObjectType({
  description:
    'An association, parish or other body that offers or announces something (järjestö).',
})
@Entity('organisation')
export class Organisation {
  @Field(() => ID, { description: 'Opaque and stable.' })
  @PrimaryColumn('text')
  readonly id: string;

  @Column('jsonb')
  readonly names: LocalizedText;

  @Column('jsonb', { nullable: true })
  readonly descriptions: LocalizedText | null;

  /** The name that lists sort by, made by the database, with the Finnish alphabet's order. */
  @Column({ type: 'text', insert: false, update: false })
  readonly sortName: string;

  @Field(() => OrganisationKind, { description: 'Its legal form.' })
  @Column('text')
  readonly kind: OrganisationKind;

  @Field(() => String, {
    nullable: true,
    description: 'Business ID (Y-tunnus) as `1234567-8`; null when it has or gave none.',
  })
  @Column('text', { nullable: true })
  readonly businessId: string | null;

  @Field({
    description:
      'Whether this Y-tunnus has its own account in the national service register (PTV). A parent’s account does not count.',
  })
  @Column('boolean')
  readonly hasPtvAccount: boolean;

  @Column('text', { nullable: true })
  readonly parentId: string | null;

  @Column('text', { nullable: true })
  readonly homeMunicipalityCode: string | null;

  @Column('text', { array: true })
  readonly municipalityCodes: readonly string[];

  @Column('text', { array: true })
  readonly regionCodes: readonly string[];

  @Column('text', { array: true })
  readonly countyCodes: readonly string[];

  @Field({ description: 'Whether it works in the whole country; then it names no areas.' })
  @Column('boolean')
  readonly isNationwide: boolean;

  @Column('jsonb')
  readonly storedContacts: readonly StoredContact[];

  @Column('jsonb')
  readonly storedLinks: readonly StoredLink[];

  @Field({ description: 'Whether it is invented for demonstration.' })
  @Column('boolean')
  readonly isDemo: boolean;

  @Field(() => Int, { description: 'Grows with every change; `expectedVersion` of an update.' })
  @Column('integer')
  readonly version: number;

  @Field({ description: 'When it was registered here.' })
  @Column({ type: 'timestamptz', precision: 3 })
  readonly createdAt: Date;

  @Field({ description: 'When it was changed last.' })
  @Column({ type: 'timestamptz', precision: 3 })
  readonly updatedAt: Date;
}

export const OrganisationConnection = createConnectionType(Organisation, 'Organisation');
