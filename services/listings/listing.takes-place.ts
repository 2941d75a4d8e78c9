import { Field, InputType, Int } from 'type-graphql';
import { ClientError } from '../../platform/errors';
import { LocalTimeScalar } from '../kit/scalars';
import { raw, sql, type Sql } from '../kit/sql';
import { canTakePlace, localMinuteAt, parseLocalTime } from './local-day';

/** Days of the longest period. */
export const maxDays = 366;
const millisecondsPerDay = 86_400_000;

@InputType({
  description:
    'When something takes place (ajankohta). All that is given must hold for one and the same time: Saturdays from 10 to 12 in December.',
})
export class TakesPlaceFilter {
  @Field(() => Date, {
    nullable: true,
    description: 'What is over by then does not count; left out: now.',
  })
  from?: Date | null;

  @Field(() => Date, {
    nullable: true,
    description: `What starts then or later does not count; at most ${maxDays} days after \`from\`; left out: so many days.`,
  })
  to?: Date | null;

  @Field(() => [Int], {
    nullable: true,
    description: 'Weekdays on which it starts: 1 = Monday … 7 = Sunday; left out or empty: any.',
  })
  weekday?: readonly number[] | null;

  @Field(() => LocalTimeScalar, { nullable: true, description: 'It starts at this hour or later.' })
  startsFrom?: string | null;

  @Field(() => LocalTimeScalar, { nullable: true, description: 'It starts before this hour.' })
  startsBefore?: string | null;
}

/** Some time of it is within the period, on one of the weekdays and at an hour between the two. */
export interface TakesPlaceCondition {
  readonly kind: 'takesPlace';
  /** ISO 8601; null: whatever it is now. */
  readonly from: string | null;
  readonly to: string | null;
  readonly weekdays: readonly number[] | null;
  /** Minutes after midnight, the last one included. */
  readonly earliest: number;
  readonly latest: number;
}

/** Refuses reversed and too long periods, unknown weekdays and reversed hours (BAD_USER_INPUT). */
export function readTakesPlace(
  filter: TakesPlaceFilter | null | undefined,
): TakesPlaceCondition | null {
  if (!filter) return null;
  const { from, to } = filter;
  if (to) checkPeriod(from ?? new Date(), to, 'filter.takesPlace.to');
  return {
    kind: 'takesPlace',
    from: from?.toISOString() ?? null,
    to: to?.toISOString() ?? null,
    weekdays: readWeekdays(filter.weekday),
    ...readHours(filter),
  };
}

/** A period that ends after it begins, and within a year. */
export function checkPeriod(from: Date, to: Date, argument: string): void {
  const days = (to.getTime() - from.getTime()) / millisecondsPerDay;
  if (days > 0 && days <= maxDays) return;
  const [begin, end] = [from.toISOString(), to.toISOString()];
  throw new ClientError(
    'BAD_USER_INPUT',
    days > 0
      ? `\`${argument}\` is ${end}, more than ${maxDays} days after ${begin}; ask for a shorter period.`
      : `\`${argument}\` is ${end}, not later than the beginning of the period, ${begin}.`,
    { argument },
  );
}

function readWeekdays(weekdays: readonly number[] | null | undefined): readonly number[] | null {
  const wrong = weekdays?.find((day) => day < 1 || day > 7);
  if (wrong !== undefined)
    throw new ClientError(
      'BAD_USER_INPUT',
      `\`filter.takesPlace.weekday\`: ${wrong} is no weekday; 1 is Monday, 7 Sunday.`,
      { argument: 'filter.takesPlace.weekday' },
    );
  return weekdays && weekdays.length > 0 ? [...new Set(weekdays)].sort() : null;
}

function readHours({ startsFrom, startsBefore }: TakesPlaceFilter) {
  const earliest = startsFrom ? parseLocalTime(startsFrom) : 0;
  const latest = startsBefore ? parseLocalTime(startsBefore) - 1 : 1_439;
  if (latest >= earliest) return { earliest, latest };
  throw new ClientError(
    'BAD_USER_INPUT',
    `\`filter.takesPlace.startsBefore\` is ${startsBefore}, not later than \`startsFrom\`, ${startsFrom ?? '00:00'}.`,
    { argument: 'filter.takesPlace.startsBefore' },
  );
}

/** A function of the database, so that it stays a check of the rows that all else leaves. */
export function takesPlaceSql(condition: TakesPlaceCondition): Sql {
  const { weekdays, earliest, latest } = condition;
  const from = condition.from === null ? new Date() : new Date(condition.from);
  const to =
    condition.to === null
      ? new Date(from.getTime() + maxDays * millisecondsPerDay)
      : new Date(condition.to);
  if (!canTakePlace(from, to)) return raw('FALSE');
  return sql`takes_place(l.no, ${localMinuteAt(from)}, ${localMinuteAt(to)}, ${weekdays}::int[], ${earliest}, ${latest})`;
}
