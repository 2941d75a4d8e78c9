import { listingContent, organisationContent, place } from '../testing/listing-content';
import { fillReferences } from './body-reference';
import type { ListingFacts } from './ptv-facts';
import {
  judgeBodies,
  readyChannels,
  readyConnections,
  readyOrganisation,
  readyService,
  type ReadyBody,
} from './ready-body';

const facts = (
  content: Partial<ListingFacts['content']> = {},
  change: Partial<ListingFacts> = {},
): ListingFacts => ({
  id: 'l1',
  form: 'hm_ryhmat',
  content: { ...listingContent, ...content },
  organisation: { id: 'o1', businessId: '0201256-6', content: organisationContent },
  serviceClasses: ['P27.1'],
  keywords: [
    {
      name: { fi: 'liikunta', sv: 'motion', en: 'exercise' },
      kokoUri: 'http://www.yso.fi/onto/koko/p30612',
    },
    { name: { fi: 'pallot', sv: 'bollar', en: 'balls' }, kokoUri: null },
  ],
  targetGroups: ['KR1'],
  today: '2026-11-02',
  ...change,
});

const codes = ({ conditions }: ReadyBody) => conditions.map(({ code }) => code);

describe('a service', () => {
  it('has every field that PTV asks for', () => {
    expect(readyService(facts()).made).toEqual({
      object: 'Service',
      sourceId: 'lahella-service-l1',
      body: {
        sourceId: 'lahella-service-l1',
        type: 'Service',
        fundingType: 'MarketFunded',
        serviceChargeType: 'FreeOfCharge',
        serviceNames: [
          { type: 'Name', language: 'fi', value: 'Keskiviikkokerho' },
          { type: 'Name', language: 'sv', value: 'Onsdagsklubben' },
        ],
        serviceDescriptions: [
          { type: 'Summary', language: 'fi', value: 'Avoin kerho kaikille.' },
          { type: 'Description', language: 'fi', value: listingContent.description!.fi },
          { type: 'Summary', language: 'sv', value: 'En öppen klubb för alla.' },
          { type: 'Description', language: 'sv', value: listingContent.description!.sv },
        ],
        languages: ['fi', 'sgn-fi'],
        areaType: 'LimitedType',
        areas: [{ type: 'Municipality', areaCodes: ['698'] }],
        serviceClasses: ['http://uri.suomi.fi/codelist/ptv/ptvserclass2/code/P27.1'],
        ontologyTerms: ['http://www.yso.fi/onto/koko/p30612'],
        targetGroups: ['http://uri.suomi.fi/codelist/ptv/ptvkohderyhmat/code/KR1'],
        keywords: [
          { language: 'fi', value: 'pallot' },
          { language: 'sv', value: 'bollar' },
        ],
        serviceProducers: [{ provisionType: 'SelfProducedServices', organizations: [] }],
        serviceChannels: [],
        publishingStatus: 'Published',
      },
      references: [
        { path: 'mainResponsibleOrganization', sourceId: 'lahella-organisation-o1' },
        { path: 'serviceProducers.0.organizations.0', sourceId: 'lahella-organisation-o1' },
        {
          path: 'serviceChannels.0',
          sourceId: expect.stringMatching(/^lahella-place-o1\.-\.[0-9a-f]{20}$/),
        },
      ],
    });
  });

  it('takes PTV’s ids where its references say', () => {
    const { body, references } = readyService(facts()).made!;
    const filled = fillReferences(body, references, (id) => (id.includes('place') ? 'p' : 'o'));
    expect(filled).toEqual({
      ...body,
      mainResponsibleOrganization: 'o',
      serviceProducers: [{ provisionType: 'SelfProducedServices', organizations: ['o'] }],
      serviceChannels: ['p'],
    });
    expect(() => fillReferences(body, references, () => undefined)).toThrow(
      'lahella-organisation-o1',
    );
  });

  it.each([
    ['SERVICE_CLASS', facts({}, { serviceClasses: [] })],
    ['ONTOLOGY_TERM', facts({}, { keywords: facts().keywords.slice(1) })],
    ['TITLE_LENGTH', facts({ title: { fi: 'a'.repeat(101) } })],
    ['DESCRIPTION', facts({ summary: null, description: { en: 'In English.' } })],
    ['AREA', facts({ areas: { ...listingContent.areas, municipalities: [] } })],
    ['AREA_OF_ORGANISATION', facts({ areas: { ...listingContent.areas, regions: ['01'] } })],
    ['AREA_OF_ORGANISATION', facts({ areas: { ...listingContent.areas, isWholeCountry: true } })],
    ['CHANNEL', facts({ channels: [] })],
    ['STREET_ADDRESS', facts({ channels: [{ ...place, address: null }] })],
  ])('is stopped by %s', (code, stopped) => {
    const ready = readyService(stopped);
    expect(ready.made).toBeNull();
    expect(codes(ready)).toContain(code);
    expect(judgeBodies(stopped).find((judged) => judged.code === code)?.met).toBe(false);
  });
});

describe('the channels', () => {
  it.each([
    ['PLACE', ['ServiceLocation']],
    ['HYBRID', ['ServiceLocation', 'EChannel']],
    ['ONLINE', ['EChannel']],
    ['PHONE', ['Phone']],
  ] as const)('of kind %s become %j', (kind, objects) => {
    const channels = [{ ...place, kind, url: 'https://kerhot.fi/', phone: '016 123 4567' }];
    const ready = readyChannels(facts({ channels }));
    expect(ready.map(({ object }) => object)).toEqual(objects);
    expect(ready.map(({ made }) => made?.object)).toEqual(objects);
  });

  it('of guides are web pages', () => {
    const channels = [{ ...place, kind: 'ONLINE' as const, url: 'https://kerhot.fi/opas' }];
    const [ready] = readyChannels(facts({ channels }, { form: 'sm_oppaat' }));
    expect(ready?.object).toBe('WebPage');
  });

  it('of one kind are named apart, whatever of the listing they come from', () => {
    const online = { ...place, url: 'https://kerhot.fi/' };
    const channels = [
      { ...online, kind: 'HYBRID' as const },
      { ...online, id: 'c2', kind: 'ONLINE' as const },
      { ...online, id: 'c3', kind: 'ONLINE' as const },
    ];
    const names = readyChannels(facts({ channels })).flatMap(({ made }) =>
      (made!.body['serviceChannelNames'] as { language: string; value: string }[])
        .filter(({ language }) => language === 'fi')
        .map(({ value }) => value),
    );
    expect(names.slice(1)).toEqual([
      'Keskiviikkokerho: verkkopalvelu',
      'Keskiviikkokerho: verkkopalvelu 2',
      'Keskiviikkokerho: verkkopalvelu 3',
    ]);
  });

  it('at one address are one place, for every listing of the organisation', () => {
    const twice = [place, { ...place, id: 'c2', address: { ...place.address!, city: null } }];
    expect(readyChannels(facts({ channels: twice }))).toHaveLength(1);
    const other = facts({ title: { fi: 'Torstaikerho' } }, { id: 'l2' });
    expect(readyChannels(other)[0]!.made).toEqual(readyChannels(facts())[0]!.made);
  });

  it.each([
    ['POSTAL_CODE', { address: { ...place.address!, postalCode: null } }],
    ['PHONE_NUMBER', { kind: 'PHONE' }],
    ['PHONE_NUMBER_FORMAT', { kind: 'PHONE', phone: '12' }],
    ['WEB_ADDRESS', { kind: 'ONLINE' }],
    ['WEB_ADDRESS_FORMAT', { kind: 'ONLINE', url: `https://a.fi/${'x'.repeat(500)}` }],
  ] as const)('are stopped by %s, each for itself', (code, change) => {
    const channels = [{ ...place, ...change }, place];
    const [stopped, whole] = readyChannels(facts({ channels }));
    expect(codes(stopped!)).toEqual([code]);
    expect(stopped!.made).toBeNull();
    expect(whole!.made).not.toBeNull();
  });
});

describe('the connections', () => {
  it('tell the hours at a place', () => {
    const { body } = readyConnections(facts()).made!;
    const [{ serviceHours }] = body['channelRelations'] as [{ serviceHours: unknown }];
    expect(serviceHours).toEqual([
      {
        serviceHourType: 'DaysOfTheWeek',
        validForNow: true,
        isClosed: false,
        isAlwaysOpen: false,
        openingHour: [{ dayFrom: 'Wednesday', dayTo: 'Wednesday', from: '18:00', to: '19:30' }],
      },
    ]);
  });
});

describe('an organisation', () => {
  const ready = (content: object) =>
    readyOrganisation({
      id: 'o1',
      businessId: '0201256-6',
      content: { ...organisationContent, ...content },
    });

  it('tells its areas by one kind', () => {
    const kinds = { areas: { ...organisationContent.areas, municipalities: ['091'] } };
    expect(ready({}).made!.body).toMatchObject({ subAreaType: 'Region', areas: ['19'] });
    const { body } = ready(kinds).made!;
    expect(body['subAreaType']).toBe('Municipality');
    expect(body['areas']).toEqual(expect.arrayContaining(['091', '698']));
    expect(body['areas']).toHaveLength(22);
  });

  it.each([
    ['ORGANISATION_NAME_LENGTH', { name: { fi: 'a'.repeat(101) } }],
    ['ORGANISATION_DESCRIPTION', { description: null }],
    [
      'ORGANISATION_AREA',
      { areas: { ...organisationContent.areas, regions: [] }, homeMunicipality: null },
    ],
  ])('is stopped by %s', (code, change) => {
    expect(codes(ready(change))).toEqual([code]);
    expect(ready(change).made).toBeNull();
  });
});
