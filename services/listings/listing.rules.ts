import {
  countyByCode,
  formByCode,
  municipalityByCode,
  regionByCode,
  themeByCode,
} from '../../reference';
import { readCodes } from '../kit/codes';
import { readContacts, type ContactInput } from '../kit/contact';
import { type Problems } from '../kit/user-error';
import { accessibilityOf, kindsOf, missingChannelDetails } from './channel.model';
import { readChannels } from './channel.rules';
import { type ListingCategory } from './listing.codes';
import { areaKeysOf } from './listing.areas';
import { type Listing } from './listing.entity';
import { type CreateListingInput, type UpdateListingInput } from './listing.input';
import { readPlainText } from './plain-text.rules';
import { occurrenceSpan } from './schedule.occurrences';
import { readSchedules } from './schedule.rules';

/** What an author decides about a listing: everything but identity, status and times. */
export type ListingContent = Pick<
  Listing,
  | 'organisationId'
  | 'category'
  | 'themeCodes'
  | 'formCode'
  | 'titles'
  | 'summaries'
  | 'descriptions'
  | 'ageGroups'
  | 'gender'
  | 'languages'
  | 'isFree'
  | 'priceDescriptions'
  | 'municipalityCodes'
  | 'regionCodes'
  | 'countyCodes'
  | 'isWholeCountry'
  | 'storedContacts'
  | 'storedChannels'
  | 'storedSchedules'
>;

/** Columns that follow from the content. */
export type DerivedColumns = Pick<
  Listing,
  | 'areaKeys'
  | 'channelKinds'
  | 'accessibility'
  | 'missingChannelDetails'
  | 'firstDay'
  | 'lastDay'
  | 'isOpenEnded'
>;

const maxThemes = 2;

/**
 * The content as it is stored. Everything that is wrong goes to `problems`, with the path of the
 * input field; the result is fit to be stored only if there is nothing.
 */
export function readListing(input: CreateListingInput, problems: Problems): ListingContent {
  return {
    organisationId: readOrganisation(input.organisationId, problems.at('organisationId')),
    ...readClassification(input, problems),
    ...readTexts(input, problems),
    ...readAudience(input, problems),
    ...readAreas(input, problems),
    storedContacts: readContacts(input.contacts, problems.at('contacts')),
    storedChannels: readChannels(input.channels, problems.at('channels')),
    storedSchedules: readSchedules(input.schedules, problems.at('schedules')),
  };
}

/** What readers need before a listing goes public; drafts may lack it. */
export function checkComplete(content: ListingContent, problems: Problems): void {
  const { municipalityCodes, regionCodes, countyCodes, isWholeCountry } = content;
  const areas = municipalityCodes.length + regionCodes.length + countyCodes.length;
  if (areas === 0 && !isWholeCountry)
    problems
      .at('municipalities')
      .add('VALUE_MISSING', 'Say where it is offered: at least one area, or the whole country.');
  if (content.storedChannels.length === 0)
    problems.at('channels').add('VALUE_MISSING', 'Say how one takes part: at least one channel.');
}

export function derivedColumns(content: ListingContent): DerivedColumns {
  const { storedChannels } = content;
  return {
    areaKeys: areaKeysOf(content),
    channelKinds: kindsOf(storedChannels),
    accessibility: accessibilityOf(storedChannels),
    missingChannelDetails: missingChannelDetails(storedChannels),
    ...occurrenceSpan(content.storedSchedules),
  };
}

/**
 * A stored listing with the changes of an update, as if it were written anew: one set of rules
 * judges both. A field that cannot be empty and is given as null is reported.
 */
export function mergeUpdate(
  listing: Listing,
  update: UpdateListingInput,
  problems: Problems,
): CreateListingInput {
  const merged: Record<string, unknown> = { ...inputOf(listing) };
  for (const [field, value] of Object.entries(update)) {
    if (value === undefined) continue;
    if (value === null && !removable.has(field))
      problems.at(field).add('VALUE_MISSING', 'Leave the field out to keep its value.');
    else merged[field] = value;
  }
  return merged as unknown as CreateListingInput;
}

const removable: ReadonlySet<string> = new Set(['summary', 'description']);

const inputOf = (listing: Listing): CreateListingInput => ({
  organisationId: listing.organisationId,
  category: listing.category,
  themes: listing.themeCodes,
  form: listing.formCode,
  title: listing.titles,
  summary: listing.summaries,
  description: listing.descriptions,
  ageGroups: listing.ageGroups,
  gender: listing.gender,
  languages: listing.languages,
  price: { isFree: listing.isFree, description: listing.priceDescriptions },
  municipalities: listing.municipalityCodes,
  regions: listing.regionCodes,
  counties: listing.countyCodes,
  wholeCountry: listing.isWholeCountry,
  contacts: listing.storedContacts as ContactInput[],
  channels: listing.storedChannels,
  schedules: listing.storedSchedules,
});

/**
 * The organisation lives in another service, whose tables are out of reach: its id is taken on
 * trust. Who may write for it is decided by the token, so a member cannot invent one.
 */
function readOrganisation(id: string, problems: Problems): string {
  if (!/^[\x21-\x7e]{1,100}$/.test(id))
    problems.add('INVALID_FORMAT', 'An id has 1 to 100 characters, without spaces.');
  return id;
}

function readClassification({ category, themes, form }: CreateListingInput, problems: Problems) {
  const themeCodes = [...new Set(themes)];
  if (themeCodes.length === 0)
    problems.at('themes').add('VALUE_MISSING', 'Give one or two themes of the category.');
  if (themeCodes.length > maxThemes)
    problems
      .at('themes')
      .add('TOO_MANY_VALUES', `${themeCodes.length} themes; at most ${maxThemes} are allowed.`);
  themes.forEach((code, index) => {
    const found = { what: 'theme', list: 'themes', code, category, entry: themeByCode(code) };
    checkCategoryCode(found, problems.at('themes', index));
  });
  const found = {
    what: 'form',
    list: 'activityForms',
    code: form,
    category,
    entry: formByCode(form),
  };
  checkCategoryCode(found, problems.at('form'));
  return { category, themeCodes, formCode: form };
}

interface CategoryCodeFound {
  readonly what: string;
  readonly list: string;
  readonly code: string;
  readonly category: ListingCategory;
  readonly entry: { readonly category: ListingCategory } | undefined;
}

function checkCategoryCode(found: CategoryCodeFound, problems: Problems): void {
  const { what, list, code, category, entry } = found;
  const remedy = `see \`${list}(category: ${category})\`.`;
  if (!entry) problems.add('UNKNOWN_CODE', `No ${what} has the code “${code}”; ${remedy}`);
  else if (entry.category !== category)
    problems.add(
      'CONFLICTING_VALUES',
      `The ${what} “${code}” belongs to ${entry.category}, the listing to ${category}; ${remedy}`,
    );
}

function readTexts({ title, summary, description }: CreateListingInput, problems: Problems) {
  const text = (maxLength: number, required = false) => ({ maxLength, required });
  return {
    titles: readPlainText(title, text(200, true), problems.at('title')) ?? {},
    summaries: readPlainText(summary, text(500), problems.at('summary')),
    descriptions: readPlainText(description, text(10_000), problems.at('description')),
  };
}

function readAudience(input: CreateListingInput, problems: Problems) {
  const { ageGroups, languages, price } = input;
  if (ageGroups.length === 0)
    problems.at('ageGroups').add('VALUE_MISSING', 'Give at least one age group, e.g. ANY.');
  if (languages.length === 0)
    problems.at('languages').add('VALUE_MISSING', 'Give at least one language, e.g. FI.');
  const rule = { maxLength: 500, required: false };
  return {
    ageGroups: [...new Set(ageGroups)],
    gender: input.gender,
    languages: [...new Set(languages)],
    isFree: price.isFree,
    priceDescriptions: readPlainText(price.description, rule, problems.at('price', 'description')),
  };
}

function readAreas(input: CreateListingInput, problems: Problems) {
  const { municipalities, regions, counties, wholeCountry } = input;
  const count = municipalities.length + regions.length + counties.length;
  if (wholeCountry && count > 0)
    problems
      .at('wholeCountry')
      .add('CONFLICTING_VALUES', 'Give either areas or the whole country, not both.');
  const codes = (
    kind: string,
    given: readonly string[],
    lookup: (code: string) => unknown,
    field: string,
  ): string[] => readCodes(kind, given, lookup, problems.at(field)).sort();
  return {
    municipalityCodes: codes('municipality', municipalities, municipalityByCode, 'municipalities'),
    regionCodes: codes('region', regions, regionByCode, 'regions'),
    countyCodes: codes('county', counties, countyByCode, 'counties'),
    isWholeCountry: wholeCountry,
  };
}
