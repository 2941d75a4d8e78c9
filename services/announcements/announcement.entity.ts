import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Key } from '../kit/federation/directives';
import type { StoredLink } from '../kit/link';
import type { LocalizedText } from '../kit/localized-text';
import { createConnectionType, type Page } from '../kit/pagination';
import { AnnouncementKind, AnnouncementStatus } from './announcement.codes';

@Key('id')
@ObjectType({
  description:
    'Something that organisations and public bodies tell each other in LähelläPRO (ilmoitus ammattilaisille).',
})
@Entity('announcement')
export class Announcement {
  @Field(() => ID, { description: 'Opaque and stable.' })
  @PrimaryColumn('text')
  readonly id: string;

  @Field(() => AnnouncementKind, { description: 'What is announced.' })
  @Column('text')
  readonly kind: AnnouncementKind;

  @Column('text')
  readonly publisherId: string;

  @Column('jsonb')
  readonly titles: LocalizedText;

  @Column('jsonb', { nullable: true })
  readonly summaries: LocalizedText | null;

  @Column('jsonb', { nullable: true })
  readonly descriptions: LocalizedText | null;

  @Column('text', { array: true })
  readonly municipalityCodes: readonly string[];

  @Column('text', { array: true })
  readonly regionCodes: readonly string[];

  @Column('boolean')
  readonly isWholeCountry: boolean;

  /** What area filters look for; see `areaKeysOf`. */
  @Column('text', { array: true })
  readonly areaKeys: readonly string[];

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  readonly eventStartsAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  readonly eventEndsAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  readonly applicationOpensAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  readonly applicationClosesAt: Date | null;

  @Column('jsonb', { nullable: true })
  readonly storedLink: StoredLink | null;

  @Field(() => AnnouncementStatus, { description: 'Where it is in its life.' })
  @Column('text')
  readonly status: AnnouncementStatus;

  @Field({ description: 'Whether it is invented for demonstration.' })
  @Column('boolean')
  readonly isDemo: boolean;

  @Field(() => Int, { description: 'Grows with every change; `expectedVersion` of the next.' })
  @Column('integer')
  readonly version: number;

  @Field({ description: 'When it was made.' })
  @Column({ type: 'timestamptz', precision: 3 })
  readonly createdAt: Date;

  @Field({ description: 'When it was changed last.' })
  @Column({ type: 'timestamptz', precision: 3 })
  readonly updatedAt: Date;

  @Field(() => Date, { nullable: true, description: 'When it was published; null for drafts.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  readonly publishedAt: Date | null;
}

export const AnnouncementConnection = createConnectionType(Announcement, 'Announcement');
export type AnnouncementPage = Page<Announcement>;

@ObjectType({ description: 'When something takes place.' })
export class EventTime {
  @Field({ description: 'When it begins.' })
  readonly startsAt: Date;

  @Field({ description: 'When it ends; equal to the beginning where only that is announced.' })
  readonly endsAt: Date;
}

@ObjectType({ description: 'When one may apply or register.' })
export class ApplicationWindow {
  @Field({ description: 'From when on.' })
  readonly opensAt: Date;

  @Field({ description: 'Until when.' })
  readonly closesAt: Date;
}
