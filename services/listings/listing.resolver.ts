import { type GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, ID, Info, Int, Query, Resolver, Root } from 'type-graphql';
import { ClientError } from '../../platform/errors';
import { Contact } from '../kit/contact';
import { ContentScalar, type ListingContent } from '../kit/content';
import { type ServiceContext } from '../kit/context';
import { Inaccessible } from '../kit/federation/directives';
import {
  availableLanguages,
  chooseRequiredText,
  chooseText,
  Language,
  LanguageArg,
} from '../kit/localized-text';
import { unreadColumns } from '../kit/unread-columns';
import { Channel } from './channel.type';
import { metresBetween } from './finnish-plane';
import { ActivityForm, Theme } from './classification.stubs';
import { columnsOfFields } from './listing.columns';
import { contentOf } from './listing.content';
import { Listing } from './listing.entity';
import { Highlight } from './listing.highlight.type';
import { highlightsOf } from './listing.highlights';
import { filterConditions } from './listing.filter';
import { ListingConnection, ListingsArgs } from './listing.list';
import { visibleListingById } from './listing.loader';
import { PointInput, readPoint } from './listing.near';
import { listingPage } from './listing.page';
import { withSearch, type ListingPage } from './listing.search';
import { placesOf } from './listing.upkeep';
import { longTermDaysOf } from './listings.settings';
import {
  Municipality,
  Organisation,
  Region,
  WellbeingServicesCounty,
} from './owner-and-areas.stubs';
import { Price } from './price.type';
import {
  countFurtherOccurrences,
  isLongTerm,
  nextOccurrence,
  occurrencesOf,
} from './schedule.occurrences';
import { Occurrence, Schedule } from './schedule.type';

const maxOccurrences = 400;

@Resolver(() => Listing)
export class ListingResolver {
  @Query(() => Listing, {
    nullable: true,
    description: 'One listing; null if there is none with this id or you may not see it.',
  })
  listing(
    @Arg('id', () => ID, { description: 'Its opaque id.' }) id: string,
    @Ctx() context: ServiceContext,
  ): Promise<Listing | null> {
    return visibleListingById(context).load(id);
  }

  @Query(() => ListingConnection, { description: 'Listings, page by page.' })
  listings(
    @Args(() => ListingsArgs) args: ListingsArgs,
    @Ctx() context: ServiceContext,
    @Info() info: GraphQLResolveInfo,
  ): ListingPage {
    const conditions = filterConditions(args.filter, context.principal);
    const unread = unreadColumns(info, columnsOfFields);
    const page = listingPage(context, { name: 'listings', conditions, unread }, args);
    return withSearch(page, args.filter);
  }

  @FieldResolver(() => [Highlight], {
    description:
      'The texts in which something of a searched text is found, by the rules of the filter `text`.',
  })
  highlights(
    @Root() listing: Listing,
    @Arg('text', () => String, { description: 'What was searched for.' }) text: string,
    @LanguageArg() language: Language,
    @Ctx() context: ServiceContext,
  ): Promise<readonly Highlight[]> {
    return highlightsOf(context, { text, language }).load(listing);
  }

  @FieldResolver(() => Organisation, { description: 'Who offers it.' })
  organisation(@Root() { organisationId }: Listing): Organisation {
    return { id: organisationId };
  }

  @FieldResolver(() => [Theme], { description: 'Its one or two themes (teemat).' })
  themes(@Root() { themeCodes }: Listing): Theme[] {
    return themeCodes.map((code) => ({ code }));
  }

  @FieldResolver(() => ActivityForm, { description: 'Its form of activity (toimintamuoto).' })
  form(@Root() { formCode }: Listing): ActivityForm {
    return { code: formCode };
  }

  @FieldResolver(() => String, { description: 'Its title (otsikko).' })
  title(@Root() { titles }: Listing, @LanguageArg() language: Language): string {
    return chooseRequiredText(titles, language);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'A short description (tiivistelmä).',
  })
  summary(@Root() { summaries }: Listing, @LanguageArg() language: Language): string | null {
    return chooseText(summaries, language);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'The description (kuvaus): plain text, a blank line parts paragraphs.',
  })
  description(@Root() { descriptions }: Listing, @LanguageArg() language: Language): string | null {
    return chooseText(descriptions, language);
  }

  @FieldResolver(() => [Language], {
    description: 'Languages that the title, summary or description exists in.',
  })
  availableLanguages(@Root() { titles, summaries, descriptions }: Listing): Language[] {
    return availableLanguages(titles, summaries, descriptions);
  }

  @FieldResolver(() => Price, { description: 'What taking part costs (hinta).' })
  price(@Root() listing: Listing): Price {
    return new Price(listing);
  }

  @FieldResolver(() => [Municipality], { description: 'Municipalities that it is offered in.' })
  municipalities(@Root() { municipalityCodes }: Listing): Municipality[] {
    return municipalityCodes.map((code) => ({ code }));
  }

  @FieldResolver(() => [Region], { description: 'Regions that it is offered in as a whole.' })
  regions(@Root() { regionCodes }: Listing): Region[] {
    return regionCodes.map((code) => ({ code }));
  }

  @FieldResolver(() => [WellbeingServicesCounty], {
    description: 'Wellbeing services counties that it is offered in as a whole.',
  })
  counties(@Root() { countyCodes }: Listing): WellbeingServicesCounty[] {
    return countyCodes.map((code) => ({ code }));
  }

  @FieldResolver(() => [Contact], { description: 'Whom to ask: roles, no names of persons.' })
  contacts(@Root() { storedContacts }: Listing): Contact[] {
    return storedContacts.map((contact) => new Contact(contact));
  }

  @FieldResolver(() => [Channel], { description: 'How one takes part (kanavat).' })
  channels(@Root() { storedChannels }: Listing): Channel[] {
    return storedChannels.map((channel) => new Channel(channel));
  }

  @Inaccessible()
  @FieldResolver(() => ContentScalar, { description: 'All that its author wrote, as one value.' })
  content(@Root() listing: Listing): ListingContent {
    return contentOf(listing);
  }

  @FieldResolver(() => [Schedule], {
    description: 'When it takes place, as its author said it; none: at no particular time.',
  })
  schedules(@Root() { storedSchedules }: Listing): Schedule[] {
    return storedSchedules.map((schedule) => new Schedule(schedule));
  }

  @FieldResolver(() => Boolean, {
    description:
      'Long-term (pitkäkestoinen): without an end, or at least 90 days (a setting) from its first to its last day.',
  })
  isLongTerm(@Root() listing: Listing, @Info() info: GraphQLResolveInfo): boolean {
    return isLongTerm(listing, longTermDaysOf(info.schema));
  }

  @FieldResolver(() => [Occurrence], {
    description: 'The times that it takes place within a period, earliest first.',
  })
  occurrences(
    @Root() { storedSchedules }: Listing,
    @Arg('from', () => Date, { description: 'What is over by then is left out.' }) from: Date,
    @Arg('to', () => Date, { description: 'What starts then or later is left out.' }) to: Date,
    @Arg('first', () => Int, {
      defaultValue: 20,
      description: `How many to give at most: 1 to ${maxOccurrences}.`,
    })
    first: number,
  ): readonly Occurrence[] {
    checkOrder(from, to);
    checkCount(first);
    return occurrencesOf(storedSchedules, from, to, first);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'Metres to its nearest place (etäisyys), as the crow flies; null when it has none, or there is no point to measure from.',
  })
  distance(
    @Root() { storedChannels, askedFrom }: Listing,
    @Arg('from', () => PointInput, {
      nullable: true,
      description: 'From where; left out: from the point of the filter `near` of its list.',
    })
    from: PointInput | null,
  ): number | null {
    const point = from ? readPoint(from, 'from') : askedFrom;
    const metres = point
      ? placesOf(storedChannels).map((place) => metresBetween(point, place))
      : [];
    return metres.length === 0 ? null : Math.round(Math.min(...metres));
  }

  @FieldResolver(() => Occurrence, {
    nullable: true,
    description: 'The time that goes on now or comes next; null when none is left.',
  })
  nextOccurrence(@Root() { storedSchedules }: Listing): Occurrence | null {
    return nextOccurrence(storedSchedules, new Date());
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'How many times follow the next one; null when there is no end.',
  })
  furtherOccurrences(@Root() { storedSchedules }: Listing): number | null {
    return countFurtherOccurrences(storedSchedules, new Date());
  }
}

function checkOrder(from: Date, to: Date): void {
  if (to <= from)
    throw new ClientError('BAD_USER_INPUT', '`to` must be later than `from`.', { argument: 'to' });
}

function checkCount(first: number): void {
  if (first < 1 || first > maxOccurrences)
    throw new ClientError(
      'BAD_USER_INPUT',
      `\`first\` is ${first}; ask for 1 to ${maxOccurrences}.`,
      { argument: 'first' },
    );
}
