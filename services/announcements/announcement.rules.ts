import { municipalityByCode, regionByCode } from '../../reference';
import { readCodes } from '../kit/codes';
import { readLink } from '../kit/link';
import { readText } from '../kit/localized-text';
import type { Problems } from '../kit/user-error';
import { areaKeysOf } from './announcement.areas';
import type { AnnouncementKind } from './announcement.codes';
import type { Announcement } from './announcement.entity';
import type {
  ApplicationWindowInput,
  CreateAnnouncementInput,
  EventTimeInput,
} from './announcement.input';

/** What an announcement's author decides. */
export type AnnouncementContent = Omit<
  Announcement,
  'id' | 'publisherId' | 'status' | 'isDemo' | 'version' | 'createdAt' | 'updatedAt' | 'publishedAt'
>;

/** Which times a kind has: it needs them, may have them, or has none. */
interface Times {
  readonly eventTime: 'needed' | 'none';
  readonly applicationWindow: 'needed' | 'optional' | 'none';
}

const timesOf: Record<AnnouncementKind, Times> = {
  EVENT: { eventTime: 'needed', applicationWindow: 'optional' },
  TRAINING: { eventTime: 'needed', applicationWindow: 'optional' },
  ASSOCIATION_EVENING: { eventTime: 'needed', applicationWindow: 'optional' },
  GRANT_CALL: { eventTime: 'none', applicationWindow: 'needed' },
  BULLETIN: { eventTime: 'none', applicationWindow: 'none' },
};

/** The content that the input describes; problems carry the path of the field. */
export function readContent(
  input: CreateAnnouncementInput,
  problems: Problems,
): AnnouncementContent {
  const text = (field: 'title' | 'summary' | 'description', maxLength: number) =>
    readText(input[field], { maxLength, required: field === 'title' }, problems.at(field));
  const areas = readAreas(input, problems);
  checkTimes(input, problems);
  return {
    kind: input.kind,
    titles: text('title', 200) ?? {},
    summaries: text('summary', 500),
    descriptions: text('description', 10_000),
    ...areas,
    areaKeys: areaKeysOf(areas),
    eventStartsAt: input.eventTime?.startsAt ?? null,
    eventEndsAt: input.eventTime?.endsAt ?? null,
    applicationOpensAt: input.applicationWindow?.opensAt ?? null,
    applicationClosesAt: input.applicationWindow?.closesAt ?? null,
    storedLink: input.link ? readLink(input.link, problems.at('link')) : null,
  };
}

function readAreas(input: CreateAnnouncementInput, problems: Problems) {
  const areas = {
    municipalityCodes: readCodes(
      'municipality',
      input.municipalities,
      municipalityByCode,
      problems.at('municipalities'),
    ),
    regionCodes: readCodes('region', input.regions, regionByCode, problems.at('regions')),
    isWholeCountry: input.wholeCountry ?? false,
  };
  if (areas.isWholeCountry && areas.municipalityCodes.length + areas.regionCodes.length > 0)
    problems
      .at('wholeCountry')
      .add(
        'CONFLICTING_VALUES',
        'For the whole country no areas are named: give one or the other.',
      );
  return areas;
}

function checkTimes(input: CreateAnnouncementInput, problems: Problems): void {
  const { kind, eventTime, applicationWindow } = input;
  if (eventTime) checkEventTime(kind, eventTime, problems.at('eventTime'));
  if (applicationWindow) checkWindow(kind, applicationWindow, problems.at('applicationWindow'));
  if (eventTime && applicationWindow && applicationWindow.closesAt > eventTime.endsAt)
    problems
      .at('applicationWindow', 'closesAt')
      .add(
        'INVALID_PERIOD',
        'One cannot register after the event: close the registration before it ends.',
      );
}

function checkEventTime(kind: AnnouncementKind, time: EventTimeInput, problems: Problems): void {
  if (timesOf[kind].eventTime === 'none')
    problems.add('CONFLICTING_VALUES', `A ${kind} has no event time: leave it out.`);
  if (time.endsAt < time.startsAt)
    problems.at('endsAt').add('INVALID_PERIOD', 'The event ends before it begins.');
}

function checkWindow(
  kind: AnnouncementKind,
  window: ApplicationWindowInput,
  problems: Problems,
): void {
  if (timesOf[kind].applicationWindow === 'none')
    problems.add('CONFLICTING_VALUES', `A ${kind} has no application time: leave it out.`);
  if (window.closesAt <= window.opensAt)
    problems.at('closesAt').add('INVALID_PERIOD', 'The application time closes before it opens.');
}

/** What a draft may lack and a published announcement may not. */
export function checkComplete(announcement: Announcement, problems: Problems): void {
  const { kind, eventStartsAt, applicationOpensAt, areaKeys } = announcement;
  const times = timesOf[kind];
  if (times.eventTime === 'needed' && eventStartsAt === null)
    problems.at('eventTime').add('VALUE_MISSING', `A ${kind} is published with its time only.`);
  if (times.applicationWindow === 'needed' && applicationOpensAt === null)
    problems
      .at('applicationWindow')
      .add('VALUE_MISSING', `A ${kind} is published with its application time only.`);
  if (areaKeys.length === 0)
    problems
      .at('municipalities')
      .add('VALUE_MISSING', 'Say whom it is for: municipalities, regions or the whole country.');
}
