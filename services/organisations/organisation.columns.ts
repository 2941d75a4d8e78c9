import { type ColumnsOfFields } from '../kit/unread-columns';
import { type Organisation } from './organisation.entity';

/** What is read of an organisation only for the fields that need it. */
export const columnsOfFields: ColumnsOfFields<Organisation> = {
  descriptions: ['description', 'content'],
  kind: ['kind', 'content'],
  businessId: ['businessId', 'content'],
  hasPtvAccount: ['hasPtvAccount', 'content'],
  parentId: ['parent', 'content'],
  homeMunicipalityCode: ['homeMunicipality', 'content'],
  municipalityCodes: ['municipalities', 'content'],
  regionCodes: ['regions', 'content'],
  countyCodes: ['counties', 'content'],
  isNationwide: ['isNationwide', 'content'],
  storedContacts: ['contacts', 'content'],
  storedLinks: ['links', 'content'],
  isDemo: ['isDemo', 'content'],
  version: ['version', 'content'],
  createdAt: ['createdAt', 'content'],
  updatedAt: ['updatedAt', 'content'],
};
