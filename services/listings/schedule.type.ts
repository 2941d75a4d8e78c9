import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { DateScalar, LocalTimeScalar } from '../kit/scalars';
import { ScheduleKind, scheduleTimeZone, type Schedule as StoredSchedule } from './schedule.model';

@ObjectType({ description: 'Hours within a schedule.' })
export class ScheduleTime {
  @Field(() => Int, {
    nullable: true,
    description: '1 = Monday … 7 = Sunday in WEEKLY and BIWEEKLY; null in the other kinds.',
  })
  readonly weekday: number | null;

  @Field(() => LocalTimeScalar, { description: 'When it starts.' })
  readonly startTime: string;

  @Field(() => LocalTimeScalar, {
    description:
      'When it ends. Equal to the start where only that is announced; earlier: on the next day.',
  })
  readonly endTime: string;
}

@ObjectType({ description: 'When an activity takes place, as its author said it (aikataulu).' })
export class Schedule {
  readonly #stored: StoredSchedule;

  constructor(stored: StoredSchedule) {
    this.#stored = stored;
  }

  @Field(() => ScheduleKind, { description: 'How it repeats.' })
  get kind(): ScheduleKind {
    return this.#stored.kind;
  }

  @Field(() => DateScalar, { description: 'First possible day.' })
  get startDate(): string {
    return this.#stored.startDate;
  }

  @Field(() => DateScalar, {
    nullable: true,
    description: 'Last possible day, included; null: until further notice (SINGLE: the same day).',
  })
  get endDate(): string | null {
    return this.#stored.endDate;
  }

  @Field(() => [ScheduleTime], { description: 'Its hours; none: all day.' })
  get times(): StoredSchedule['times'] {
    return this.#stored.times;
  }

  @Field(() => [DateScalar], { description: 'Days that would be due and are left out.' })
  get exclusions(): readonly string[] {
    return this.#stored.exclusions;
  }

  @Field(() => String, { description: 'The time zone of all dates and hours, as IANA names it.' })
  get timeZone(): string {
    return scheduleTimeZone;
  }
}

@ObjectType({ description: 'One time that an activity takes place (ajankohta).' })
export class Occurrence {
  @Field(() => Date, { description: 'When it starts.' })
  readonly start: Date;

  @Field(() => Date, { description: 'When it ends; equal to `start` where no end is announced.' })
  readonly end: Date;

  @Field(() => Boolean, { description: 'No hours were given: it lasts from midnight to midnight.' })
  readonly isAllDay: boolean;
}

@InputType({ description: 'Hours within a schedule.' })
export class ScheduleTimeInput {
  @Field(() => Int, {
    nullable: true,
    description: '1 = Monday … 7 = Sunday; needed in WEEKLY and BIWEEKLY, nowhere else.',
  })
  weekday?: number | null;

  @Field(() => LocalTimeScalar, { description: 'When it starts.' })
  startTime: string;

  @Field(() => LocalTimeScalar, {
    description:
      'When it ends: equal to the start where no end is known; earlier (by night, up to 12 hours): on the next day.',
  })
  endTime: string;
}

@InputType({ description: 'When an activity takes place; local time of Finland.' })
export class ScheduleInput {
  @Field(() => ScheduleKind, { description: 'How it repeats.' })
  kind: ScheduleKind;

  @Field(() => DateScalar, { description: 'First possible day.' })
  startDate: string;

  @Field(() => DateScalar, {
    nullable: true,
    description:
      'Last possible day, included; left out: until further notice (SINGLE: the same day).',
  })
  endDate?: string | null;

  @Field(() => [ScheduleTimeInput], {
    defaultValue: [],
    description:
      'SINGLE, MONTHLY: at most one; WEEKLY, BIWEEKLY: at least one, each with a weekday. None: all day.',
  })
  times: readonly ScheduleTimeInput[];

  @Field(() => [DateScalar], {
    defaultValue: [],
    description: 'Days that would be due and are left out.',
  })
  exclusions: readonly string[];
}
