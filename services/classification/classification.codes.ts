import { registerEnumType } from 'type-graphql';

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

export const OrganisationKind = {
  REGISTERED_ASSOCIATION: 'REGISTERED_ASSOCIATION',
  PARISH: 'PARISH',
  UNREGISTERED_GROUP: 'UNREGISTERED_GROUP',
  FOUNDATION: 'FOUNDATION',
  MUNICIPALITY: 'MUNICIPALITY',
  WELLBEING_SERVICES_COUNTY: 'WELLBEING_SERVICES_COUNTY',
  OTHER: 'OTHER',
} as const;
export type OrganisationKind = keyof typeof OrganisationKind;

registerEnumType(OrganisationKind, {
  name: 'OrganisationKind',
  description: 'What an organisation is (organisaation tyyppi).',
  valuesConfig: {
    REGISTERED_ASSOCIATION: { description: 'Registered association (rekisteröity yhdistys).' },
    PARISH: { description: 'Parish (seurakunta).' },
    UNREGISTERED_GROUP: { description: 'Group that is not registered (rekisteröimätön ryhmä).' },
    FOUNDATION: { description: 'Foundation (säätiö).' },
    MUNICIPALITY: { description: 'Municipality (kunta).' },
    WELLBEING_SERVICES_COUNTY: { description: 'Wellbeing services county (hyvinvointialue).' },
    OTHER: { description: 'Something else (muu).' },
  },
});

export const PtvConditions = { V2024: 'V2024', V2023: 'V2023' } as const;
export type PtvConditions = keyof typeof PtvConditions;

registerEnumType(PtvConditions, {
  name: 'PtvConditions',
  description: 'A version of the conditions for the transfer to PTV (siirtymisen edellytykset).',
  valuesConfig: {
    V2024: { description: 'In force: parishes too, and channels need their address or number.' },
    V2023: {
      description: 'Those of autumn 2023: associations only, at most two themes, one form.',
    },
  },
});

export const PtvConditionCode = {
  REGISTERED_ASSOCIATION: 'REGISTERED_ASSOCIATION',
  ASSOCIATION_OR_PARISH: 'ASSOCIATION_OR_PARISH',
  BUSINESS_ID: 'BUSINESS_ID',
  NO_OWN_PTV_ACCOUNT: 'NO_OWN_PTV_ACCOUNT',
  LONG_TERM: 'LONG_TERM',
  CATEGORY: 'CATEGORY',
  AT_MOST_TWO_THEMES: 'AT_MOST_TWO_THEMES',
  ONE_FORM: 'ONE_FORM',
  STREET_ADDRESS: 'STREET_ADDRESS',
  PHONE_NUMBER: 'PHONE_NUMBER',
  WEB_ADDRESS: 'WEB_ADDRESS',
  SERVICE_CLASS: 'SERVICE_CLASS',
  KEYWORD: 'KEYWORD',
  ONTOLOGY_TERM: 'ONTOLOGY_TERM',
  TITLE_LENGTH: 'TITLE_LENGTH',
  DESCRIPTION: 'DESCRIPTION',
  AREA: 'AREA',
  AREA_OF_ORGANISATION: 'AREA_OF_ORGANISATION',
  CHANNEL: 'CHANNEL',
  POSTAL_CODE: 'POSTAL_CODE',
  PHONE_NUMBER_FORMAT: 'PHONE_NUMBER_FORMAT',
  WEB_ADDRESS_FORMAT: 'WEB_ADDRESS_FORMAT',
  ORGANISATION_NAME_LENGTH: 'ORGANISATION_NAME_LENGTH',
  ORGANISATION_DESCRIPTION: 'ORGANISATION_DESCRIPTION',
  ORGANISATION_AREA: 'ORGANISATION_AREA',
  PTV_FORMAT: 'PTV_FORMAT',
} as const;
export type PtvConditionCode = keyof typeof PtvConditionCode;

registerEnumType(PtvConditionCode, {
  name: 'PtvConditionCode',
  description: 'One condition for the transfer of a listing to PTV.',
  valuesConfig: {
    REGISTERED_ASSOCIATION: { description: 'The organisation is a registered association (2023).' },
    ASSOCIATION_OR_PARISH: {
      description: 'The organisation is a registered association or a parish (2024).',
    },
    BUSINESS_ID: { description: 'The organisation has given its business ID (Y-tunnus).' },
    NO_OWN_PTV_ACCOUNT: {
      description: 'The business ID has no account of its own in PTV; a parent’s does not count.',
    },
    LONG_TERM: { description: 'The activity is long-term (pitkäkestoinen).' },
    CATEGORY: { description: 'The listing is of support or hobbies, not of volunteering.' },
    AT_MOST_TWO_THEMES: { description: 'The listing has at most two themes (2023).' },
    ONE_FORM: { description: 'The listing has one activity form (2023).' },
    STREET_ADDRESS: { description: 'Every physical place has a street address (2024).' },
    PHONE_NUMBER: { description: 'Every telephone service has a number (2024).' },
    WEB_ADDRESS: { description: 'Every online service has a web address (2024).' },
    SERVICE_CLASS: { description: 'The listing gets at least one service class; PTV needs one.' },
    KEYWORD: { description: 'The listing gets at least one keyword; PTV needs one.' },
    ONTOLOGY_TERM: {
      description: 'A keyword has a known id in KOKO, from which PTV takes its terms.',
    },
    TITLE_LENGTH: { description: 'The title has at most 100 characters in one of its languages.' },
    DESCRIPTION: { description: 'There is a description or summary in a language of the title.' },
    AREA: { description: 'The listing says where it is offered.' },
    AREA_OF_ORGANISATION: {
      description: 'The listing is not offered where its organisation does not work.',
    },
    CHANNEL: { description: 'The listing has a channel.' },
    POSTAL_CODE: { description: 'Every physical place has a postal code.' },
    PHONE_NUMBER_FORMAT: {
      description: 'Every telephone service has a number that PTV can store.',
    },
    WEB_ADDRESS_FORMAT: { description: 'Every web address is one that PTV can store.' },
    ORGANISATION_NAME_LENGTH: {
      description: 'The organisation’s name has at most 100 characters.',
    },
    ORGANISATION_DESCRIPTION: {
      description: 'The organisation has a description in a language of its name.',
    },
    ORGANISATION_AREA: { description: 'The organisation has an area or a home municipality.' },
    PTV_FORMAT: {
      description: 'The body has the form of PTV’s models; only ever stops a single body.',
    },
  },
});

export const UnclassifiedReason = {
  CATEGORY_NOT_CLASSIFIED: 'CATEGORY_NOT_CLASSIFIED',
  NO_SERVICE_CLASS: 'NO_SERVICE_CLASS',
  NO_KEYWORDS: 'NO_KEYWORDS',
} as const;
export type UnclassifiedReason = keyof typeof UnclassifiedReason;

registerEnumType(UnclassifiedReason, {
  name: 'UnclassifiedReason',
  description: 'Why a theme of a listing leads to nothing.',
  valuesConfig: {
    CATEGORY_NOT_CLASSIFIED: { description: 'Volunteering gets neither classes nor keywords.' },
    NO_SERVICE_CLASS: { description: 'No rule for the theme together with the form.' },
    NO_KEYWORDS: { description: 'The theme has no keywords.' },
  },
});

export const RuleEffect = { ASSIGNS: 'ASSIGNS', REPLACES: 'REPLACES', ADDS: 'ADDS' } as const;
export type RuleEffect = keyof typeof RuleEffect;

registerEnumType(RuleEffect, {
  name: 'RuleEffect',
  description: 'What a classification rule does with its class.',
  valuesConfig: {
    ASSIGNS: { description: 'Gives the class that belongs to the theme.' },
    REPLACES: { description: 'Gives its class in place of the one that the theme assigns.' },
    ADDS: { description: 'Gives its class beside whatever else the listing gets.' },
  },
});

export const FormCondition = { ANY: 'ANY', OTHER: 'OTHER', LISTED: 'LISTED' } as const;
export type FormCondition = keyof typeof FormCondition;

registerEnumType(FormCondition, {
  name: 'FormCondition',
  description: 'Which forms of activity a classification rule is for.',
  valuesConfig: {
    ANY: { description: 'Every form.' },
    OTHER: { description: 'Every form that no other rule of the theme lists (muu muoto).' },
    LISTED: { description: 'The forms that the rule lists.' },
  },
});

export const PtvApiVersion = { V11: 'V11' } as const;
export type PtvApiVersion = keyof typeof PtvApiVersion;

registerEnumType(PtvApiVersion, {
  name: 'PtvApiVersion',
  description: 'A version of PTV’s API, whose bodies differ.',
  valuesConfig: { V11: { description: 'Version 11, in which PTV takes writes.' } },
});

export const PtvObjectKind = {
  ORGANIZATION: 'Organization',
  SERVICE: 'Service',
  SERVICE_LOCATION: 'ServiceLocation',
  E_CHANNEL: 'EChannel',
  WEB_PAGE: 'WebPage',
  PHONE: 'Phone',
  CONNECTION: 'Connection',
} as const;
export type PtvObjectKind = (typeof PtvObjectKind)[keyof typeof PtvObjectKind];

registerEnumType(PtvObjectKind, {
  name: 'PtvObjectKind',
  description: 'A kind of object in PTV, named as in the addresses of its API.',
  valuesConfig: {
    ORGANIZATION: { description: 'An organisation (organisaatio).' },
    SERVICE: { description: 'A service (palvelu).' },
    SERVICE_LOCATION: { description: 'A place (palvelupaikka).' },
    E_CHANNEL: { description: 'An online service (verkkoasiointi).' },
    WEB_PAGE: { description: 'A web page (verkkosivu).' },
    PHONE: { description: 'A telephone service (puhelinasiointi).' },
    CONNECTION: { description: 'What joins a service and its channels (liitos).' },
  },
});

export const PtvTransferState = {
  NOT_ELIGIBLE: 'NOT_ELIGIBLE',
  WAITING: 'WAITING',
  TRANSFERRED: 'TRANSFERRED',
  REFUSED: 'REFUSED',
  ARCHIVED: 'ARCHIVED',
} as const;
export type PtvTransferState = keyof typeof PtvTransferState;

registerEnumType(PtvTransferState, {
  name: 'PtvTransferState',
  description: 'How it stands with a listing in PTV.',
  valuesConfig: {
    NOT_ELIGIBLE: { description: 'It was not eligible when it was looked at, and is not there.' },
    WAITING: {
      description: 'Something could not be brought to PTV yet and is tried again: see `lastError`.',
    },
    TRANSFERRED: { description: 'PTV has it as it was when it was looked at (siirretty).' },
    REFUSED: {
      description:
        'PTV does not take it as it is: `lastError` has its words. It waits until the listing or its organisation changes. What PTV had before, it has still.',
    },
    ARCHIVED: { description: 'It was there and was archived there (arkistoitu).' },
  },
});

export const PtvWarningCode = {
  PHONE_NUMBER_IN_TEXT: 'PHONE_NUMBER_IN_TEXT',
  EMAIL_IN_TEXT: 'EMAIL_IN_TEXT',
  WEB_ADDRESS_IN_TEXT: 'WEB_ADDRESS_IN_TEXT',
  STREET_ADDRESS_IN_TEXT: 'STREET_ADDRESS_IN_TEXT',
  HOURS_IN_TEXT: 'HOURS_IN_TEXT',
  PERSONAL_NAME_IN_TEXT: 'PERSONAL_NAME_IN_TEXT',
  ORGANISATION_IN_TITLE: 'ORGANISATION_IN_TITLE',
  SUMMARY_REPEATS_TITLE: 'SUMMARY_REPEATS_TITLE',
  HOURS_NOT_TRANSFERRED: 'HOURS_NOT_TRANSFERRED',
} as const;
export type PtvWarningCode = keyof typeof PtvWarningCode;

registerEnumType(PtvWarningCode, {
  name: 'PtvWarningCode',
  description: 'What PTV’s rules for contents ask to write otherwise.',
  valuesConfig: {
    PHONE_NUMBER_IN_TEXT: { description: 'A telephone number stands in a text.' },
    EMAIL_IN_TEXT: { description: 'An e-mail address stands in a text.' },
    WEB_ADDRESS_IN_TEXT: { description: 'A web address stands in a text.' },
    STREET_ADDRESS_IN_TEXT: { description: 'A street address stands in a text.' },
    HOURS_IN_TEXT: { description: 'Times of day stand in a text.' },
    PERSONAL_NAME_IN_TEXT: { description: 'What looks like a person’s name stands in a text.' },
    ORGANISATION_IN_TITLE: { description: 'The organisation’s name stands in the title.' },
    SUMMARY_REPEATS_TITLE: { description: 'The summary says no more than the title.' },
    HOURS_NOT_TRANSFERRED: { description: 'PTV cannot tell some of the times.' },
  },
});

export const PtvWarnedField = {
  TITLE: 'TITLE',
  SUMMARY: 'SUMMARY',
  DESCRIPTION: 'DESCRIPTION',
  REGISTRATION: 'REGISTRATION',
  PRICE: 'PRICE',
  CHANNEL: 'CHANNEL',
  SCHEDULE: 'SCHEDULE',
} as const;
export type PtvWarnedField = keyof typeof PtvWarnedField;

registerEnumType(PtvWarnedField, {
  name: 'PtvWarnedField',
  description: 'The part of a listing or organisation that a warning is about.',
  valuesConfig: {
    TITLE: { description: 'The title (otsikko).' },
    SUMMARY: { description: 'The summary (tiivistelmä).' },
    DESCRIPTION: { description: 'The description (kuvaus).' },
    REGISTRATION: { description: 'How to sign up (ilmoittautuminen).' },
    PRICE: { description: 'What it costs (hinta).' },
    CHANNEL: { description: 'What to know about a channel (kanava).' },
    SCHEDULE: { description: 'The schedules (aikataulu).' },
  },
});
