import { findFaults } from './body-format';
import type { PtvObject } from './ptv-body';

const id = '8a2fbd0a-6d0c-4f0e-9d4a-1c1f3f6f8f10';
const text = (type: string, value: string, language = 'fi') => ({ type, language, value });

// The smallest body that another system is known to send (LIPAS).
const service = {
  sourceId: 'lahella-1',
  type: 'Service',
  fundingType: 'MarketFunded',
  serviceNames: [text('Name', 'Kerho')],
  serviceDescriptions: [text('Summary', 'Avoin kerho.'), text('Description', 'Avoin kerho.')],
  languages: ['fi'],
  areaType: 'LimitedType',
  areas: [{ type: 'Municipality', areaCodes: ['564'] }],
  serviceClasses: ['http://uri.suomi.fi/codelist/ptv/ptvserclass2/code/P4.12'],
  ontologyTerms: ['http://www.yso.fi/onto/koko/p36608'],
  targetGroups: ['http://uri.suomi.fi/codelist/ptv/ptvkohderyhmat/code/KR1'],
  serviceProducers: [{ provisionType: 'SelfProducedServices', organizations: [id] }],
  mainResponsibleOrganization: id,
  publishingStatus: 'Published',
};

const faults = (change: object, object: PtvObject = 'Service') =>
  findFaults(object, JSON.parse(JSON.stringify({ ...service, ...change })) as object).join('\n');

describe('PTV’s models', () => {
  it('take a service that PTV takes', () => {
    expect(faults({})).toBe('');
  });

  it.each([
    ['a wrong source id', { sourceId: 'lahella_1' }, '/sourceId'],
    ['no names', { serviceNames: [] }, '/serviceNames'],
    ['a name that is too long', { serviceNames: [text('Name', 'a'.repeat(101))] }, '100'],
    [
      'two names in a language',
      { serviceNames: [text('Name', 'a'), text('Name', 'b')] },
      'uniqueBy',
    ],
    ['no summary', { serviceDescriptions: [text('Description', 'a')] }, '/serviceDescriptions'],
    [
      'a summary that is too long',
      { serviceDescriptions: [text('Summary', 'a'.repeat(151))] },
      '/serviceDescriptions/0/value',
    ],
    ['an unknown language', { serviceNames: [text('Name', 'a', 'de')] }, '/language'],
    ['limited without areas', { areas: undefined }, 'areas'],
    ['an unknown kind of area', { areas: [{ type: 'County', areaCodes: ['1'] }] }, '/areas/0/type'],
    [
      'five classes',
      {
        serviceClasses: [1, 2, 3, 4, 5].map(
          (n) => `${service.serviceClasses[0]!.slice(0, -2)}1${n}`,
        ),
      },
      '4 items',
    ],
    ['a class without address', { serviceClasses: ['P4.12'] }, '/serviceClasses/0'],
    ['no term', { ontologyTerms: [] }, '/ontologyTerms'],
    [
      'a producer without organisation',
      { serviceProducers: [{ provisionType: 'SelfProducedServices' }] },
      'organizations',
    ],
    [
      'no main organisation',
      { mainResponsibleOrganization: undefined },
      'mainResponsibleOrganization',
    ],
    ['a status of updates', { publishingStatus: 'Modified' }, '/publishingStatus'],
    ['an unknown field', { price: 1 }, 'additional'],
  ])('refuse %s', (_, change, expected) => {
    expect(faults(change)).toContain(expected);
  });
});
