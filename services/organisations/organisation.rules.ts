import { countyByCode, municipalityByCode, regionByCode } from '../../reference';
import { readCode, readCodes } from '../kit/codes';
import { readContacts } from '../kit/contact';
import { readLinks } from '../kit/link';
import { readText } from '../kit/localized-text';
import { isStorable } from '../kit/storable';
import type { Problems } from '../kit/user-error';
import { parseBusinessId } from './business-id';
import type { Organisation } from './organisation.entity';
import type { RegisterOrganisationInput, UpdateOrganisationInput } from './organisation.input';

/** What an organisation's author decides. */
export type OrganisationContent = Pick<
  Organisation,
  | 'names'
  | 'descriptions'
  | 'kind'
  | 'businessId'
  | 'hasPtvAccount'
  | 'parentId'
  | 'homeMunicipalityCode'
  | 'municipalityCodes'
  | 'regionCodes'
  | 'countyCodes'
  | 'isNationwide'
  | 'storedContacts'
  | 'storedLinks'
>;

type Input = RegisterOrganisationInput | UpdateOrganisationInput;
type Draft = { -readonly [K in keyof OrganisationContent]?: OrganisationContent[K] };

/**
 * The content that the input describes, fields that are left out not among it. Everything that
 * can be seen without the database is checked here; problems carry the path of the field.
 */
export function readContent(input: Input, problems: Problems): Draft {
  const draft: Draft = {};
  for (const [field, read] of Object.entries(readers))
    if (input[field as keyof Input] !== undefined) read(input, draft, problems.at(field));
  return draft;
}

type Reader = (input: Input, draft: Draft, problems: Problems) => void;

const readers: Record<keyof RegisterOrganisationInput, Reader> = {
  name: ({ name }, draft, problems) => {
    draft.names = readText(name, { maxLength: 200, required: true }, problems) ?? {};
  },
  description: ({ description }, draft, problems) => {
    draft.descriptions = readText(description, { maxLength: 5_000, required: false }, problems);
  },
  kind: ({ kind }, draft, problems) => {
    if (kind) draft.kind = kind;
    else
      problems.add(
        'VALUE_MISSING',
        'An organisation always has a kind; leave the field out to keep it.',
      );
  },
  businessId: ({ businessId }, draft, problems) => {
    draft.businessId = readBusinessId(businessId, problems);
  },
  hasPtvAccount: ({ hasPtvAccount }, draft) => {
    draft.hasPtvAccount = hasPtvAccount ?? false;
  },
  parentId: ({ parentId }, draft, problems) => {
    draft.parentId = parentId ?? null;
    if (parentId && !isStorable(parentId))
      problems.add('NOT_FOUND', 'There is no such organisation.');
  },
  homeMunicipality: ({ homeMunicipality }, draft, problems) => {
    draft.homeMunicipalityCode = readCode(
      'municipality',
      homeMunicipality,
      municipalityByCode,
      problems,
    );
  },
  municipalities: ({ municipalities }, draft, problems) => {
    draft.municipalityCodes = readCodes(
      'municipality',
      municipalities,
      municipalityByCode,
      problems,
    );
  },
  regions: ({ regions }, draft, problems) => {
    draft.regionCodes = readCodes('region', regions, regionByCode, problems);
  },
  counties: ({ counties }, draft, problems) => {
    draft.countyCodes = readCodes('wellbeingServicesCounty', counties, countyByCode, problems);
  },
  isNationwide: ({ isNationwide }, draft) => {
    draft.isNationwide = isNationwide ?? false;
  },
  contacts: ({ contacts }, draft, problems) => {
    draft.storedContacts = readContacts(contacts, problems);
  },
  links: ({ links }, draft, problems) => {
    draft.storedLinks = readLinks(links, problems);
  },
};

function readBusinessId(text: string | null | undefined, problems: Problems): string | null {
  if (text === null || text === undefined || text.trim() === '') return null;
  const businessId = parseBusinessId(text);
  if (businessId === null)
    problems.add(
      'INVALID_BUSINESS_ID',
      `“${text.slice(0, 40)}” is no Y-tunnus: seven digits, a hyphen and a check digit that fits, e.g. 1234567-1.`,
    );
  return businessId;
}

/** What must hold between fields, seen on the organisation as it would be. */
export function checkContent(content: OrganisationContent, problems: Problems): void {
  const { isNationwide, municipalityCodes, regionCodes, countyCodes } = content;
  if (isNationwide && municipalityCodes.length + regionCodes.length + countyCodes.length > 0)
    problems
      .at('isNationwide')
      .add(
        'CONFLICTING_VALUES',
        'A nationwide organisation names no areas: empty them, or set this to false.',
      );
  if (content.hasPtvAccount && content.businessId === null)
    problems
      .at('hasPtvAccount')
      .add('CONFLICTING_VALUES', 'A PTV account belongs to a Y-tunnus: give `businessId` too.');
}

/** The content of a new organisation before its input is laid over it. */
export const emptyContent: Omit<OrganisationContent, 'names' | 'kind'> = {
  descriptions: null,
  businessId: null,
  hasPtvAccount: false,
  parentId: null,
  homeMunicipalityCode: null,
  municipalityCodes: [],
  regionCodes: [],
  countyCodes: [],
  isNationwide: false,
  storedContacts: [],
  storedLinks: [],
};
