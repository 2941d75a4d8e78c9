import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A day in Finland as ISO 8601, e.g. `2026-03-01`. */
  Date: { input: string; output: string; }
  /** A moment as ISO 8601 with an offset, e.g. `2026-03-01T16:00:00.000Z`. Answers are in UTC. */
  DateTime: { input: string; output: string; }
  /** A JSON document in the form of another system, e.g. a body for PTV’s API. */
  JSON: { input: unknown; output: unknown; }
  /** A time of day in Finland, `HH:mm` from `00:00` to `23:59`. */
  LocalTime: { input: string; output: string; }
};

/** What makes a place usable for more people (esteettömyys). */
export type Accessibility =
  /** Has accessible parking (inva-pysäköinti). */
  | 'ACCESSIBLE_PARKING'
  /** Has an accessible toilet (inva-wc). */
  | 'ACCESSIBLE_TOILET'
  /** Has an induction loop (induktiosilmukka). */
  | 'INDUCTION_LOOP'
  /** Reachable with a rollator (rollaattori). */
  | 'ROLLATOR'
  /** Not known (ei tiedossa). */
  | 'UNKNOWN'
  /** Reachable by wheelchair (pyörätuoli). */
  | 'WHEELCHAIR';

/** A language that an activity is held in (toiminnan kieli). */
export type ActivityLanguage =
  /** Arabic (arabia). */
  | 'AR'
  /** English (englanti). */
  | 'EN'
  /** Estonian (viro). */
  | 'ET'
  /** Finnish (suomi). */
  | 'FI'
  /** Finnish Sign Language (suomalainen viittomakieli). */
  | 'FISL'
  /** Kurdish (kurdi). */
  | 'KU'
  /** Russian (venäjä). */
  | 'RU'
  /** Northern Sámi (pohjoissaame). */
  | 'SE'
  /** Somali (somali). */
  | 'SO'
  /** Swedish (ruotsi). */
  | 'SV'
  /** Ukrainian (ukraina). */
  | 'UK';

/** A street address in Finland. */
export type AddressInput = {
  /** The post office. */
  city?: InputMaybe<Scalars['String']['input']>;
  /** Code of the municipality. */
  municipality?: InputMaybe<Scalars['ID']['input']>;
  /** Five digits. */
  postalCode?: InputMaybe<Scalars['String']['input']>;
  /** Street and number. */
  street?: InputMaybe<Scalars['String']['input']>;
};

/** Whom a listing is for, by age (ikäluokka). */
export type AgeGroup =
  /** 30–64 years. */
  | 'ADULT'
  /** Everybody. */
  | 'ANY'
  /** 0–1 years. */
  | 'BABY'
  /** 2–6 years. */
  | 'CHILD'
  /** 65 years and over. */
  | 'ELDERLY'
  /** 7–12 years. */
  | 'SCHOOL_AGE'
  /** 13–17 years (nuoret). */
  | 'YOUNG'
  /** 18–29 years (nuoret aikuiset). */
  | 'YOUNG_ADULT';

/** What happened to an announcement. */
export type AnnouncementEventKind =
  /** Events that you would have got are kept no more: `gap` says which to read again. */
  | 'GAP'
  /** It was published (julkaistu). */
  | 'PUBLISHED';

/** Which announcements. All conditions must hold; within one, any of its values is enough. A single value may be written without brackets. */
export type AnnouncementFilter = {
  /** Still to come at this moment: the event or the application time ends later. Bulletins have neither and do not count. */
  endsAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** Whether what is for the whole country is found from every area. */
  includeWholeCountry?: Scalars['Boolean']['input'];
  /** Any of these; left out or empty: no condition. */
  kind?: InputMaybe<Array<AnnouncementKind>>;
  /** Codes of municipalities that it is for, by itself or its region. Any of these; left out or empty: no condition. */
  municipality?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Ids of organisations that publish. Any of these; left out or empty: no condition. */
  publisher?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Codes of regions that it is for, or for some municipality of. Any of these; left out or empty: no condition. */
  region?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Left out: published ones. Drafts and archived ones are given only to those who may edit them. */
  status?: InputMaybe<Array<AnnouncementStatus>>;
  /** Free text (vapaa haku) over titles, summaries, descriptions and the names of areas and of the organisation that publishes, in Finnish, Swedish and English. Every word must be found, in any of these: inflected, within a compound or, if it is found nowhere, with a small typing error. "Quoted" words must stand side by side. At most 200 characters. Not in subscriptions. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** What is announced to professionals in LähelläPRO. */
export type AnnouncementKind =
  /** An evening for associations (yhdistysilta), by public bodies only. */
  | 'ASSOCIATION_EVENING'
  /** News (tiedote). */
  | 'BULLETIN'
  /** An event for associations (tapahtuma). */
  | 'EVENT'
  /** A call for grant applications (avustushaku), by public bodies only. */
  | 'GRANT_CALL'
  /** A training for associations (koulutus). */
  | 'TRAINING';

/** In what order announcements are listed. */
export type AnnouncementOrder =
  /** The soonest first: by the start of the event, else the end of the application time, else the publication. */
  | 'HAPPENS_AT'
  /** The last published first; drafts stand where they were made. */
  | 'PUBLISHED_AT'
  /** With `filter.text`: what has all words in its title first, then the others, each the last published first. Without it, as PUBLISHED_AT. */
  | 'RELEVANCE';

/** Where an announcement is in its life. */
export type AnnouncementStatus =
  /** No longer shown (arkistoitu). */
  | 'ARCHIVED'
  /** Seen by those who may edit it only (luonnos). */
  | 'DRAFT'
  /** Seen by everybody (julkaistu). */
  | 'PUBLISHED';

/** When one may apply or register. */
export type ApplicationWindowInput = {
  /** Until when; later than the opening. */
  closesAt: Scalars['DateTime']['input'];
  /** From when on. */
  opensAt: Scalars['DateTime']['input'];
};

/** What a channel needs so that somebody can use it. */
export type ChannelDetail =
  /** Number of a telephone service (puhelinnumero). */
  | 'PHONE_NUMBER'
  /** Street address of a place (katuosoite). */
  | 'STREET_ADDRESS'
  /** Address of a web service (verkko-osoite). */
  | 'WEB_ADDRESS';

/** One way to take part. A draft may lack the address, number or web address that its kind needs. */
export type ChannelInput = {
  /** What makes the place usable for more people. */
  accessibility?: Array<Accessibility>;
  /** Where it is (PLACE, HYBRID). */
  address?: InputMaybe<AddressInput>;
  /** Where it is on the map. */
  coordinates?: InputMaybe<CoordinatesInput>;
  /** Id of the channel that this is an edit of. */
  id?: InputMaybe<Scalars['ID']['input']>;
  /** How one takes part. */
  kind: ChannelKind;
  /** Telephone number (PHONE). */
  phone?: InputMaybe<Scalars['String']['input']>;
  /** How one signs up. */
  registration?: InputMaybe<RegistrationInput>;
  /** What to know about it. */
  summary?: InputMaybe<LocalizedTextInput>;
  /** Web address (ONLINE, HYBRID). */
  url?: InputMaybe<Scalars['String']['input']>;
};

/** How one takes part. */
export type ChannelKind =
  /** On the spot and on the web at the same time. */
  | 'HYBRID'
  /** On the web (verkkopalvelu). */
  | 'ONLINE'
  /** By telephone (puhelinpalvelu). */
  | 'PHONE'
  /** On the spot, at a street address (fyysinen järjestämispaikka). */
  | 'PLACE';

/** The choices that classes, keywords and target groups follow from. */
export type ClassificationInput = {
  /** Whom it is for, by age. */
  ageGroups?: Array<AgeGroup>;
  /** Support, hobby or volunteering. */
  category: ListingCategory;
  /** A form of activity of the category. */
  formCode: Scalars['ID']['input'];
  /** One or two themes of the category. */
  themeCodes: Array<Scalars['ID']['input']>;
};

/** A way to reach somebody; personal names are refused. */
export type ContactInput = {
  /** What `value` is. */
  kind: ContactKind;
  /** A role or unit, e.g. “Toimisto”. */
  title: LocalizedTextInput;
  /** The address or number. */
  value: Scalars['String']['input'];
};

/** By what one reaches a contact (yhteystiedon laji). */
export type ContactKind =
  /** An e-mail address. */
  | 'EMAIL'
  /** A telephone number. */
  | 'PHONE'
  /** A web address. */
  | 'WEBSITE';

/** A point in Finland, WGS 84. */
export type CoordinatesInput = {
  /** Degrees north: 59 to 71. */
  latitude: Scalars['Float']['input'];
  /** Degrees east: 19 to 32. */
  longitude: Scalars['Float']['input'];
};

/** A new announcement; it is a draft until it is published. */
export type CreateAnnouncementInput = {
  /** Needed to publish a GRANT_CALL; the time to register for an event; bulletins have none. */
  applicationWindow?: InputMaybe<ApplicationWindowInput>;
  /** At most 10,000 characters. */
  description?: InputMaybe<LocalizedTextInput>;
  /** Needed to publish an EVENT, TRAINING or ASSOCIATION_EVENING; the other kinds have none. */
  eventTime?: InputMaybe<EventTimeInput>;
  /** GRANT_CALL and ASSOCIATION_EVENING are for public bodies. */
  kind: AnnouncementKind;
  /** Where to read more. */
  link?: InputMaybe<LinkInput>;
  /** Codes of municipalities it is for. */
  municipalities?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The organisation that announces; left out: the one that the token acts for. */
  publisherId?: InputMaybe<Scalars['ID']['input']>;
  /** Codes of regions it is for. */
  regions?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** One or two sentences; at most 500 characters. */
  summary?: InputMaybe<LocalizedTextInput>;
  /** At most 200 characters. */
  title: LocalizedTextInput;
  /** It is for the whole country; then no areas are given. */
  wholeCountry?: Scalars['Boolean']['input'];
};

/** A new listing; it begins as a draft. Texts are plain, without markup. Everything that is wrong comes back at once in `userErrors`. */
export type CreateListingInput = {
  /** At least one. */
  ageGroups?: Array<AgeGroup>;
  /** Themes and form must belong to it. */
  category: ListingCategory;
  /** How one takes part; at least one before it can be published. */
  channels?: Array<ChannelInput>;
  /** Whom to ask: roles, no names of persons. */
  contacts?: Array<ContactInput>;
  /** Codes of wellbeing services counties it is offered in. */
  counties?: Array<Scalars['ID']['input']>;
  /** At most 10,000 characters; a blank line parts paragraphs. */
  description?: InputMaybe<LocalizedTextInput>;
  /** Code of the form of activity, of the category. */
  form: Scalars['ID']['input'];
  /** Whom it is for, by gender. */
  gender?: Gender;
  /** Languages that the activity is held in; at least one. */
  languages?: Array<ActivityLanguage>;
  /** Codes of municipalities it is offered in. */
  municipalities?: Array<Scalars['ID']['input']>;
  /** Who offers it: the organisation that the token acts for or watches over. */
  organisationId: Scalars['ID']['input'];
  /** What taking part costs. */
  price: PriceInput;
  /** Codes of regions it is offered in. */
  regions?: Array<Scalars['ID']['input']>;
  /** When it takes place; none: at no particular time, without an end. */
  schedules?: Array<ScheduleInput>;
  /** At most 500 characters. */
  summary?: InputMaybe<LocalizedTextInput>;
  /** Codes of one or two themes of the category. */
  themes: Array<Scalars['ID']['input']>;
  /** In at least one language; at most 200 characters. */
  title: LocalizedTextInput;
  /** Offered in the whole country; then no other areas are given. */
  wholeCountry?: Scalars['Boolean']['input'];
};

/** When something takes place. */
export type EventTimeInput = {
  /** When it ends; the same moment if only the beginning is known. */
  endsAt: Scalars['DateTime']['input'];
  /** When it begins. */
  startsAt: Scalars['DateTime']['input'];
};

/** Which forms of activity a classification rule is for. */
export type FormCondition =
  /** Every form. */
  | 'ANY'
  /** The forms that the rule lists. */
  | 'LISTED'
  /** Every form that no other rule of the theme lists (muu muoto). */
  | 'OTHER';

/** Whom a listing is for, by gender (sukupuoli). */
export type Gender =
  /** Everybody. */
  | 'ANY'
  /** Girls and women. */
  | 'FEMALE'
  /** Boys and men. */
  | 'MALE';

/** A text of a listing. */
export type HighlightField =
  /** The description, or the part of it around what was found. */
  | 'DESCRIPTION'
  /** The summary. */
  | 'SUMMARY'
  /** The title. */
  | 'TITLE';

/** A language that texts are written in (kieli). */
export type Language =
  /** English (englanti). */
  | 'EN'
  /** Finnish (suomi). */
  | 'FI'
  /** Swedish (ruotsi). */
  | 'SV';

/** A web address with its title. */
export type LinkInput = {
  /** What one finds there. */
  title: LocalizedTextInput;
  /** Where it leads: http or https. */
  url: Scalars['String']['input'];
};

/** The three kinds of listings; themes and forms belong to one of them each. */
export type ListingCategory =
  /** Hobbies and leisure (harrastukset ja vapaa-aika). */
  | 'HOBBY'
  /** Support and help (tukea ja apua). */
  | 'SUPPORT'
  /** Volunteering (vapaaehtoistoiminta). */
  | 'VOLUNTARY';

/** What listings are counted by. */
export type ListingDimension =
  /** Age group (ikäluokka). A listing with several counts in the row of each. */
  | 'AGE_GROUP'
  /** Support, hobby or volunteering. Rows add up to the total. */
  | 'CATEGORY'
  /** How one takes part (kanava). A listing with several counts in the row of each. */
  | 'CHANNEL_KIND'
  /** Every wellbeing services county (hyvinvointialue) that it is offered in, or in some municipality of. A listing with several counts in the row of each. Null: the whole country. */
  | 'COUNTY'
  /** Form of activity (toimintamuoto). Rows add up to the total. */
  | 'FORM'
  /** Language of the activity (kieli). A listing with several counts in the row of each. */
  | 'LANGUAGE'
  /** Every municipality (kunta) that it is offered in, by itself, its region or its county. A listing with several counts in the row of each. Null: the whole country. */
  | 'MUNICIPALITY'
  /** Month of its last publication, in Finland’s time. Rows add up to the total; null: never published. */
  | 'PUBLISHED_MONTH'
  /** Every region (maakunta) that it is offered in, or in some municipality of. A listing with several counts in the row of each. Null: the whole country. */
  | 'REGION'
  /** Theme (teema). A listing with several counts in the row of each. */
  | 'THEME'
  /** Month of its last change, in Finland’s time. Rows add up to the total. */
  | 'UPDATED_MONTH';

/** What happened to a listing, seen from the filter. Whoever keeps a copy stores `listing` under `listingId` when there is one, whether it was there or not, and drops `listingId` when there is none. */
export type ListingEventKind =
  /** It was withdrawn (arkistoitu). Without `listing`, unless you follow archived listings and may see them. */
  | 'ARCHIVED'
  /** It was written, as a draft: only for those who may see drafts. */
  | 'CREATED'
  /** Events that you would have got are kept no more: `gap` says which to read again. */
  | 'GAP'
  /** It was published, or published again (julkaistu). */
  | 'PUBLISHED'
  /** It was changed and does not meet the filter any more, or you may not see it any more. */
  | 'REMOVED'
  /** Part of the snapshot: a listing as it was when that was taken. */
  | 'SNAPSHOT'
  /** The snapshot is complete: what you hold and did not get in it is gone. */
  | 'SNAPSHOT_END'
  /** It was changed; it may have met the filter before or may do so only now. */
  | 'UPDATED';

/** Which listings. All conditions must hold; within one, any of its values is enough. A single value may be written without brackets. */
export type ListingFilter = {
  /** What makes one of its places usable for more people. Any of these; left out or empty: no condition. */
  accessibility?: InputMaybe<Array<Accessibility>>;
  /** Whom it is for; what is for everybody is found by every age. Any of these; left out or empty: no condition. */
  ageGroup?: InputMaybe<Array<AgeGroup>>;
  /** Any of these; left out or empty: no condition. */
  category?: InputMaybe<Array<ListingCategory>>;
  /** How one takes part. Any of these; left out or empty: no condition. */
  channelKind?: InputMaybe<Array<ChannelKind>>;
  /** Codes of wellbeing services counties that it is offered in, or in some municipality of. Any of these; left out or empty: no condition. */
  county?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Codes of forms of activity. Any of these; left out or empty: no condition. */
  form?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Whom it is for; what is for everybody is found by both. Any of these; left out or empty: no condition. */
  gender?: InputMaybe<Array<Gender>>;
  /** Whether what members of these organisations offer counts as theirs, and what members of the members do. Not in subscriptions. */
  includeMembers?: Scalars['Boolean']['input'];
  /** Whether what is offered in the whole country is found from every area. */
  includeWholeCountry?: Scalars['Boolean']['input'];
  /** Free of charge, or not. */
  isFree?: InputMaybe<Scalars['Boolean']['input']>;
  /** Languages that it is held in. Any of these; left out or empty: no condition. */
  language?: InputMaybe<Array<ActivityLanguage>>;
  /** Codes of municipalities that it is offered in, by itself, its region or its county. Any of these; left out or empty: no condition. */
  municipality?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** It has a place within a circle; what is only online or by telephone has none. */
  near?: InputMaybe<NearFilter>;
  /** Ids of organisations. Any of these; left out or empty: no condition. */
  organisation?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Published later than this. */
  publishedAfter?: InputMaybe<Scalars['DateTime']['input']>;
  /** Codes of regions that it is offered in, or in some municipality of. Any of these; left out or empty: no condition. */
  region?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Left out: published ones. Drafts and archived ones are given only to those who may edit them. */
  status?: InputMaybe<Array<ListingStatus>>;
  /** It takes place at such a time. Not in subscriptions. */
  takesPlace?: InputMaybe<TakesPlaceFilter>;
  /** Free text (vapaa haku) over titles, summaries, descriptions and the names of organisations, themes, forms and places, in Finnish, Swedish and English. Every word must be found, in any of these: inflected, within a compound or, if it is found nowhere, with a small typing error. "Quoted" words must stand side by side. At most 200 characters. Not in subscriptions. */
  text?: InputMaybe<Scalars['String']['input']>;
  /** Codes of themes. Any of these; left out or empty: no condition. */
  theme?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Changed later than this. */
  updatedAfter?: InputMaybe<Scalars['DateTime']['input']>;
};

/** Order of a list of listings. */
export type ListingOrder =
  /** The nearest first (etäisyys); needs the filter `near`. */
  | 'DISTANCE'
  /** What goes on now or comes next first (seuraava ajankohta); last, what is at no particular time or over. */
  | 'NEXT_OCCURRENCE'
  /** Newest publication first; what was never published by its creation. */
  | 'PUBLISHED_AT'
  /** What has all words of `text` in its title first, then in title and summary, then anywhere (osuvuus); within each the newest publication first. Without `text` that is the only order. */
  | 'RELEVANCE'
  /** By title, in the Finnish alphabet; the Finnish title, or else the Swedish or English one. */
  | 'TITLE'
  /** Latest change first. */
  | 'UPDATED_AT';

/** Where a listing is in its life. An archived listing can be published again. */
export type ListingStatus =
  /** Withdrawn (arkistoitu); seen by those who may edit it. */
  | 'ARCHIVED'
  /** Being written (luonnos); seen by those who may edit it. */
  | 'DRAFT'
  /** Public (julkaistu). */
  | 'PUBLISHED';

/** One text in one to three languages. */
export type LocalizedTextInput = {
  /** The text in English. */
  en?: InputMaybe<Scalars['String']['input']>;
  /** The text in Finnish. */
  fi?: InputMaybe<Scalars['String']['input']>;
  /** The text in Swedish. */
  sv?: InputMaybe<Scalars['String']['input']>;
};

/** What municipalities to list. */
export type MunicipalityFilter = {
  /** Those of this wellbeing services county. */
  county?: InputMaybe<Scalars['ID']['input']>;
  /** Those of this region. */
  region?: InputMaybe<Scalars['ID']['input']>;
};

/** A circle around a point (lähistöllä). */
export type NearFilter = {
  /** Degrees north, 59 to 71. */
  latitude: Scalars['Float']['input'];
  /** Degrees east, 19 to 32. */
  longitude: Scalars['Float']['input'];
  /** Kilometres from the point, more than 0, at most 200. */
  radiusKm?: Scalars['Float']['input'];
};

/** What organisations are counted by. Each has one value, so rows add up to the total. */
export type OrganisationDimension =
  /** Wellbeing services county (hyvinvointialue) of its home municipality; null: not known. */
  | 'COUNTY'
  /** Month in which it came here, in Finland’s time. */
  | 'CREATED_MONTH'
  /** Legal form. */
  | 'KIND'
  /** Municipality (kunta) that it is at home in; null: not known. */
  | 'MUNICIPALITY'
  /** Region (maakunta) of its home municipality; null: not known. */
  | 'REGION'
  /** Month of its last change, in Finland’s time. */
  | 'UPDATED_MONTH';

/** What happened to an organisation, seen from the filter. */
export type OrganisationEventKind =
  /** It was changed; it may have met the filter before or may do so only now. */
  | 'CHANGED'
  /** Events that you would have got are kept no more: `gap` says which to read again. */
  | 'GAP'
  /** It was registered. */
  | 'REGISTERED'
  /** It was changed and does not meet the filter any more. */
  | 'REMOVED';

/** Which organisations. All conditions must hold; within one, any of its values is enough. A single value may be written without brackets. */
export type OrganisationFilter = {
  /** With this Y-tunnus. */
  businessId?: InputMaybe<Scalars['String']['input']>;
  /** Codes of wellbeing services counties that it is at home or active in, or in a municipality of. Any of these; left out or empty: no condition. */
  county?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Nationwide ones only, or none of them. */
  isNationwide?: InputMaybe<Scalars['Boolean']['input']>;
  /** Any of these; left out or empty: no condition. */
  kind?: InputMaybe<Array<OrganisationKind>>;
  /** Codes of municipalities that it is at home in, or active in by naming them, their region or their county. Nationwide organisations do not count. Any of these; left out or empty: no condition. */
  municipality?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The name begins with this in one of its languages; capital letters do not matter. */
  namePrefix?: InputMaybe<Scalars['String']['input']>;
  /** Ids of organisations that it is a member of. Any of these; left out or empty: no condition. */
  parent?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Codes of regions that it is at home or active in, or in a municipality of. Any of these; left out or empty: no condition. */
  region?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Free text (vapaa haku) over names, descriptions and the names of its areas, in Finnish, Swedish and English. Every word must be found, in any of these: inflected, within a compound or, if it is found nowhere, with a small typing error. "Quoted" words must stand side by side. At most 200 characters. Not in subscriptions. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** What an organisation is (organisaation tyyppi). */
export type OrganisationKind =
  /** Foundation (säätiö). */
  | 'FOUNDATION'
  /** Municipality (kunta). */
  | 'MUNICIPALITY'
  /** Something else (muu). */
  | 'OTHER'
  /** Parish (seurakunta). */
  | 'PARISH'
  /** Registered association (rekisteröity yhdistys). */
  | 'REGISTERED_ASSOCIATION'
  /** Group that is not registered (rekisteröimätön ryhmä). */
  | 'UNREGISTERED_GROUP'
  /** Wellbeing services county (hyvinvointialue). */
  | 'WELLBEING_SERVICES_COUNTY';

/** In what order organisations are listed. */
export type OrganisationOrder =
  /** The newest first. */
  | 'CREATED_AT'
  /** By name, in the order of the Finnish alphabet. */
  | 'NAME'
  /** With `filter.text`: what has all words in its name first, then the others, each by name. Without it, by name. */
  | 'RELEVANCE'
  /** The last changed first. */
  | 'UPDATED_AT';

/** A point on the map, WGS 84. */
export type PointInput = {
  /** Degrees north, 59 to 71. */
  latitude: Scalars['Float']['input'];
  /** Degrees east, 19 to 32. */
  longitude: Scalars['Float']['input'];
};

/** What taking part costs. */
export type PriceInput = {
  /** What it costs and what that covers; at most 500 characters. */
  description?: InputMaybe<LocalizedTextInput>;
  /** Whether it is free of charge (maksuton). */
  isFree: Scalars['Boolean']['input'];
};

/** A version of PTV’s API, whose bodies differ. */
export type PtvApiVersion =
  /** Version 11, in which PTV takes writes. */
  | 'V11';

/** One condition for the transfer of a listing to PTV. */
export type PtvConditionCode =
  /** The listing says where it is offered. */
  | 'AREA'
  /** The listing is not offered where its organisation does not work. */
  | 'AREA_OF_ORGANISATION'
  /** The organisation is a registered association or a parish (2024). */
  | 'ASSOCIATION_OR_PARISH'
  /** The listing has at most two themes (2023). */
  | 'AT_MOST_TWO_THEMES'
  /** The organisation has given its business ID (Y-tunnus). */
  | 'BUSINESS_ID'
  /** The listing is of support or hobbies, not of volunteering. */
  | 'CATEGORY'
  /** The listing has a channel. */
  | 'CHANNEL'
  /** There is a description or summary in a language of the title. */
  | 'DESCRIPTION'
  /** The listing gets at least one keyword; PTV needs one. */
  | 'KEYWORD'
  /** The activity is long-term (pitkäkestoinen). */
  | 'LONG_TERM'
  /** The business ID has no account of its own in PTV; a parent’s does not count. */
  | 'NO_OWN_PTV_ACCOUNT'
  /** The listing has one activity form (2023). */
  | 'ONE_FORM'
  /** A keyword has a known id in KOKO, from which PTV takes its terms. */
  | 'ONTOLOGY_TERM'
  /** The organisation has an area or a home municipality. */
  | 'ORGANISATION_AREA'
  /** The organisation has a description in a language of its name. */
  | 'ORGANISATION_DESCRIPTION'
  /** The organisation’s name has at most 100 characters. */
  | 'ORGANISATION_NAME_LENGTH'
  /** Every telephone service has a number (2024). */
  | 'PHONE_NUMBER'
  /** Every telephone service has a number that PTV can store. */
  | 'PHONE_NUMBER_FORMAT'
  /** Every physical place has a postal code. */
  | 'POSTAL_CODE'
  /** The body has the form of PTV’s models; only ever stops a single body. */
  | 'PTV_FORMAT'
  /** The organisation is a registered association (2023). */
  | 'REGISTERED_ASSOCIATION'
  /** The listing gets at least one service class; PTV needs one. */
  | 'SERVICE_CLASS'
  /** Every physical place has a street address (2024). */
  | 'STREET_ADDRESS'
  /** The title has at most 100 characters in one of its languages. */
  | 'TITLE_LENGTH'
  /** Every online service has a web address (2024). */
  | 'WEB_ADDRESS'
  /** Every web address is one that PTV can store. */
  | 'WEB_ADDRESS_FORMAT';

/** A version of the conditions for the transfer to PTV (siirtymisen edellytykset). */
export type PtvConditions =
  /** Those of autumn 2023: associations only, at most two themes, one form. */
  | 'V2023'
  /** In force: parishes too, and channels need their address or number. */
  | 'V2024';

/** A kind of object in PTV, named as in the addresses of its API. */
export type PtvObjectKind =
  /** What joins a service and its channels (liitos). */
  | 'CONNECTION'
  /** An online service (verkkoasiointi). */
  | 'E_CHANNEL'
  /** An organisation (organisaatio). */
  | 'ORGANIZATION'
  /** A telephone service (puhelinasiointi). */
  | 'PHONE'
  /** A service (palvelu). */
  | 'SERVICE'
  /** A place (palvelupaikka). */
  | 'SERVICE_LOCATION'
  /** A web page (verkkosivu). */
  | 'WEB_PAGE';

/** How it stands with a listing in PTV. */
export type PtvTransferState =
  /** It was there and was archived there (arkistoitu). */
  | 'ARCHIVED'
  /** It was not eligible when it was looked at, and is not there. */
  | 'NOT_ELIGIBLE'
  /** PTV does not take it as it is: `lastError` has its words. It waits until the listing or its organisation changes. What PTV had before, it has still. */
  | 'REFUSED'
  /** PTV has it as it was when it was looked at (siirretty). */
  | 'TRANSFERRED'
  /** Something could not be brought to PTV yet and is tried again: see `lastError`. */
  | 'WAITING';

/** The part of a listing or organisation that a warning is about. */
export type PtvWarnedField =
  /** What to know about a channel (kanava). */
  | 'CHANNEL'
  /** The description (kuvaus). */
  | 'DESCRIPTION'
  /** What it costs (hinta). */
  | 'PRICE'
  /** How to sign up (ilmoittautuminen). */
  | 'REGISTRATION'
  /** The schedules (aikataulu). */
  | 'SCHEDULE'
  /** The summary (tiivistelmä). */
  | 'SUMMARY'
  /** The title (otsikko). */
  | 'TITLE';

/** What PTV’s rules for contents ask to write otherwise. */
export type PtvWarningCode =
  /** An e-mail address stands in a text. */
  | 'EMAIL_IN_TEXT'
  /** Times of day stand in a text. */
  | 'HOURS_IN_TEXT'
  /** PTV cannot tell some of the times. */
  | 'HOURS_NOT_TRANSFERRED'
  /** The organisation’s name stands in the title. */
  | 'ORGANISATION_IN_TITLE'
  /** What looks like a person’s name stands in a text. */
  | 'PERSONAL_NAME_IN_TEXT'
  /** A telephone number stands in a text. */
  | 'PHONE_NUMBER_IN_TEXT'
  /** A street address stands in a text. */
  | 'STREET_ADDRESS_IN_TEXT'
  /** The summary says no more than the title. */
  | 'SUMMARY_REPEATS_TITLE'
  /** A web address stands in a text. */
  | 'WEB_ADDRESS_IN_TEXT';

/** A new organisation. */
export type RegisterOrganisationInput = {
  /** Y-tunnus, e.g. `1234567-1`. */
  businessId?: InputMaybe<Scalars['String']['input']>;
  /** How to reach it; at most 20. */
  contacts?: InputMaybe<Array<ContactInput>>;
  /** Codes of wellbeing services counties it works in. Leave it empty when the organisation is nationwide. */
  counties?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What it is and does; at most 5,000 characters. */
  description?: InputMaybe<LocalizedTextInput>;
  /** Whether its Y-tunnus has an account in PTV. */
  hasPtvAccount?: Scalars['Boolean']['input'];
  /** Code of the municipality it is at home in. */
  homeMunicipality?: InputMaybe<Scalars['ID']['input']>;
  /** Whether it works in the whole country. */
  isNationwide?: Scalars['Boolean']['input'];
  /** Its legal form. */
  kind: OrganisationKind;
  /** Where to read more; at most 20. */
  links?: InputMaybe<Array<LinkInput>>;
  /** Codes of municipalities it works in. Leave it empty when the organisation is nationwide. */
  municipalities?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** Its name; at most 200 characters. */
  name: LocalizedTextInput;
  /** The umbrella organisation. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Codes of regions it works in. Leave it empty when the organisation is nationwide. */
  regions?: InputMaybe<Array<Scalars['ID']['input']>>;
};

/** How one signs up. */
export type RegistrationInput = {
  /** E-mail address to sign up at. */
  email?: InputMaybe<Scalars['String']['input']>;
  /** How to sign up, in words. */
  instructions?: InputMaybe<LocalizedTextInput>;
  /** Whether one has to sign up. */
  isRequired?: Scalars['Boolean']['input'];
  /** Telephone number to sign up at. */
  phone?: InputMaybe<Scalars['String']['input']>;
  /** Web address of the form. */
  url?: InputMaybe<Scalars['String']['input']>;
};

/** What a classification rule does with its class. */
export type RuleEffect =
  /** Gives its class beside whatever else the listing gets. */
  | 'ADDS'
  /** Gives the class that belongs to the theme. */
  | 'ASSIGNS'
  /** Gives its class in place of the one that the theme assigns. */
  | 'REPLACES';

/** When an activity takes place; local time of Finland. */
export type ScheduleInput = {
  /** Last possible day, included; left out: until further notice (SINGLE: the same day). */
  endDate?: InputMaybe<Scalars['Date']['input']>;
  /** Days that would be due and are left out. */
  exclusions?: Array<Scalars['Date']['input']>;
  /** How it repeats. */
  kind: ScheduleKind;
  /** First possible day. */
  startDate: Scalars['Date']['input'];
  /** SINGLE, MONTHLY: at most one; WEEKLY, BIWEEKLY: at least one, each with a weekday. None: all day. */
  times?: Array<ScheduleTimeInput>;
};

/** How an activity repeats. */
export type ScheduleKind =
  /** Every other week, beginning with the week of the first day. */
  | 'BIWEEKLY'
  /** Every day from the first to the last. */
  | 'DATE_RANGE'
  /** Every month on the day of the month of its first day, or on the last day of a shorter month. */
  | 'MONTHLY'
  /** Once. */
  | 'SINGLE'
  /** Every week on the weekdays of its times. */
  | 'WEEKLY';

/** Hours within a schedule. */
export type ScheduleTimeInput = {
  /** When it ends: equal to the start where no end is known; earlier (by night, up to 12 hours): on the next day. */
  endTime: Scalars['LocalTime']['input'];
  /** When it starts. */
  startTime: Scalars['LocalTime']['input'];
  /** 1 = Monday … 7 = Sunday; needed in WEEKLY and BIWEEKLY, nowhere else. */
  weekday?: InputMaybe<Scalars['Int']['input']>;
};

/** What a suggestion is. */
export type SearchSuggestionKind =
  /** A form of activity: its code fits the filter `form`. */
  | 'FORM'
  /** A municipality: its code fits the filter `municipality`. */
  | 'MUNICIPALITY'
  /** An organisation: its id fits the filter `organisation`. */
  | 'ORGANISATION'
  /** A region: its code fits the filter `region`. */
  | 'REGION'
  /** A theme: its code fits the filter `theme`. */
  | 'THEME'
  /** A word of titles: for the filter `text`. */
  | 'WORD';

/** Which service classes to give; all that is named must hold. */
export type ServiceClassFilter = {
  /** Only classes below this main class, e.g. `P25`. */
  parent?: InputMaybe<Scalars['ID']['input']>;
  /** Only classes whose code or whose name in any language, the older one included, contains this text; capitals do not matter. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** When something takes place (ajankohta). All that is given must hold for one and the same time: Saturdays from 10 to 12 in December. */
export type TakesPlaceFilter = {
  /** What is over by then does not count; left out: now. */
  from?: InputMaybe<Scalars['DateTime']['input']>;
  /** It starts before this hour. */
  startsBefore?: InputMaybe<Scalars['LocalTime']['input']>;
  /** It starts at this hour or later. */
  startsFrom?: InputMaybe<Scalars['LocalTime']['input']>;
  /** What starts then or later does not count; at most 366 days after `from`; left out: so many days. */
  to?: InputMaybe<Scalars['DateTime']['input']>;
  /** Weekdays on which it starts: 1 = Monday … 7 = Sunday; left out or empty: any. */
  weekday?: InputMaybe<Array<Scalars['Int']['input']>>;
};

/** Why a theme of a listing leads to nothing. */
export type UnclassifiedReason =
  /** Volunteering gets neither classes nor keywords. */
  | 'CATEGORY_NOT_CLASSIFIED'
  /** The theme has no keywords. */
  | 'NO_KEYWORDS'
  /** No rule for the theme together with the form. */
  | 'NO_SERVICE_CLASS';

/** Changes to a listing. A field that is left out stays as it is; one that is given replaces all of the old value. */
export type UpdateListingInput = {
  /** At least one. */
  ageGroups?: InputMaybe<Array<AgeGroup>>;
  /** The new category. */
  category?: InputMaybe<ListingCategory>;
  /** How one takes part; give the `id` of those that stay. */
  channels?: InputMaybe<Array<ChannelInput>>;
  /** Whom to ask. */
  contacts?: InputMaybe<Array<ContactInput>>;
  /** Counties it is offered in. */
  counties?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** At most 10,000 characters; null removes it. */
  description?: InputMaybe<LocalizedTextInput>;
  /** The form of activity, of the category. */
  form?: InputMaybe<Scalars['ID']['input']>;
  /** Whom it is for, by gender. */
  gender?: InputMaybe<Gender>;
  /** At least one. */
  languages?: InputMaybe<Array<ActivityLanguage>>;
  /** Municipalities it is offered in. */
  municipalities?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** What taking part costs. */
  price?: InputMaybe<PriceInput>;
  /** Regions it is offered in. */
  regions?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** When it takes place. */
  schedules?: InputMaybe<Array<ScheduleInput>>;
  /** At most 500 characters; null removes it. */
  summary?: InputMaybe<LocalizedTextInput>;
  /** One or two themes of the category. */
  themes?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** At most 200 characters. */
  title?: InputMaybe<LocalizedTextInput>;
  /** Offered in the whole country. */
  wholeCountry?: InputMaybe<Scalars['Boolean']['input']>;
};

/** What to change: a field that is left out stays, null empties it. */
export type UpdateOrganisationInput = {
  /** Y-tunnus, e.g. `1234567-1`. */
  businessId?: InputMaybe<Scalars['String']['input']>;
  /** All its contacts; at most 20. */
  contacts?: InputMaybe<Array<ContactInput>>;
  /** Codes of wellbeing services counties it works in. Leave it empty when the organisation is nationwide. */
  counties?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The whole new description. */
  description?: InputMaybe<LocalizedTextInput>;
  /** Whether its Y-tunnus has an account in PTV. */
  hasPtvAccount?: InputMaybe<Scalars['Boolean']['input']>;
  /** Code of the municipality it is at home in. */
  homeMunicipality?: InputMaybe<Scalars['ID']['input']>;
  /** Whether it works in the whole country. */
  isNationwide?: InputMaybe<Scalars['Boolean']['input']>;
  /** Its legal form. */
  kind?: InputMaybe<OrganisationKind>;
  /** All its links; at most 20. */
  links?: InputMaybe<Array<LinkInput>>;
  /** Codes of municipalities it works in. Leave it empty when the organisation is nationwide. */
  municipalities?: InputMaybe<Array<Scalars['ID']['input']>>;
  /** The whole new name. */
  name?: InputMaybe<LocalizedTextInput>;
  /** The umbrella organisation. */
  parentId?: InputMaybe<Scalars['ID']['input']>;
  /** Codes of regions it works in. Leave it empty when the organisation is nationwide. */
  regions?: InputMaybe<Array<Scalars['ID']['input']>>;
};

export type LatestListingsQueryVariables = Exact<{
  municipality: Scalars['ID']['input'];
  first: Scalars['Int']['input'];
}>;


export type LatestListingsQuery = { __typename?: 'Query', municipality: { __typename?: 'Municipality', name: string, listings: { __typename?: 'ListingConnection', nodes: Array<{ __typename?: 'Listing', id: string, title: string, organisation: { __typename?: 'Organisation', name: string }, municipalities: Array<{ __typename?: 'Municipality', name: string }>, themes: Array<{ __typename?: 'Theme', name: string }>, serviceClasses: Array<{ __typename?: 'ServiceClass', code: string, name: string }> }> } } | null };

export type NewListingsSubscriptionVariables = Exact<{
  filter?: InputMaybe<ListingFilter>;
  after?: InputMaybe<Scalars['String']['input']>;
}>;


export type NewListingsSubscription = { __typename?: 'Subscription', listingPublished: { __typename?: 'ListingEvent', cursor: string, occurredAt: string, listing: { __typename?: 'Listing', id: string, title: string, organisation: { __typename?: 'Organisation', name: string }, municipalities: Array<{ __typename?: 'Municipality', name: string }>, themes: Array<{ __typename?: 'Theme', name: string }>, serviceClasses: Array<{ __typename?: 'ServiceClass', code: string, name: string }> } | null } };

export type CreateListingMutationVariables = Exact<{
  input: CreateListingInput;
}>;


export type CreateListingMutation = { __typename?: 'Mutation', createListing: { __typename?: 'ListingPayload', listing: { __typename?: 'Listing', id: string, version: number } | null, userErrors: Array<{ __typename?: 'UserError', code: string, message: string, path: Array<string> }> } };

export type PublishListingMutationVariables = Exact<{
  id: Scalars['ID']['input'];
  expectedVersion: Scalars['Int']['input'];
}>;


export type PublishListingMutation = { __typename?: 'Mutation', publishListing: { __typename?: 'ListingPayload', listing: { __typename?: 'Listing', id: string, title: string, organisation: { __typename?: 'Organisation', name: string }, municipalities: Array<{ __typename?: 'Municipality', name: string }>, themes: Array<{ __typename?: 'Theme', name: string }>, serviceClasses: Array<{ __typename?: 'ServiceClass', code: string, name: string }> } | null, userErrors: Array<{ __typename?: 'UserError', code: string, message: string, path: Array<string> }> } };

export type ListingCardFragment = { __typename?: 'Listing', id: string, title: string, organisation: { __typename?: 'Organisation', name: string }, municipalities: Array<{ __typename?: 'Municipality', name: string }>, themes: Array<{ __typename?: 'Theme', name: string }>, serviceClasses: Array<{ __typename?: 'ServiceClass', code: string, name: string }> };

export const ListingCardFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListingCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Listing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"municipalities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"themes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"serviceClasses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<ListingCardFragment, unknown>;
export const LatestListingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LatestListings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"municipality"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"municipality"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"code"},"value":{"kind":"Variable","name":{"kind":"Name","value":"municipality"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"listings"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListingCard"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListingCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Listing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"municipalities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"themes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"serviceClasses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<LatestListingsQuery, LatestListingsQueryVariables>;
export const NewListingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"NewListings"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"filter"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ListingFilter"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"listingPublished"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"filter"},"value":{"kind":"Variable","name":{"kind":"Name","value":"filter"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"occurredAt"}},{"kind":"Field","name":{"kind":"Name","value":"listing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListingCard"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListingCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Listing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"municipalities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"themes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"serviceClasses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<NewListingsSubscription, NewListingsSubscriptionVariables>;
export const CreateListingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateListing"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CreateListingInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createListing"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"listing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}}]} as unknown as DocumentNode<CreateListingMutation, CreateListingMutationVariables>;
export const PublishListingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PublishListing"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"expectedVersion"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"publishListing"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"expectedVersion"},"value":{"kind":"Variable","name":{"kind":"Name","value":"expectedVersion"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"listing"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ListingCard"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"path"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ListingCard"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Listing"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"organisation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"municipalities"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"themes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"serviceClasses"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}}]}}]} as unknown as DocumentNode<PublishListingMutation, PublishListingMutationVariables>;