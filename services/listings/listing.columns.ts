import { type ColumnsOfFields } from '../kit/unread-columns';
import { type Listing } from './listing.entity';

/** What a list reads of a listing only for the fields that need it. Keys of orders are not here. */
export const columnsOfFields: ColumnsOfFields<Listing> = {
  category: ['category', 'content'],
  themeCodes: ['themes', 'content'],
  formCode: ['form', 'content'],
  summaries: ['summary', 'availableLanguages', 'highlights', 'content'],
  descriptions: ['description', 'availableLanguages', 'highlights', 'content'],
  ageGroups: ['ageGroups', 'content'],
  gender: ['gender', 'content'],
  languages: ['languages', 'content'],
  isFree: ['price', 'content'],
  priceDescriptions: ['price', 'content'],
  municipalityCodes: ['municipalities', 'content'],
  regionCodes: ['regions', 'content'],
  countyCodes: ['counties', 'content'],
  isWholeCountry: ['wholeCountry', 'content'],
  storedContacts: ['contacts', 'content'],
  storedChannels: ['channels', 'distance', 'content'],
  storedSchedules: [
    'schedules',
    'occurrences',
    'nextOccurrence',
    'furtherOccurrences',
    'isLongTerm',
    'content',
  ],
  firstDay: ['isLongTerm', 'content'],
  lastDay: ['isLongTerm', 'content'],
  isOpenEnded: ['isLongTerm', 'content'],
  missingChannelDetails: ['missingChannelDetails', 'content'],
  isDemo: ['isDemo', 'content'],
  version: ['version', 'content'],
  archivedAt: ['archivedAt', 'content'],
};
