import { demoCase, demoOrganisation } from '../../demo/demo-cases';
import type { Question } from '../support/graphql-client';
import type { CallerName } from './callers';

/** A question that both wirings refuse, wholly or in part. */
export interface RefusalCase extends Omit<Question, 'token'> {
  readonly title: string;
  readonly as?: CallerName;
  readonly status?: number;
  /** Of the answer's errors. */
  readonly codes: readonly string[];
}

/** A mutation that reaches its subgraph and is told what is wrong with its input. */
export interface InputCase extends Omit<Question, 'token'> {
  readonly title: string;
  readonly as?: CallerName;
  /** `CODE path.of.field`, in the order of the answer. */
  readonly problems: readonly string[];
}

const own = demoCase('ptv-eligible').id;
const draft = demoCase('draft').id;
const publish = `mutation ($id: ID!) { publishListing(id: $id, expectedVersion: 1) { listing { id } userErrors { code } } }`;

const requests: readonly RefusalCase[] = [
  {
    title: 'an unknown field',
    query: '{ nope }',
    status: 400,
    codes: ['GRAPHQL_VALIDATION_FAILED'],
  },
  {
    title: 'a literal of a wrong type',
    query: '{ listings(first: "many") { totalCount } }',
    status: 400,
    codes: ['GRAPHQL_VALIDATION_FAILED'],
  },
  {
    title: 'a variable of a wrong type',
    query: 'query ($first: Int!) { listings(first: $first) { totalCount } }',
    variables: { first: 'many' },
    status: 400,
    codes: ['BAD_USER_INPUT'],
  },
  {
    title: 'an enum value that does not exist',
    query: 'query ($filter: ListingFilter) { listings(filter: $filter) { totalCount } }',
    variables: { filter: { category: ['SPORT'] } },
    status: 400,
    codes: ['BAD_USER_INPUT'],
  },
  {
    title: 'a field of an input that does not exist',
    query: 'query ($filter: ListingFilter) { listings(filter: $filter) { totalCount } }',
    variables: { filter: { town: 'Oulu' } },
    status: 400,
    codes: ['BAD_USER_INPUT'],
  },
  {
    title: 'no GraphQL at all',
    query: '{ listings ',
    status: 400,
    codes: ['GRAPHQL_PARSE_FAILED'],
  },
];

const lists: readonly RefusalCase[] = [
  {
    title: 'a page of a million',
    query: '{ listings(first: 1000000) { totalCount } }',
    codes: ['BAD_USER_INPUT'],
  },
  {
    title: 'a page below one, deep in the graph',
    query: '{ municipality(code: "564") { name listings(first: 0) { totalCount } } }',
    codes: ['BAD_USER_INPUT'],
  },
  {
    title: 'a cursor that is none',
    query: '{ organisations(after: "x") { totalCount } }',
    codes: ['INVALID_CURSOR'],
  },
  {
    title: 'unknown codes in filters, beside data that stands',
    query: `{
      region(code: "17") { name listings(filter: { theme: ["ht_nope"] }) { totalCount } }
      themes(category: SUPPORT) { code }
    }`,
    codes: ['UNKNOWN_CODE'],
  },
  {
    title: 'announcements of an unknown municipality',
    query: '{ announcements(filter: { municipality: ["999"] }) { totalCount } }',
    codes: ['UNKNOWN_CODE'],
  },
  {
    title: 'an unknown form to classify',
    query: `{ classify(input: { category: HOBBY, themeCodes: ["ht_urheilu"], formCode: "nope" }) { unclassified { reason } } }`,
    codes: ['UNKNOWN_CODE'],
  },
  {
    title: 'a span that ends before it starts',
    query: `{ listings(first: 1) { nodes { occurrences(from: "2026-02-01T00:00:00Z", to: "2026-01-01T00:00:00Z") { start } } } }`,
    codes: ['BAD_USER_INPUT'],
  },
];

const values: readonly RefusalCase[] = [
  {
    title: 'a day that does not exist, in the document',
    query: '{ listings(filter: { takesPlace: { from: "2026-02-30T00:00:00Z" } }) { totalCount } }',
    codes: ['BAD_USER_INPUT'],
  },
  {
    title: 'a day that does not exist, as a variable',
    query: 'query ($filter: ListingFilter) { listings(filter: $filter) { totalCount } }',
    variables: { filter: { publishedAfter: '2026-02-30T00:00:00Z' } },
    codes: ['BAD_USER_INPUT'],
  },
  {
    title: 'an hour that does not exist, deep in the graph',
    query: `{ serviceClass(code: "P1") { name listings(filter: { takesPlace: { startsFrom: "25:00" } }) { totalCount } } }`,
    codes: ['BAD_USER_INPUT'],
  },
  {
    title: 'a year that no database holds',
    query: '{ announcements(filter: { endsAfter: "0000-01-01T00:00:00Z" }) { totalCount } }',
    codes: ['BAD_USER_INPUT'],
  },
  {
    title: 'a number that is infinite',
    query: '{ listings(filter: { near: { latitude: 1e999, longitude: 24.9 } }) { totalCount } }',
    status: 400,
    codes: ['GRAPHQL_VALIDATION_FAILED'],
  },
  {
    title: 'municipalities of an unknown region',
    query: '{ municipalities(filter: { region: "99" }) { code } }',
    codes: ['UNKNOWN_CODE'],
  },
  {
    title: 'two hundred values of one field',
    query: 'query ($filter: ListingFilter) { listings(filter: $filter) { totalCount } }',
    variables: { filter: { theme: Array.from({ length: 200 }, () => 'ht_urheilu') } },
    codes: ['BAD_USER_INPUT'],
  },
  {
    title: 'a filter of a feed with an unknown code',
    query: '{ listingChanges(filter: { theme: ["ht_nope"] }) { events { cursor } } }',
    codes: ['UNKNOWN_CODE'],
  },
];

const rights: readonly RefusalCase[] = [
  {
    title: 'drafts to the anonymous',
    query: '{ listings(filter: { status: [DRAFT] }) { totalCount } }',
    codes: ['UNAUTHENTICATED'],
  },
  {
    title: 'mutations to the anonymous',
    query: publish,
    variables: { id: draft },
    codes: ['UNAUTHENTICATED'],
  },
  {
    title: 'mutations to a member without the scope',
    query: publish,
    variables: { id: draft },
    as: 'memberWithoutScopes',
    codes: ['FORBIDDEN'],
  },
  ...[
    `createAnnouncement(input: { kind: BULLETIN, title: { fi: "Uutinen" } })`,
    `registerOrganisation(input: { name: { fi: "Ensimmäinen ry" }, kind: OTHER })`,
    `archiveListing(id: "${draft}", expectedVersion: 1)`,
  ].map((call) => ({
    title: `${call.slice(0, call.indexOf('('))} to a token without a role`,
    query: `mutation { ${call} { userErrors { code } } }`,
    as: 'withoutRole' as const,
    codes: ['FORBIDDEN'],
  })),
  {
    title: 'mutations of the content of another organisation',
    query: publish,
    variables: { id: own },
    as: 'memberOfAnother',
    codes: ['FORBIDDEN'],
  },
  {
    title: 'registering organisations to a member',
    query: `mutation { registerOrganisation(input: { name: { fi: "Uusi ry" }, kind: OTHER }) { userErrors { code } } }`,
    as: 'member',
    codes: ['FORBIDDEN'],
  },
  {
    title: 'a grant call of a member',
    query: `mutation ($by: ID!) { createAnnouncement(input: {
      publisherId: $by, kind: GRANT_CALL, title: { fi: "Haku" }, municipalities: ["564"],
      applicationWindow: { opensAt: "2027-01-01T08:00:00Z", closesAt: "2027-02-01T08:00:00Z" }
    }) { userErrors { code } } }`,
    variables: { by: demoOrganisation.id },
    as: 'member',
    codes: ['FORBIDDEN'],
  },
  ...(['expired', 'forged', 'garbled'] as const).map((as) => ({
    title: `a token that is ${as}`,
    query: '{ themes { code } }',
    as,
    status: 401,
    codes: ['UNAUTHENTICATED'],
  })),
];

export const refusalCases: readonly RefusalCase[] = [...requests, ...lists, ...values, ...rights];

/** Input that is accepted. */
export const newListing = {
  organisationId: demoOrganisation.id,
  category: 'SUPPORT',
  themes: ['st_mielenterveys'],
  form: 'sm_vertaistuki',
  title: { fi: 'Keskusteluilta', sv: 'Samtalskväll' },
  price: { isFree: true },
  municipalities: ['564'],
  channels: [{ kind: 'ONLINE', url: 'https://ilta.example' }],
};
const createListing = `mutation ($input: CreateListingInput!) {
  createListing(input: $input) { listing { id } userErrors { code message path } }
}`;
const listingCase = (title: string, changes: object, problems: readonly string[]): InputCase => ({
  title,
  query: createListing,
  variables: { input: { ...newListing, ...changes } },
  as: 'member',
  problems,
});

export const inputCases: readonly InputCase[] = [
  listingCase('a third theme', { themes: ['st_mielenterveys', 'st_asuminen', 'st_talous'] }, [
    'TOO_MANY_VALUES input.themes',
  ]),
  listingCase('a theme of another category', { themes: ['ht_urheilu'] }, [
    'CONFLICTING_VALUES input.themes.0',
  ]),
  listingCase(
    'unknown codes',
    { themes: ['st_nope'], form: 'sm_nope', municipalities: ['999'], regions: ['99'] },
    [
      'UNKNOWN_CODE input.themes.0',
      'UNKNOWN_CODE input.form',
      'UNKNOWN_CODE input.municipalities.0',
      'UNKNOWN_CODE input.regions.0',
    ],
  ),
  listingCase(
    'a schedule that ends before it starts',
    { schedules: [{ kind: 'DATE_RANGE', startDate: '2027-02-01', endDate: '2027-01-01' }] },
    ['INVALID_PERIOD input.schedules.0.endDate'],
  ),
  listingCase(
    'texts and contacts that cannot be',
    {
      title: { fi: 'x'.repeat(201) },
      contacts: [{ title: { fi: 'Neuvonta' }, kind: 'EMAIL', value: 'no address' }],
      channels: [{ kind: 'ONLINE', url: 'javascript:alert(1)' }],
    },
    [
      'VALUE_TOO_LONG input.title.fi',
      'INVALID_FORMAT input.contacts.0.value',
      'INVALID_FORMAT input.channels.0.url',
    ],
  ),
  {
    title: 'a stale version',
    query: `mutation ($id: ID!) {
      updateListing(id: $id, expectedVersion: 99, input: { gender: FEMALE }) { listing { version gender } userErrors { code message path } }
    }`,
    variables: { id: own },
    as: 'member',
    problems: ['STALE_VERSION expectedVersion'],
  },
  {
    title: 'publishing what is published',
    query: `mutation ($id: ID!) { publishListing(id: $id, expectedVersion: 1) { listing { status } userErrors { code message path } } }`,
    variables: { id: own },
    as: 'member',
    problems: ['WRONG_STATUS id'],
  },
  {
    title: 'a listing that is not there',
    query: `mutation { archiveListing(id: "no such", expectedVersion: 1) { listing { id } userErrors { code message path } } }`,
    as: 'member',
    problems: ['NOT_FOUND id'],
  },
  {
    title: 'a Y-tunnus with a wrong check digit',
    query: `mutation { registerOrganisation(input: {
      name: { fi: "Väärä numero ry" }, kind: REGISTERED_ASSOCIATION, businessId: "1234567-8", homeMunicipality: "999"
    }) { organisation { id } userErrors { code message path } } }`,
    as: 'admin',
    problems: ['INVALID_BUSINESS_ID input.businessId', 'UNKNOWN_CODE input.homeMunicipality'],
  },
  {
    title: 'a stale version of an organisation',
    query: `mutation ($id: ID!) { updateOrganisation(id: $id, expectedVersion: 99, input: { isNationwide: true }) { organisation { version } userErrors { code message path } } }`,
    variables: { id: demoOrganisation.id },
    as: 'member',
    problems: ['STALE_VERSION expectedVersion'],
  },
  {
    title: 'an event that ends before it starts',
    query: `mutation ($by: ID!) { createAnnouncement(input: {
      publisherId: $by, kind: EVENT, title: { fi: "Tilaisuus" }, municipalities: ["564"],
      eventTime: { startsAt: "2027-02-01T08:00:00Z", endsAt: "2027-01-01T08:00:00Z" }
    }) { announcement { id } userErrors { code message path } } }`,
    variables: { by: demoOrganisation.id },
    as: 'member',
    problems: ['INVALID_PERIOD input.eventTime.endsAt'],
  },
];
