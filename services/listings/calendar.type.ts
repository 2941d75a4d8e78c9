import { ArgsType, Field, ObjectType } from 'type-graphql';
import { ConnectionArgs } from '../kit/pagination/connection-args';
import { createConnectionType } from '../kit/pagination/connection-type';
import { Listing } from './listing.entity';
import { ListingFilter } from './listing.filter';
import { maxDays } from './listing.takes-place';
import { Occurrence } from './schedule.type';
import { type CalendarKey } from './calendar.statement';

@ObjectType({ description: 'One time that one listing takes place (kalenterimerkintä).' })
export class CalendarEntry extends Occurrence {
  @Field(() => Listing, { description: 'What takes place.' })
  readonly listing: Listing;

  /** Its place in the calendar. */
  readonly key: CalendarKey;
}

export const CalendarConnection = createConnectionType(CalendarEntry, 'CalendarEntry');

@ArgsType()
export class CalendarArgs extends ConnectionArgs {
  @Field(() => Date, { description: 'What is over by then is left out; what goes on comes first.' })
  from: Date;

  @Field(() => Date, {
    description: `What starts then or later is left out; at most ${maxDays} days after \`from\`.`,
  })
  to: Date;

  @Field(() => ListingFilter, {
    nullable: true,
    description:
      'Of which listings; left out: all. What `takesPlace` asks holds for each entry; its period is that of the calendar unless it has one.',
  })
  filter?: ListingFilter | null;
}
