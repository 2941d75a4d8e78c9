import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { ServiceContext } from '../kit/context';
import { Link } from '../kit/link';
import {
  availableLanguages,
  chooseRequiredText,
  chooseText,
  Language,
  LanguageArg,
} from '../kit/localized-text';
import { listPage } from '../kit/pagination';
import {
  Announcement,
  AnnouncementConnection,
  ApplicationWindow,
  EventTime,
  type AnnouncementPage,
} from './announcement.entity';
import { announcementList, AnnouncementsArgs } from './announcement.list';
import { visibleAnnouncement } from './announcement.loader';
import { Municipality, Organisation, Region } from './owner-and-areas.stubs';

@Resolver(() => Announcement)
export class AnnouncementResolver {
  @Query(() => Announcement, {
    nullable: true,
    description: 'The announcement with this id, if it is published or one may edit it.',
  })
  announcement(
    @Arg('id', () => ID, { description: 'As an announcement gives it.' }) id: string,
    @Ctx() context: ServiceContext,
  ): Promise<Announcement | null> {
    return visibleAnnouncement(context, id);
  }

  @Query(() => AnnouncementConnection, { description: 'Announcements that match the filter.' })
  announcements(
    @Args(() => AnnouncementsArgs) args: AnnouncementsArgs,
    @Ctx() context: ServiceContext,
  ): AnnouncementPage {
    return listPage(context, announcementList(context, args), args);
  }

  @FieldResolver(() => Organisation, { description: 'Who announces it.' })
  publisher(@Root() { publisherId }: Announcement): Organisation {
    return { id: publisherId };
  }

  @FieldResolver(() => String, { description: 'Its title.' })
  title(@Root() { titles }: Announcement, @LanguageArg() language: Language): string {
    return chooseRequiredText(titles, language);
  }

  @FieldResolver(() => String, { nullable: true, description: 'It in one or two sentences.' })
  summary(@Root() { summaries }: Announcement, @LanguageArg() language: Language): string | null {
    return chooseText(summaries, language);
  }

  @FieldResolver(() => String, { nullable: true, description: 'All there is to say about it.' })
  description(
    @Root() { descriptions }: Announcement,
    @LanguageArg() language: Language,
  ): string | null {
    return chooseText(descriptions, language);
  }

  @FieldResolver(() => [Language], { description: 'The languages its title exists in.' })
  availableLanguages(@Root() { titles }: Announcement): Language[] {
    return availableLanguages(titles);
  }

  @FieldResolver(() => [Municipality], { description: 'Municipalities it names as its area.' })
  municipalities(@Root() { municipalityCodes }: Announcement): Municipality[] {
    return municipalityCodes.map((code) => ({ code }));
  }

  @FieldResolver(() => [Region], { description: 'Regions it names as its area.' })
  regions(@Root() { regionCodes }: Announcement): Region[] {
    return regionCodes.map((code) => ({ code }));
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether it is for the whole country; then it names no areas.',
  })
  wholeCountry(@Root() { isWholeCountry }: Announcement): boolean {
    return isWholeCountry;
  }

  @FieldResolver(() => EventTime, {
    nullable: true,
    description: 'When it takes place; grant calls and bulletins have none.',
  })
  eventTime(@Root() { eventStartsAt, eventEndsAt }: Announcement): EventTime | null {
    if (eventStartsAt === null || eventEndsAt === null) return null;
    return { startsAt: eventStartsAt, endsAt: eventEndsAt };
  }

  @FieldResolver(() => ApplicationWindow, {
    nullable: true,
    description: 'When one may apply for the grant, or register.',
  })
  applicationWindow(
    @Root() { applicationOpensAt, applicationClosesAt }: Announcement,
  ): ApplicationWindow | null {
    if (applicationOpensAt === null || applicationClosesAt === null) return null;
    return { opensAt: applicationOpensAt, closesAt: applicationClosesAt };
  }

  @FieldResolver(() => Link, { nullable: true, description: 'Where to read more.' })
  link(@Root() { storedLink }: Announcement): Link | null {
    return storedLink && new Link(storedLink);
  }
}
