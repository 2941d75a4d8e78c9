import {
  any,
  flag,
  list,
  object,
  oneOf,
  text,
  texts,
  words,
  type Field,
  type Fields,
} from './field';

/** What can be written to PTV, by the last part of its address. */
export const kinds = [
  'Organization',
  'ServiceLocation',
  'Phone',
  'EChannel',
  'WebPage',
  'PrintableForm',
  'Service',
] as const;
export type Kind = (typeof kinds)[number];

/** The rules of one kind of body, as the Open API v11 has them. */
export interface BodyRules {
  readonly fields: Fields;
  /** What a POST must bring; a PUT needs `publishingStatus` alone. */
  readonly required: readonly string[];
  /** Flags of a PUT that empty a field: one that is left out is kept. */
  readonly deletions: Readonly<Record<string, string>>;
}

const guid = text({
  pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
});
const sourceId = text({ pattern: /^[A-Za-z0-9-.]*$/ });
const language = text({ pattern: /^[a-z-]*$/ });
const status = oneOf('Draft', 'Published', 'Deleted', 'Modified');
const url = text({ max: 500, pattern: /^https?:\/\// });
const email = text({ max: 100, pattern: /^[^@\s]+@[^@\s]+\.[^@\s]+$/ });
const municipality = text({ pattern: /^\d{3}$/ });
const coordinate = text({ pattern: /^\d+\.?\d*$/ });
const quarter = text({ pattern: /^([0-1][0-9]|2[0-3]):(00|15|30|45)(:00)?$/ });
const weekday = oneOf('Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday');
const code = (listName: string, shape: string): Field =>
  text({ pattern: new RegExp(`^http://uri\\.suomi\\.fi/codelist/ptv/${listName}/code/${shape}$`) });

const shared: Fields = {
  sourceId,
  publishingStatus: status,
  validFrom: text(),
  validTo: text(),
};
const areaType = oneOf('Nationwide', 'NationwideExceptAlandIslands', 'LimitedType');
const areas = list(
  object(
    {
      type: oneOf(
        'Municipality',
        'Region',
        'BusinessSubRegion',
        'HospitalDistrict',
        'WellbeingServiceCounties',
      ),
      areaCodes: list(text()),
    },
    'type',
    'areaCodes',
  ),
);
const phone: Fields = {
  prefixNumber: text({ pattern: /^\+[0-9]{1,4}$/ }),
  number: text({ pattern: /^\d{1,20}$/ }),
  language: oneOf('fi', 'sv', 'en'),
  isFinnishServiceNumber: flag,
  additionalInformation: text({ max: 150 }),
  serviceChargeType: oneOf('Chargeable', 'FreeOfCharge', 'Other'),
  chargeDescription: text({ max: 150 }),
};
const phoneNumber = object(phone, 'number', 'language');
const webLink = object({ url, value: text({ max: 100 }), language }, 'url', 'language');
const serviceHours = list(
  object(
    {
      serviceHourType: oneOf('DaysOfTheWeek', 'Exceptional', 'OverMidnight'),
      validFrom: text(),
      validTo: text(),
      isClosed: flag,
      validForNow: flag,
      isAlwaysOpen: flag,
      isReservation: flag,
      additionalInformation: texts(150),
      openingHour: list(
        object({ dayFrom: weekday, dayTo: weekday, from: quarter, to: quarter }, 'from', 'to'),
      ),
    },
    'serviceHourType',
  ),
);
const accessibility = list(
  object(
    {
      accessibilityClassificationLevel: oneOf(
        'FullyCompliant',
        'PartiallyCompliant',
        'NonCompliant',
        'Unknown',
      ),
      wcagLevel: oneOf('LevelA', 'LevelAA', 'LevelAAA'),
      accessibilityStatementWebPageName: text({ max: 100 }),
      accessibilityStatementWebPage: url,
      language,
    },
    'accessibilityClassificationLevel',
    'language',
  ),
);
const address = object(
  {
    type: oneOf('Location', 'Postal', 'Visiting'),
    subType: oneOf('Single', 'Street', 'PostOfficeBox', 'Abroad', 'Foreign', 'Other'),
    country: text({ pattern: /^[A-Z]{2}$/ }),
    streetAddress: object(
      {
        street: texts(100),
        streetNumber: text({ max: 30 }),
        postalCode: text({ pattern: /^\d{5}$/ }),
        municipality,
        additionalInformation: texts(150),
        latitude: coordinate,
        longitude: coordinate,
      },
      'street',
      'postalCode',
    ),
    postOfficeBoxAddress: any,
    otherAddress: any,
    locationAbroad: any,
  },
  'type',
  'subType',
);
const names = texts({ Name: 100, AlternativeName: 100 }, 'Name');
const displayNameType = list(
  object({ type: oneOf('Name', 'AlternativeName'), language }, 'type', 'language'),
);

const channel: Fields = {
  ...shared,
  organizationId: guid,
  serviceChannelNames: texts(100),
  serviceChannelDescriptions: texts({ Summary: 150, Description: 5_000 }, 'Summary', 'Description'),
  languages: list(language),
  areaType,
  areas,
  isVisibleForAll: flag,
  services: list(guid),
};
const channelRequired = [
  'organizationId',
  'serviceChannelNames',
  'serviceChannelDescriptions',
  'languages',
  'publishingStatus',
];
const hoursGo = { deleteAllServiceHours: 'serviceHours' };
const supportGoes = {
  deleteAllSupportEmails: 'supportEmails',
  deleteAllSupportPhones: 'supportPhones',
};
const support: Fields = {
  supportPhones: list(phoneNumber),
  supportEmails: list(object({ value: email, language }, 'value', 'language')),
};

export const bodyRules: Readonly<Record<Kind, BodyRules>> = {
  Organization: {
    fields: {
      ...shared,
      oid: text({ max: 100, pattern: /^[A-Za-z0-9.-]*$/ }),
      organizationType: oneOf(
        'State',
        'Municipality',
        'RegionalOrganization',
        'Region',
        'Organization',
        'Company',
      ),
      businessCode: text({ pattern: /^[0-9]{7}-[0-9]$/ }),
      municipality,
      organizationNames: names,
      displayNameType,
      organizationDescriptions: texts({ Description: 2_500, Summary: 150 }),
      areaType,
      subAreaType: oneOf(
        'Municipality',
        'Region',
        'BusinessSubRegion',
        'HospitalDistrict',
        'WellbeingServiceCounties',
      ),
      areas: list(text()),
      emails: list(
        object({ value: email, language, description: text({ max: 100 }) }, 'value', 'language'),
      ),
      phoneNumbers: list(phoneNumber),
      webPages: list(webLink),
      addresses: list(address),
      electronicInvoicings: any,
      parentOrganizationId: guid,
    },
    required: [
      'organizationType',
      'organizationNames',
      'displayNameType',
      'organizationDescriptions',
      'areaType',
      'publishingStatus',
    ],
    deletions: {
      deleteAllEmails: 'emails',
      deleteAllPhones: 'phoneNumbers',
      deleteAllWebPages: 'webPages',
      deleteAllAddresses: 'addresses',
      deleteAllElectronicInvoicings: 'electronicInvoicings',
    },
  },
  ServiceLocation: {
    fields: {
      ...channel,
      oid: text({ max: 100 }),
      serviceChannelNames: names,
      displayNameType,
      addresses: list(address),
      emails: list(object({ value: email, language }, 'value', 'language')),
      phoneNumbers: list(phoneNumber),
      faxNumbers: any,
      webPages: list(webLink),
      serviceHours,
    },
    required: [...channelRequired, 'displayNameType', 'addresses'],
    deletions: {
      ...hoursGo,
      deleteAllEmails: 'emails',
      deleteAllPhoneNumbers: 'phoneNumbers',
      deleteAllFaxNumbers: 'faxNumbers',
      deleteAllWebPages: 'webPages',
      deleteOid: 'oid',
    },
  },
  Phone: {
    fields: {
      ...channel,
      phoneNumbers: list(
        object({ ...phone, type: oneOf('Phone', 'Sms', 'Fax') }, 'type', 'number', 'language'),
      ),
      webPage: texts(500),
      supportEmails: support.supportEmails as Field,
      serviceHours,
    },
    required: [...channelRequired, 'phoneNumbers'],
    deletions: {
      ...hoursGo,
      deleteAllWebPages: 'webPage',
      deleteAllSupportEmails: 'supportEmails',
    },
  },
  EChannel: {
    fields: {
      ...channel,
      ...support,
      webPage: texts(500),
      accessibilityClassification: accessibility,
      requiresAuthentication: flag,
      requiresSignature: flag,
      signatureQuantity: text({ pattern: /^[1-9]\d*$/ }),
      attachments: any,
      serviceHours,
    },
    required: [
      ...channelRequired,
      'webPage',
      'accessibilityClassification',
      'requiresAuthentication',
    ],
    deletions: { ...hoursGo, ...supportGoes, deleteAllAttachments: 'attachments' },
  },
  WebPage: {
    fields: {
      ...channel,
      ...support,
      webPage: texts(500),
      accessibilityClassification: accessibility,
    },
    required: [...channelRequired, 'webPage', 'accessibilityClassification'],
    deletions: supportGoes,
  },
  PrintableForm: {
    fields: {
      ...channel,
      ...support,
      formIdentifier: any,
      deliveryAddresses: any,
      attachments: any,
      channelUrls: list(
        object(
          { type: oneOf('PDF', 'DOC', 'Excel'), language, value: url },
          'type',
          'language',
          'value',
        ),
      ),
    },
    required: [...channelRequired, 'channelUrls'],
    deletions: { ...supportGoes, deleteAllAttachments: 'attachments' },
  },
  Service: {
    fields: {
      ...shared,
      generalDescriptionId: guid,
      type: oneOf('Service', 'PermitOrObligation', 'ProfessionalQualification'),
      fundingType: oneOf('PubliclyFunded', 'MarketFunded'),
      serviceNames: names,
      serviceChargeType: oneOf('Chargeable', 'FreeOfCharge'),
      areaType,
      areas,
      serviceDescriptions: texts(
        {
          Description: 5_000,
          Summary: 150,
          UserInstruction: 5_000,
          ProcessingTime: 500,
          DeadLine: 500,
          ValidityTime: 500,
          ChargeTypeAdditionalInfo: 500,
          ServiceType: 500,
        },
        'Summary',
      ),
      languages: list(language),
      serviceClasses: list(code('ptvserclass2', 'P\\d+(\\.\\d+)?'), 4),
      ontologyTerms: list(text({ pattern: /^http:\/\/www\.yso\.fi\/onto\/\w+\/p\d+$/ }), 10),
      targetGroups: list(code('ptvkohderyhmat', 'KR\\d+(\\.\\d+)?')),
      lifeEvents: list(code('ptvelti', 'KE\\d+(\\.\\d+)?')),
      industrialClasses: list(text()),
      keywords: words(150),
      legislation: any,
      requirements: texts(5_000),
      serviceProducers: list(
        object(
          {
            provisionType: oneOf('SelfProducedServices', 'ProcuredServices', 'Other'),
            organizations: list(guid),
            additionalInformation: texts(150),
          },
          'provisionType',
        ),
      ),
      mainResponsibleOrganization: guid,
      otherResponsibleOrganizations: list(guid),
      serviceVouchersInUse: flag,
      serviceVouchers: any,
      serviceChannels: list(guid),
    },
    required: [
      'type',
      'fundingType',
      'serviceNames',
      'areaType',
      'serviceDescriptions',
      'languages',
      'serviceProducers',
      'mainResponsibleOrganization',
      'publishingStatus',
    ],
    deletions: {
      deleteAllLifeEvents: 'lifeEvents',
      deleteAllIndustrialClasses: 'industrialClasses',
      deleteAllLaws: 'legislation',
      deleteAllKeywords: 'keywords',
      deleteServiceChargeType: 'serviceChargeType',
      deleteGeneralDescriptionId: 'generalDescriptionId',
    },
  },
};

const deletions = (...names: readonly string[]): Fields =>
  Object.fromEntries(names.map((name) => [name, flag]));

const relation: Fields = {
  description: texts({ Description: 500, ChargeTypeAdditionalInfo: 500 }),
  serviceChargeType: oneOf('Chargeable', 'FreeOfCharge', 'Other'),
  serviceHours,
  contactDetails: object({
    emails: list(object({ value: email, language }, 'value', 'language')),
    phoneNumbers: list(phoneNumber),
    faxNumbers: any,
    webPages: list(webLink),
    addresses: any,
    ...deletions(
      'deleteAllEmails',
      'deleteAllPhones',
      'deleteAllFaxNumbers',
      'deleteAllWebPages',
      'deleteAllAddresses',
    ),
  }),
  ...deletions('deleteServiceChargeType', 'deleteAllDescriptions', 'deleteAllServiceHours'),
};

/** How a connection names its channel. */
export type ChannelName = 'serviceChannelId' | 'serviceChannelSourceId';

/** The body of `PUT /Connection/serviceId/…` and of `PUT /Connection/serviceSourceId/…`. */
export const connectionFields: Readonly<Record<ChannelName, Fields>> = {
  serviceChannelId: {
    deleteAllChannelRelations: flag,
    channelRelations: list(object({ ...relation, serviceChannelId: guid }, 'serviceChannelId')),
  },
  serviceChannelSourceId: {
    deleteAllChannelRelations: flag,
    channelRelations: list(
      object({ ...relation, serviceChannelSourceId: sourceId }, 'serviceChannelSourceId'),
    ),
  },
};
