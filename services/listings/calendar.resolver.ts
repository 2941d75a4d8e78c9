import { Args, Ctx, Query, Resolver } from 'type-graphql';
import { type ServiceContext } from '../kit/context';
import { type Page } from '../kit/pagination/page';
import { calendarPage } from './calendar';
import { CalendarArgs, CalendarConnection, CalendarEntry } from './calendar.type';

@Resolver()
export class CalendarResolver {
  @Query(() => CalendarConnection, {
    description:
      'What takes place when (kalenteri): every time of every listing in order of its start, page by page.',
  })
  calendar(
    @Args(() => CalendarArgs) args: CalendarArgs,
    @Ctx() context: ServiceContext,
  ): Page<CalendarEntry> {
    return calendarPage(context, args);
  }
}
