import { demoCase, demoOrganisation } from '../../demo/demo-cases';
import type { Question } from '../support/graphql-client';

/** A question that both wirings answer with data and without errors. */
export interface QueryCase extends Question {
  readonly title: string;
}

const id = (key: string): string => demoCase(key).id;

const cardFields = `
  id category status title summary description availableLanguages isDemo version
  ageGroups gender languages wholeCountry isLongTerm missingChannelDetails
  createdAt updatedAt publishedAt archivedAt
  organisation { id name kind homeMunicipality { code name } }
  themes { code name category } form { code name }
  municipalities { code name } regions { code name } counties { code name }
  serviceClasses { code name }`;

const crossing: readonly QueryCase[] = [
  {
    title: 'reach all four subgraphs from a municipality',
    query: `query ($code: ID!) {
      municipality(code: $code) {
        name
        region { name }
        listings(first: 20) { totalCount nodes { ${cardFields} } }
        announcements(first: 5) { totalCount nodes { kind title publisher { name kind } } }
      }
    }`,
    variables: { code: '564' },
  },
  {
    title: 'reach all four subgraphs side by side',
    query: `{
      organisations(first: 3) { nodes { name } }
      listings(first: 3) { nodes { title } }
      announcements(first: 3) { nodes { title } }
      themes { code name }
    }`,
  },
  {
    title: 'come back from announcement to listings over publisher and areas',
    query: `{ announcements(first: 10) { nodes {
      id kind title summary description status publishedAt wholeCountry
      eventTime { startsAt endsAt } applicationWindow { opensAt closesAt } link { title url }
      publisher { name listings(first: 2) { nodes { title serviceClasses { code } } } }
      municipalities { name } regions { name listings(first: 1) { totalCount } }
    } } }`,
  },
  {
    title: 'go from theme and region and county to listings',
    query: `{
      themes(category: HOBBY) { code listings(first: 2) { totalCount nodes { title form { name } } } }
      regions { code name listings(first: 1) { totalCount nodes { title } } announcements(first: 1) { totalCount } }
      wellbeingServicesCounty(code: "17") { name municipalities { name } listings(first: 3) { nodes { title } } }
    }`,
  },
  {
    title: 'follow an umbrella to its members and back',
    query: `query ($umbrella: ID!, $member: ID!) {
      organisation(id: $umbrella) { name members { totalCount nodes { name parent { name } } } }
      member: organisation(id: $member) { name parent { name listings(first: 1) { totalCount } } }
    }`,
    variables: { umbrella: id('umbrella'), member: id('umbrella-member') },
  },
];

const required: readonly QueryCase[] = [
  {
    title: 'classify listings by facts that another subgraph has',
    query: `{ listings(first: 100) { nodes {
      id
      serviceClasses { code name parent { code } } keywords { code name } targetGroups { code name }
      classification { unclassified { reason theme { code } form { code } explanation(language: EN) } }
    } } }`,
  },
  {
    title: 'judge transfers to PTV by both versions, with facts of three subgraphs',
    query: `query ($ids: [ID!]) { listings(first: 200, filter: { organisation: $ids }) { nodes {
      id
      now: ptvTransfer { eligible conditionsVersion conditions { code met explanation(language: SV) } }
      before: ptvTransfer(conditions: V2023) { eligible conditions { code met explanation } }
    } } }`,
    variables: {
      ids: ['parish', 'unregistered-group', 'no-business-id', 'own-ptv-account', 'umbrella-member']
        .map(id)
        .concat(demoOrganisation.id),
    },
  },
  {
    title: 'find the listings of a service class by its criteria',
    query: `{
      serviceClass(code: "P5.7") {
        name children { code }
        listingCriteria { category themeCode formCodes ageGroupsAny ageGroupsNone }
        listings(first: 5) { totalCount nodes { title serviceClasses { code } } }
      }
      serviceClasses(filter: { parent: "P25" }) { code name listings(first: 1) { totalCount nodes { title } } }
    }`,
  },
  {
    title: 'find the listings of the stages of the service chain',
    query: `{ serviceChainStages { code name order forms { code } listings(first: 2) { totalCount nodes { title form { code } } } } }`,
  },
];

const texts: readonly QueryCase[] = [
  {
    title: 'give one text in three languages by aliases',
    query: `query ($id: ID!) { listing(id: $id) {
      title fi: title(language: FI) sv: title(language: SV) en: title(language: EN)
      availableLanguages
    } }`,
    variables: { id: id('all-text-languages') },
  },
  {
    title: 'give the same entity in other languages on other paths under one response key',
    query: `query ($listing: ID!, $organisation: ID!) {
      finnish: listing(id: $listing) { organisation { id name(language: FI) } municipalities { name(language: FI) } }
      swedish: listing(id: $listing) { organisation { id name(language: SV) } municipalities { name(language: SV) } }
      organisation(id: $organisation) {
        name(language: EN)
        listings(first: 3) { nodes { organisation { name(language: SV) } } }
      }
    }`,
    variables: { listing: id('ptv-eligible'), organisation: demoOrganisation.id },
  },
  {
    title: 'fall back to the language that there is',
    query: `query ($swedish: ID!, $english: ID!) {
      swedish: listing(id: $swedish) { title(language: EN) availableLanguages organisation { name(language: FI) } }
      english: listing(id: $english) { title(language: SV) availableLanguages }
    }`,
    variables: { swedish: id('swedish-only'), english: id('english-only') },
  },
];

/** Lists of listings that are not empty, with `totalCount`. */
export const filterCases: readonly QueryCase[] = [
  { category: ['HOBBY'] },
  { theme: ['ht_urheilu'] },
  { form: ['sm_vertaistuki'] },
  { municipality: ['564', '091'], includeWholeCountry: false },
  { region: ['17'] },
  { county: ['17'] },
  { ageGroup: ['YOUNG', 'ELDERLY'] },
  { gender: ['FEMALE'] },
  { language: ['SV'] },
  { channelKind: ['ONLINE', 'PHONE'] },
  { isFree: true },
  { organisation: [demoOrganisation.id] },
  { publishedAfter: '2026-09-01T00:00:00Z' },
  { category: ['SUPPORT'], municipality: ['564'], ageGroup: ['ADULT'] },
].map((filter) => ({
  title: JSON.stringify(filter),
  query: `query ($filter: ListingFilter) { listings(first: 30, filter: $filter) { totalCount nodes { ${cardFields} } } }`,
  variables: { filter },
}));

const others: readonly QueryCase[] = [
  {
    title: 'filter organisations and announcements',
    query: `{
      organisations(first: 10, filter: { kind: [PARISH], namePrefix: "Oulun" }) { totalCount nodes { name businessId } }
      byId: organisations(filter: { isNationwide: true }, orderBy: CREATED_AT) { totalCount nodes { name createdAt } }
      announcements(filter: { kind: [GRANT_CALL, EVENT] }, orderBy: HAPPENS_AT) { totalCount nodes { kind title } }
      municipalities(filter: { region: "17" }) { code name wellbeingServicesCounty { code } }
    }`,
  },
  {
    title: 'give channels, schedules and occurrences whole',
    query: `query ($channels: ID!, $schedules: ID!, $many: ID!) {
      channels: listing(id: $channels) { channels {
        id kind summary url phone accessibility coordinates { latitude longitude }
        address { street postalCode city municipality { name region { name } } }
        registration { isRequired instructions url email phone }
      } contacts { kind title value } price { isFree description } }
      schedules: listing(id: $schedules) { schedules {
        kind startDate endDate exclusions timeZone times { weekday startTime endTime }
      } }
      many: listing(id: $many) {
        occurrences(first: 200, from: "2026-01-01T00:00:00Z", to: "2031-01-01T00:00:00Z") { start end isAllDay }
      }
    }`,
    variables: {
      channels: id('all-channel-kinds'),
      schedules: id('many-schedules'),
      many: id('occurrences-1082'),
    },
  },
  {
    title: 'give the code lists',
    query: `{
      activityForms { code name category isProvisional } targetGroups { code parent { code } }
      lifeEvents { code name } keywords { code name ysoUri kokoUri }
      wellbeingServicesCounties { code name } regionalOperators { name website regions { name } municipalities { code } }
      classificationRules { version rules { code effect serviceClass { code } source { line } } }
    }`,
  },
  {
    title: 'give null for what is not there and for drafts of others',
    query: `query ($draft: ID!) {
      listing(id: "no such") { title } organisation(id: "no such") { name }
      municipality(code: "no such") { name } serviceClass(code: "P99.9") { name }
      draft: listing(id: $draft) { title }
    }`,
    variables: { draft: id('draft') },
  },
  {
    title: 'include, skip, spread and name types as asked',
    query: `query ($yes: Boolean!, $no: Boolean!) {
      listings(first: 3) {
        __typename
        nodes { ...Card ... on Listing @skip(if: $yes) { status } themes @include(if: $no) { code } }
      }
    }
    fragment Card on Listing { __typename title organisation { __typename ...Name } }
    fragment Name on Organisation { name }`,
    variables: { yes: true, no: false },
  },
  {
    title: 'describe the same schema',
    query: `{ __schema {
      queryType { name } mutationType { name } subscriptionType { name }
      types { name kind description fields { name description args { name defaultValue type { name kind } } type { name kind ofType { name kind } } } }
    } }`,
  },
];

export const queryCases: readonly QueryCase[] = [...crossing, ...required, ...texts, ...others];
