import { registerEnumType } from 'type-graphql';
import { ScheduleKind } from './schedule.model';

export const ListingCategory = {
  SUPPORT: 'SUPPORT',
  HOBBY: 'HOBBY',
  VOLUNTARY: 'VOLUNTARY',
} as const;
export type ListingCategory = keyof typeof ListingCategory;

registerEnumType(ListingCategory, {
  name: 'ListingCategory',
  description: 'The three kinds of listings; themes and forms belong to one of them each.',
  valuesConfig: {
    SUPPORT: { description: 'Support and help (tukea ja apua).' },
    HOBBY: { description: 'Hobbies and leisure (harrastukset ja vapaa-aika).' },
    VOLUNTARY: { description: 'Volunteering (vapaaehtoistoiminta).' },
  },
});

export const ListingStatus = {
  DRAFT: 'DRAFT',
  PUBLISHED: 'PUBLISHED',
  ARCHIVED: 'ARCHIVED',
} as const;
export type ListingStatus = keyof typeof ListingStatus;

registerEnumType(ListingStatus, {
  name: 'ListingStatus',
  description: 'Where a listing is in its life. An archived listing can be published again.',
  valuesConfig: {
    DRAFT: { description: 'Being written (luonnos); seen by those who may edit it.' },
    PUBLISHED: { description: 'Public (julkaistu).' },
    ARCHIVED: { description: 'Withdrawn (arkistoitu); seen by those who may edit it.' },
  },
});

export const ChannelKind = {
  PLACE: 'PLACE',
  ONLINE: 'ONLINE',
  PHONE: 'PHONE',
  HYBRID: 'HYBRID',
} as const;
export type ChannelKind = keyof typeof ChannelKind;

registerEnumType(ChannelKind, {
  name: 'ChannelKind',
  description: 'How one takes part.',
  valuesConfig: {
    PLACE: { description: 'On the spot, at a street address (fyysinen järjestämispaikka).' },
    ONLINE: { description: 'On the web (verkkopalvelu).' },
    PHONE: { description: 'By telephone (puhelinpalvelu).' },
    HYBRID: { description: 'On the spot and on the web at the same time.' },
  },
});

export const AgeGroup = {
  ANY: 'ANY',
  BABY: 'BABY',
  CHILD: 'CHILD',
  SCHOOL_AGE: 'SCHOOL_AGE',
  YOUNG: 'YOUNG',
  YOUNG_ADULT: 'YOUNG_ADULT',
  ADULT: 'ADULT',
  ELDERLY: 'ELDERLY',
} as const;
export type AgeGroup = keyof typeof AgeGroup;

registerEnumType(AgeGroup, {
  name: 'AgeGroup',
  description: 'Whom a listing is for, by age (ikäluokka).',
  valuesConfig: {
    ANY: { description: 'Everybody.' },
    BABY: { description: '0–1 years.' },
    CHILD: { description: '2–6 years.' },
    SCHOOL_AGE: { description: '7–12 years.' },
    YOUNG: { description: '13–17 years (nuoret).' },
    YOUNG_ADULT: { description: '18–29 years (nuoret aikuiset).' },
    ADULT: { description: '30–64 years.' },
    ELDERLY: { description: '65 years and over.' },
  },
});

export const Gender = { ANY: 'ANY', MALE: 'MALE', FEMALE: 'FEMALE' } as const;
export type Gender = keyof typeof Gender;

registerEnumType(Gender, {
  name: 'Gender',
  description: 'Whom a listing is for, by gender (sukupuoli).',
  valuesConfig: {
    ANY: { description: 'Everybody.' },
    MALE: { description: 'Boys and men.' },
    FEMALE: { description: 'Girls and women.' },
  },
});

export const ActivityLanguage = {
  FI: 'FI',
  SV: 'SV',
  EN: 'EN',
  AR: 'AR',
  KU: 'KU',
  SE: 'SE',
  SO: 'SO',
  UK: 'UK',
  ET: 'ET',
  RU: 'RU',
  FISL: 'FISL',
} as const;
export type ActivityLanguage = keyof typeof ActivityLanguage;

registerEnumType(ActivityLanguage, {
  name: 'ActivityLanguage',
  description: 'A language that an activity is held in (toiminnan kieli).',
  valuesConfig: {
    FI: { description: 'Finnish (suomi).' },
    SV: { description: 'Swedish (ruotsi).' },
    EN: { description: 'English (englanti).' },
    AR: { description: 'Arabic (arabia).' },
    KU: { description: 'Kurdish (kurdi).' },
    SE: { description: 'Northern Sámi (pohjoissaame).' },
    SO: { description: 'Somali (somali).' },
    UK: { description: 'Ukrainian (ukraina).' },
    ET: { description: 'Estonian (viro).' },
    RU: { description: 'Russian (venäjä).' },
    FISL: { description: 'Finnish Sign Language (suomalainen viittomakieli).' },
  },
});

export const Accessibility = {
  UNKNOWN: 'UNKNOWN',
  WHEELCHAIR: 'WHEELCHAIR',
  ROLLATOR: 'ROLLATOR',
  INDUCTION_LOOP: 'INDUCTION_LOOP',
  ACCESSIBLE_TOILET: 'ACCESSIBLE_TOILET',
  ACCESSIBLE_PARKING: 'ACCESSIBLE_PARKING',
} as const;
export type Accessibility = keyof typeof Accessibility;

registerEnumType(Accessibility, {
  name: 'Accessibility',
  description: 'What makes a place usable for more people (esteettömyys).',
  valuesConfig: {
    UNKNOWN: { description: 'Not known (ei tiedossa).' },
    WHEELCHAIR: { description: 'Reachable by wheelchair (pyörätuoli).' },
    ROLLATOR: { description: 'Reachable with a rollator (rollaattori).' },
    INDUCTION_LOOP: { description: 'Has an induction loop (induktiosilmukka).' },
    ACCESSIBLE_TOILET: { description: 'Has an accessible toilet (inva-wc).' },
    ACCESSIBLE_PARKING: { description: 'Has accessible parking (inva-pysäköinti).' },
  },
});

export const ChannelDetail = {
  STREET_ADDRESS: 'STREET_ADDRESS',
  PHONE_NUMBER: 'PHONE_NUMBER',
  WEB_ADDRESS: 'WEB_ADDRESS',
} as const;
export type ChannelDetail = keyof typeof ChannelDetail;

registerEnumType(ChannelDetail, {
  name: 'ChannelDetail',
  description: 'What a channel needs so that somebody can use it.',
  valuesConfig: {
    STREET_ADDRESS: { description: 'Street address of a place (katuosoite).' },
    PHONE_NUMBER: { description: 'Number of a telephone service (puhelinnumero).' },
    WEB_ADDRESS: { description: 'Address of a web service (verkko-osoite).' },
  },
});

registerEnumType(ScheduleKind, {
  name: 'ScheduleKind',
  description: 'How an activity repeats.',
  valuesConfig: {
    SINGLE: { description: 'Once.' },
    DATE_RANGE: { description: 'Every day from the first to the last.' },
    WEEKLY: { description: 'Every week on the weekdays of its times.' },
    BIWEEKLY: { description: 'Every other week, beginning with the week of the first day.' },
    MONTHLY: {
      description:
        'Every month on the day of the month of its first day, or on the last day of a shorter month.',
    },
  },
});

export const ListingOrder = {
  RELEVANCE: 'RELEVANCE',
  PUBLISHED_AT: 'PUBLISHED_AT',
  UPDATED_AT: 'UPDATED_AT',
  TITLE: 'TITLE',
  NEXT_OCCURRENCE: 'NEXT_OCCURRENCE',
  DISTANCE: 'DISTANCE',
} as const;
export type ListingOrder = keyof typeof ListingOrder;

registerEnumType(ListingOrder, {
  name: 'ListingOrder',
  description: 'Order of a list of listings.',
  valuesConfig: {
    RELEVANCE: {
      description:
        'What has all words of `text` in its title first, then in title and summary, then anywhere (osuvuus); within each the newest publication first. Without `text` that is the only order.',
    },
    PUBLISHED_AT: {
      description: 'Newest publication first; what was never published by its creation.',
    },
    UPDATED_AT: { description: 'Latest change first.' },
    TITLE: {
      description:
        'By title, in the Finnish alphabet; the Finnish title, or else the Swedish or English one.',
    },
    NEXT_OCCURRENCE: {
      description:
        'What goes on now or comes next first (seuraava ajankohta); last, what is at no particular time or over.',
    },
    DISTANCE: {
      description: 'The nearest first (etäisyys); needs the filter `near`.',
    },
  },
});
