import { Column, Entity, PrimaryColumn } from 'typeorm';
import type {
  AgeGroupCode,
  ClassificationGap,
  ListingCategory,
  RuleEffect,
  RuleProvenance,
} from '../../reference';
import type { FormCondition } from './classification.codes';

/** A version of all rules together, and when it holds. */
@Entity()
export class RuleSetVersion {
  @PrimaryColumn('text')
  readonly version: string;

  /** First and last day; null: without a limit. */
  @Column('date', { nullable: true })
  readonly validFrom: string | null;

  @Column('date', { nullable: true })
  readonly validUntil: string | null;
}

@Entity()
export class ClassRule {
  @PrimaryColumn('text')
  readonly ruleSet: string;

  @PrimaryColumn('text')
  readonly code: string;

  @Column('integer')
  readonly position: number;

  @Column('text')
  readonly category: ListingCategory;

  @Column('text', { nullable: true })
  readonly theme: string | null;

  @Column('text')
  readonly formCondition: FormCondition;

  @Column('text', { array: true })
  readonly forms: readonly string[];

  @Column('boolean')
  readonly onlyYouth: boolean;

  @Column('text')
  readonly effect: RuleEffect;

  @Column('text')
  readonly serviceClass: string;

  @Column('jsonb')
  readonly provenance: RuleProvenance;
}

@Entity()
export class RuleGap {
  @PrimaryColumn('text')
  readonly ruleSet: string;

  @PrimaryColumn('text')
  readonly code: string;

  @Column('text')
  readonly kind: ClassificationGap['kind'];

  @Column('text')
  readonly theme: string;

  @Column('text')
  readonly formCondition: FormCondition;

  @Column('text', { array: true })
  readonly forms: readonly string[];

  @Column('text')
  readonly reason: string;
}

@Entity()
export class KeywordRule {
  @PrimaryColumn('text')
  readonly ruleSet: string;

  @PrimaryColumn('text')
  readonly theme: string;

  @PrimaryColumn('text')
  readonly keyword: string;

  @Column('integer')
  readonly position: number;
}

@Entity()
export class TargetGroupRule {
  @PrimaryColumn('text')
  readonly ruleSet: string;

  @PrimaryColumn('text')
  readonly ageGroup: AgeGroupCode;

  @Column('boolean')
  readonly isYouth: boolean;

  @Column('text')
  readonly targetGroup: string;
}

/** Which state of the data files the tables hold. At most one row. */
@Entity()
export class CodeListState {
  @PrimaryColumn('text')
  readonly digest: string;

  @Column('timestamptz')
  readonly loadedAt: Date;
}
