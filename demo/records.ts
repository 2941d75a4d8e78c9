/**
 * The plain records of the demo data: what the services' bulk loaders read. Nothing here knows
 * a database. Codes are those of `reference/`, instants are ISO 8601 in UTC, local dates are
 * `YYYY-MM-DD` and local times `HH:mm`, both in Europe/Helsinki.
 */

/** One text in the languages it exists in; at least one of them is there. */
export interface DemoText {
  readonly fi?: string;
  readonly sv?: string;
  readonly en?: string;
}

/** A way to reach somebody: a title ("Toiminnanjohtaja") and a channel, never a person's name. */
export interface DemoContact {
  readonly title: DemoText;
  readonly kind: 'EMAIL' | 'PHONE' | 'WEBSITE';
  readonly value: string;
}

export interface DemoLink {
  readonly title: DemoText;
  readonly url: string;
}

export type DemoOrganisationKind =
  | 'REGISTERED_ASSOCIATION'
  | 'PARISH'
  | 'UNREGISTERED_GROUP'
  | 'FOUNDATION'
  | 'MUNICIPALITY'
  | 'WELLBEING_SERVICES_COUNTY'
  | 'OTHER';

export interface DemoOrganisation {
  readonly id: string;
  readonly name: DemoText;
  readonly description: DemoText;
  readonly kind: DemoOrganisationKind;
  /** Y-tunnus with a valid check digit, or null for those that have none or never gave it. */
  readonly businessId: string | null;
  readonly hasPtvAccount: boolean;
  /** The umbrella organisation (liitto); its record always stands before its members'. */
  readonly parentId: string | null;
  readonly homeMunicipality: string;
  /** Areas of activity; all three are empty when `isNationwide`. */
  readonly municipalities: readonly string[];
  readonly regions: readonly string[];
  readonly counties: readonly string[];
  readonly isNationwide: boolean;
  readonly contacts: readonly DemoContact[];
  readonly links: readonly DemoLink[];
  readonly isDemo: true;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export type DemoCategory = 'SUPPORT' | 'HOBBY' | 'VOLUNTARY';
export type DemoStatus = 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';
export type DemoAgeGroup =
  'ANY' | 'BABY' | 'CHILD' | 'SCHOOL_AGE' | 'YOUNG' | 'YOUNG_ADULT' | 'ADULT' | 'ELDERLY';
export type DemoGender = 'ANY' | 'MALE' | 'FEMALE';
export type DemoActivityLanguage =
  'FI' | 'SV' | 'EN' | 'AR' | 'KU' | 'SE' | 'SO' | 'UK' | 'ET' | 'RU' | 'FISL';
export type DemoAccessibility =
  | 'UNKNOWN'
  | 'WHEELCHAIR'
  | 'ROLLATOR'
  | 'INDUCTION_LOOP'
  | 'ACCESSIBLE_TOILET'
  | 'ACCESSIBLE_PARKING';

export interface DemoPrice {
  readonly isFree: boolean;
  /** What it costs and what the price covers; null when there is nothing to add. */
  readonly description: DemoText | null;
}

export interface DemoAddress {
  /** Null only in the cases that show a place without a street address. */
  readonly street: string | null;
  readonly postalCode: string;
  /** Name of the locality in Finnish, or in Swedish where Swedish is the majority's language. */
  readonly city: string;
  readonly municipality: string;
}

/** WGS 84, in degrees. */
export interface DemoCoordinates {
  readonly latitude: number;
  readonly longitude: number;
}

export interface DemoRegistration {
  readonly isRequired: boolean;
  readonly instructions: DemoText | null;
  readonly url: string | null;
  readonly email: string | null;
}

/**
 * Where or how one takes part. PLACE and HYBRID have an address, ONLINE and HYBRID a `url`,
 * PHONE a `phone`, except in the cases that show what happens when that detail is missing.
 */
export interface DemoChannel {
  readonly id: string;
  readonly kind: 'PLACE' | 'ONLINE' | 'PHONE' | 'HYBRID';
  readonly summary: DemoText | null;
  readonly address: DemoAddress | null;
  readonly coordinates: DemoCoordinates | null;
  readonly url: string | null;
  readonly phone: string | null;
  readonly accessibility: readonly DemoAccessibility[];
  readonly registration: DemoRegistration;
}

export interface DemoScheduleTime {
  /** 1 = Monday … 7 = Sunday in WEEKLY and BIWEEKLY; null in the other kinds. */
  readonly weekday: number | null;
  readonly startTime: string;
  /** Equal to `startTime` where only a beginning is announced; earlier than it: the next day. */
  readonly endTime: string;
}

/**
 * When it happens, in local time of Europe/Helsinki.
 *
 * - SINGLE: `endDate` is the last day (usually `startDate`), exactly one time.
 * - DATE_RANGE: every day from `startDate` to `endDate`, both included; no time means all day.
 * - WEEKLY, BIWEEKLY: the weekdays of `times`; weeks start on Monday and the first week is that
 *   of `startDate`.
 * - MONTHLY: on the day of the month of `startDate` (never after the 28th), one time.
 */
export interface DemoSchedule {
  readonly kind: 'SINGLE' | 'DATE_RANGE' | 'WEEKLY' | 'BIWEEKLY' | 'MONTHLY';
  readonly startDate: string;
  /** Last possible day, included; null = goes on until further notice. */
  readonly endDate: string | null;
  readonly times: readonly DemoScheduleTime[];
  /** Days that would be due and are left out. */
  readonly exclusions: readonly string[];
}

export interface DemoListing {
  readonly id: string;
  readonly organisationId: string;
  readonly category: DemoCategory;
  /** One or two theme codes of the category. */
  readonly themes: readonly string[];
  readonly form: string;
  readonly title: DemoText;
  readonly summary: DemoText;
  readonly description: DemoText;
  readonly ageGroups: readonly DemoAgeGroup[];
  readonly gender: DemoGender;
  /** Languages of the activity itself, not of its texts. */
  readonly languages: readonly DemoActivityLanguage[];
  readonly price: DemoPrice;
  /** Areas; all three are empty when `wholeCountry`. */
  readonly municipalities: readonly string[];
  readonly regions: readonly string[];
  readonly counties: readonly string[];
  readonly wholeCountry: boolean;
  readonly contacts: readonly DemoContact[];
  readonly channels: readonly DemoChannel[];
  readonly schedules: readonly DemoSchedule[];
  readonly status: DemoStatus;
  readonly isDemo: true;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Null for drafts that were never published. */
  readonly publishedAt: string | null;
  readonly archivedAt: string | null;
}

export type DemoAnnouncementKind =
  'EVENT' | 'TRAINING' | 'GRANT_CALL' | 'ASSOCIATION_EVENING' | 'BULLETIN';

export interface DemoAnnouncement {
  readonly id: string;
  readonly kind: DemoAnnouncementKind;
  /** Id of the organisation that publishes it. */
  readonly publisherId: string;
  readonly title: DemoText;
  readonly summary: DemoText;
  readonly description: DemoText;
  readonly municipalities: readonly string[];
  readonly regions: readonly string[];
  readonly wholeCountry: boolean;
  /** EVENT, TRAINING and ASSOCIATION_EVENING have one. */
  readonly eventTime: { readonly startsAt: string; readonly endsAt: string } | null;
  /** GRANT_CALL has one; a training may have one for its registration. */
  readonly applicationWindow: { readonly opensAt: string; readonly closesAt: string } | null;
  readonly link: DemoLink | null;
  readonly status: DemoStatus;
  readonly isDemo: true;
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly publishedAt: string | null;
}

/** Everything that one seed gives. Arrays are in creation order: parents before members. */
export interface DemoData {
  readonly organisations: readonly DemoOrganisation[];
  readonly listings: readonly DemoListing[];
  readonly announcements: readonly DemoAnnouncement[];
}
