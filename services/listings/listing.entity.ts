import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { type StoredContact } from '../kit/contact';
import { Key } from '../kit/federation/directives';
import { type LocalizedText } from '../kit/localized-text';
import { type PlanePoint } from './finnish-plane';
import { type StoredChannel } from './channel.model';
import {
  ActivityLanguage,
  AgeGroup,
  ChannelDetail,
  Gender,
  ListingCategory,
  ListingStatus,
} from './listing.codes';
import { type Schedule } from './schedule.model';

export interface StoredPrice {
  readonly isFree: boolean;
  readonly description: LocalizedText | null;
}

/**
 * One listing. Codes and flags that lists filter by are columns of their own, indexed; texts,
 * channels, contacts and schedules, which are only shown, are jsonb. Fields that need a language,
 * a clock or another type are in the resolver.
 */
@Key('id')
@ObjectType({ description: 'An announcement of an activity (toimintailmoitus).' })
@Entity('listing')
export class Listing {
  @Field(() => ID, { description: 'Opaque id.' })
  @PrimaryColumn('text')
  id: string;

  /** Number of the row, which the database gives: what the tables beside this one refer to. */
  @Column({ type: 'int', insert: false, update: false })
  no: number;

  @Column('text')
  organisationId: string;

  @Field(() => ListingCategory, { description: 'Support, hobby or volunteering.' })
  @Column('text')
  category: ListingCategory;

  @Field(() => ListingStatus, { description: 'Draft, published or archived.' })
  @Column('text')
  status: ListingStatus;

  @Column('text', { array: true })
  themeCodes: string[];

  @Column('text')
  formCode: string;

  @Column('jsonb')
  titles: LocalizedText;

  @Column('jsonb', { nullable: true })
  summaries: LocalizedText | null;

  @Column('jsonb', { nullable: true })
  descriptions: LocalizedText | null;

  @Field(() => [AgeGroup], { description: 'Whom it is for, by age.' })
  @Column('text', { array: true })
  ageGroups: AgeGroup[];

  @Field(() => Gender, { description: 'Whom it is for, by gender.' })
  @Column('text')
  gender: Gender;

  @Field(() => [ActivityLanguage], {
    description: 'Languages that the activity is held in, other than those of its texts.',
  })
  @Column('text', { array: true })
  languages: ActivityLanguage[];

  @Column('boolean')
  isFree: boolean;

  @Column('jsonb', { nullable: true })
  priceDescriptions: LocalizedText | null;

  @Column('text', { array: true })
  municipalityCodes: string[];

  @Column('text', { array: true })
  regionCodes: string[];

  @Column('text', { array: true })
  countyCodes: string[];

  @Field(() => Boolean, {
    name: 'wholeCountry',
    description: 'Offered in the whole country; then there are no other areas.',
  })
  @Column('boolean')
  isWholeCountry: boolean;

  @Column('jsonb')
  storedContacts: StoredContact[];

  @Column('jsonb')
  storedChannels: StoredChannel[];

  @Column('jsonb')
  storedSchedules: Schedule[];

  /** First day on which it takes place; null when nothing is scheduled. */
  @Column('date', { nullable: true })
  firstDay: string | null;

  /** Last day on which it takes place; null when nothing is scheduled or there is no end. */
  @Column('date', { nullable: true })
  lastDay: string | null;

  @Column('boolean')
  isOpenEnded: boolean;

  @Field(() => [ChannelDetail], {
    description: 'What its channels lack for somebody to use them; empty: nothing.',
  })
  @Column('text', { array: true })
  missingChannelDetails: ChannelDetail[];

  @Field(() => Boolean, { description: 'Made up for demonstration.' })
  @Column('boolean')
  isDemo: boolean;

  @Field(() => Int, { description: 'Grows with every change; the `expectedVersion` of the next.' })
  @Column('int')
  version: number;

  @Field(() => Date, { description: 'When it was written first.' })
  @Column({ type: 'timestamptz', precision: 3 })
  createdAt: Date;

  @Field(() => Date, { description: 'When anything in it changed last, its status included.' })
  @Column({ type: 'timestamptz', precision: 3 })
  updatedAt: Date;

  @Field(() => Date, {
    nullable: true,
    description: 'When it was published last; null if it never was.',
  })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  publishedAt: Date | null;

  @Field(() => Date, { nullable: true, description: 'When it was archived; null unless it is.' })
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  archivedAt: Date | null;

  /** For area filters only: see `areaKeysOf`. Up to some hundred values, so never read back. */
  @Column('text', { array: true, select: false })
  areaKeys: string[];

  /** For the filter by channel only. */
  @Column('text', { array: true, select: false })
  channelKinds: string[];

  /** For the filter by accessibility only: of all its channels. */
  @Column('text', { array: true, select: false })
  accessibility: string[];

  /** Set by lists in order of the next time: the key of the place in the list. */
  nextStart?: Date;

  /** Set by lists in order of distance: metres from the point asked for. */
  metresAway?: number;

  /** Set by lists that ask for what is near: from where distances are measured. */
  askedFrom?: PlanePoint;
}
