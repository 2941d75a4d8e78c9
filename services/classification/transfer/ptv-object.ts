import type { Json } from './ptv-client';

/** What can be in PTV, by the last part of its address. */
export type PtvKind =
  'Organization' | 'ServiceLocation' | 'Phone' | 'EChannel' | 'WebPage' | 'Service';

/** Something that shall be in PTV as `body` says, PTV's ids in their places. */
export interface PtvObject {
  readonly kind: PtvKind;
  /** Its source id without a generation: what it is in the ledger. */
  readonly key: string;
  readonly body: Json;
  /** What a POST takes beside the body, and a PUT does not. */
  readonly onlyNew?: Json;
}

const addresses: Readonly<Record<PtvKind, string>> = {
  Organization: 'Organization',
  ServiceLocation: 'ServiceChannel/ServiceLocation',
  Phone: 'ServiceChannel/Phone',
  EChannel: 'ServiceChannel/EChannel',
  WebPage: 'ServiceChannel/WebPage',
  Service: 'Service',
};

/** Where it is written. */
export const addressOf = (kind: PtvKind): string => addresses[kind];

/** Where it is read. */
export const readAddressOf = (kind: PtvKind, id: string): string =>
  `${addresses[kind].split('/')[0]}/${id}`;

/**
 * The source id that PTV knows it by. What was archived or deleted there keeps its source id, so
 * whatever takes its place comes as another generation.
 */
export const sourceIdOf = (key: string, generation: number): string =>
  generation === 1 ? key : `${key}.${generation}`;

/** What a PUT empties: a field that is left out would be kept. */
const deletions: Readonly<Record<PtvKind, Readonly<Record<string, string>>>> = {
  Organization: {
    emails: 'deleteAllEmails',
    phoneNumbers: 'deleteAllPhones',
    webPages: 'deleteAllWebPages',
    addresses: 'deleteAllAddresses',
  },
  ServiceLocation: {
    emails: 'deleteAllEmails',
    phoneNumbers: 'deleteAllPhoneNumbers',
    webPages: 'deleteAllWebPages',
    serviceHours: 'deleteAllServiceHours',
  },
  Phone: {
    webPage: 'deleteAllWebPages',
    supportEmails: 'deleteAllSupportEmails',
    serviceHours: 'deleteAllServiceHours',
  },
  EChannel: {
    supportEmails: 'deleteAllSupportEmails',
    supportPhones: 'deleteAllSupportPhones',
    serviceHours: 'deleteAllServiceHours',
  },
  WebPage: {
    supportEmails: 'deleteAllSupportEmails',
    supportPhones: 'deleteAllSupportPhones',
  },
  Service: {
    lifeEvents: 'deleteAllLifeEvents',
    industrialClasses: 'deleteAllIndustrialClasses',
    legislation: 'deleteAllLaws',
    keywords: 'deleteAllKeywords',
    serviceChargeType: 'deleteServiceChargeType',
  },
};

/** The body of a PUT: what the object has, and what it has no more. */
export const updateOf = ({ kind, body }: Pick<PtvObject, 'kind' | 'body'>): Json =>
  withDeletions(body, deletions[kind]);

/** With the flag of each field that is not there. */
export function withDeletions(body: Json, flags: Readonly<Record<string, string>>): Json {
  const absent = Object.entries(flags).filter(([field]) => isEmpty(body[field]));
  return { ...body, ...Object.fromEntries(absent.map(([, flag]) => [flag, true])) };
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (Array.isArray(value) && value.length === 0);
