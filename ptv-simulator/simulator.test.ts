import { startSimulator, type Simulator } from './simulator';

let simulator: Simulator;
let token: string;
beforeEach(async () => {
  simulator = await startSimulator();
  token = await logIn();
});
afterEach(() => simulator.close());

interface Reply {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- whatever PTV would answer
  readonly body: any;
}

async function send(
  method: string,
  path: string,
  body?: unknown,
  authorization?: string,
): Promise<Reply> {
  const response = await fetch(simulator.url + path, {
    method,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    headers: {
      'content-type': 'application/json',
      ...(authorization === undefined ? {} : { authorization }),
    },
  });
  return { status: response.status, body: await response.json() };
}

async function logIn(): Promise<string> {
  const { body } = await send('POST', '/api/auth/api-login', {
    username: 'lahella',
    password: 'salasana',
  });
  return body.serviceToken;
}

const unknownId = '00000000-0000-4000-8000-000000000000';

const get = (path: string): Promise<Reply> => send('GET', `/api/v11/${path}`);
const post = (path: string, body: unknown): Promise<Reply> =>
  send('POST', `/api/v11/${path}`, body, `Bearer ${token}`);
const put = (path: string, body: unknown): Promise<Reply> =>
  send('PUT', `/api/v11/${path}`, body, `Bearer ${token}`);

const texts = [
  { type: 'Summary', language: 'fi', value: 'Lyhyesti.' },
  { type: 'Description', language: 'fi', value: 'Pidemmin.' },
];
const named = (value: string) => [{ type: 'Name', language: 'fi', value }];

const organisation = {
  sourceId: 'org-1',
  organizationType: 'Organization',
  businessCode: '1234567-1',
  organizationNames: named('Yhdistys'),
  displayNameType: [{ type: 'Name', language: 'fi' }],
  organizationDescriptions: texts,
  areaType: 'Nationwide',
  publishingStatus: 'Published',
};

const common = (organizationId: string) => ({
  organizationId,
  serviceChannelDescriptions: texts,
  languages: ['fi'],
  publishingStatus: 'Published',
});

const webPage = (organizationId: string) => ({
  ...common(organizationId),
  sourceId: 'web-1',
  serviceChannelNames: [{ language: 'fi', value: 'Sivu' }],
  webPage: [{ language: 'fi', value: 'https://example.fi/' }],
  accessibilityClassification: [{ accessibilityClassificationLevel: 'Unknown', language: 'fi' }],
});

const location = (organizationId: string) => ({
  ...common(organizationId),
  sourceId: 'place-1',
  serviceChannelNames: named('Talo'),
  displayNameType: [{ type: 'Name', language: 'fi' }],
  addresses: [
    {
      type: 'Location',
      subType: 'Single',
      country: 'FI',
      streetAddress: {
        street: [{ language: 'fi', value: 'Katu' }],
        streetNumber: '1',
        postalCode: '00100',
        municipality: '091',
        latitude: '6672000.5',
        longitude: '385000',
      },
    },
  ],
});

const phone = (organizationId: string) => ({
  ...common(organizationId),
  sourceId: 'phone-1',
  serviceChannelNames: [{ language: 'fi', value: 'Neuvonta' }],
  phoneNumbers: [{ type: 'Phone', prefixNumber: '+358', number: '401234567', language: 'fi' }],
});

const uri = (list: string, code: string) => `http://uri.suomi.fi/codelist/ptv/${list}/code/${code}`;

const service = (organizationId: string, channels: readonly string[]) => ({
  sourceId: 'service-1',
  type: 'Service',
  fundingType: 'MarketFunded',
  serviceNames: named('Kerho'),
  serviceDescriptions: texts,
  languages: ['fi'],
  areaType: 'LimitedType',
  areas: [{ type: 'Municipality', areaCodes: ['091'] }],
  serviceClasses: [uri('ptvserclass2', 'P27.1')],
  ontologyTerms: ['http://www.yso.fi/onto/koko/p36608'],
  targetGroups: [uri('ptvkohderyhmat', 'KR1.3')],
  keywords: [{ language: 'fi', value: 'kerho' }],
  serviceProducers: [{ provisionType: 'SelfProducedServices', organizations: [organizationId] }],
  mainResponsibleOrganization: organizationId,
  serviceChannels: channels,
  publishingStatus: 'Published',
});

/** An organisation with a web page and a service, and their ids. */
async function fill() {
  const owner: string = (await post('Organization', organisation)).body.id;
  const web: string = (await post('ServiceChannel/WebPage', webPage(owner))).body.id;
  const club: string = (await post('Service', service(owner, [web]))).body.id;
  return { owner, web, club };
}

describe('logging in', () => {
  it('gives a token, but not for a wrong password', async () => {
    expect(token).toEqual(expect.any(String));
    const wrong = { username: 'lahella', password: 'x' };
    expect(await send('POST', '/api/auth/api-login', wrong)).toEqual({
      status: 400,
      body: { '': ['Invalid username or password.'] },
    });
  });

  it.each([
    ['nothing', undefined],
    ['an invented token', 'Bearer x'],
    ['another scheme', 'Basic x'],
  ])('is needed to write: with %s nothing is written', async (_, authorization) => {
    const { status } = await send('POST', '/api/v11/Organization', organisation, authorization);
    expect(status).toBe(401);
    expect(simulator.register.entries).toEqual([]);
  });

  it('is needed again when the token has expired', async () => {
    simulator.sessions.expireAll();
    expect((await post('Organization', organisation)).status).toBe(401);
    token = await logIn();
    expect((await post('Organization', organisation)).status).toBe(200);
  });

  it('is not needed to read', async () => {
    const { owner } = await fill();
    expect((await get(`Organization/${owner}`)).status).toBe(200);
  });
});

describe('a body that is right', () => {
  it.each<[string, (id: string) => object]>([
    ['ServiceChannel/WebPage', webPage],
    ['ServiceChannel/EChannel', (id) => ({ ...webPage(id), requiresAuthentication: false })],
    ['ServiceChannel/ServiceLocation', location],
    ['ServiceChannel/Phone', phone],
  ])('is kept and shown: %s', async (path, bodyOf) => {
    const { owner } = await fill();
    const body = { ...bodyOf(owner), sourceId: 'another' };
    const made = await post(path, body);
    const { sourceId: hidden, ...shown } = body;
    expect(made).toMatchObject({ status: 200, body: shown });
    expect(JSON.stringify(made.body)).not.toContain(hidden);
    expect((await get(`ServiceChannel/${made.body.id}`)).body).toEqual(made.body);
  });

  it('of a service is shown with its organisation and channels', async () => {
    const { owner, web, club } = await fill();
    expect((await get(`Service/${club}`)).body).toMatchObject({
      organizations: [{ roleType: 'Responsible', organization: { id: owner, name: 'Yhdistys' } }],
      serviceChannels: [{ serviceChannel: { id: web, name: 'Sivu' } }],
    });
    expect((await get(`ServiceChannel/${web}`)).body.services).toEqual([
      { service: { id: club, name: 'Kerho' } },
    ]);
  });
});

describe('required fields', () => {
  const channel = [
    'organizationId',
    'serviceChannelNames',
    'serviceChannelDescriptions',
    'languages',
    'publishingStatus',
  ];

  it.each<[string, (id: string) => object, readonly string[]]>([
    [
      'Organization',
      () => organisation,
      [
        'organizationType',
        'organizationNames',
        'displayNameType',
        'organizationDescriptions',
        'areaType',
        'publishingStatus',
      ],
    ],
    [
      'Service',
      (id) => service(id, []),
      [
        'fundingType',
        'serviceNames',
        'areaType',
        'serviceDescriptions',
        'languages',
        'serviceProducers',
        'mainResponsibleOrganization',
        'publishingStatus',
      ],
    ],
    [
      'ServiceChannel/EChannel',
      (id) => ({ ...webPage(id), requiresAuthentication: false }),
      [...channel, 'webPage', 'accessibilityClassification', 'requiresAuthentication'],
    ],
    ['ServiceChannel/WebPage', webPage, [...channel, 'webPage', 'accessibilityClassification']],
    ['ServiceChannel/Phone', phone, [...channel, 'phoneNumbers']],
    ['ServiceChannel/ServiceLocation', location, [...channel, 'displayNameType', 'addresses']],
  ])('of %s are asked for, all at once', async (path, bodyOf, fields) => {
    const { owner } = await fill();
    const without = Object.entries(bodyOf(owner)).filter(([name]) => !fields.includes(name));
    const { status, body } = await post(path, Object.fromEntries(without));
    expect(status).toBe(400);
    for (const field of fields) {
      const name = field.charAt(0).toUpperCase() + field.slice(1);
      expect(body[name]).toContain(`The ${name} field is required.`);
    }
  });

  it('need no more than the status in a change', async () => {
    const { club } = await fill();
    const changed = await put(`Service/${club}`, { publishingStatus: 'Published' });
    expect(changed).toMatchObject({ status: 200, body: { fundingType: 'MarketFunded' } });
    expect(await put(`Service/${club}`, { fundingType: 'MarketFunded' })).toEqual({
      status: 400,
      body: { PublishingStatus: ['The PublishingStatus field is required.'] },
    });
  });
});

describe('what PTV refuses', () => {
  const classes = (...codes: string[]) => ({
    serviceClasses: codes.map((code) => uri('ptvserclass2', code)),
  });
  const text = (type: string, length: number) => ({
    type,
    language: 'fi',
    value: 'a'.repeat(length),
  });

  it.each<[string, object, string]>([
    ['a source id with a slash', { sourceId: 'a/b' }, 'SourceId'],
    ['a field that it does not know', { colour: 'red' }, 'Colour'],
    ['a value of no list', { fundingType: 'Free' }, 'FundingType'],
    ['a name that is too long', { serviceNames: named('a'.repeat(101)) }, 'ServiceNames[0].Value'],
    ['a name of another type', { serviceNames: [text('AlternativeName', 9)] }, 'ServiceNames'],
    [
      'a summary that is too long',
      { serviceDescriptions: [text('Summary', 151), texts[1]] },
      'ServiceDescriptions[0].Value',
    ],
    ['no summary', { serviceDescriptions: [texts[1]] }, 'ServiceDescriptions'],
    ['one language twice', { serviceDescriptions: [...texts, texts[0]] }, 'ServiceDescriptions'],
    [
      'a text in no language of contents',
      { serviceNames: [{ ...named('x')[0], language: 'de' }] },
      'ServiceNames[0].Language',
    ],
    ['a class that is no address', { serviceClasses: ['P27.1'] }, 'ServiceClasses[0]'],
    ['a fifth class', classes('P1.1', 'P1.2', 'P1.3', 'P1.4', 'P1.5'), 'ServiceClasses'],
    ['main classes alone', classes('P1', 'P27'), 'ServiceClasses'],
    ['no class', classes(), 'ServiceClasses'],
    ['no term', { ontologyTerms: [] }, 'OntologyTerms'],
    ['no target group', { targetGroups: [] }, 'TargetGroups'],
    [
      'businesses without saying which',
      { targetGroups: [uri('ptvkohderyhmat', 'KR2')] },
      'TargetGroups',
    ],
    ['limits without areas', { areas: [] }, 'Areas'],
    ['an area without codes', { areas: [{ type: 'Region' }] }, 'Areas[0].AreaCodes'],
    [
      'nobody who produces it',
      { serviceProducers: [{ provisionType: 'SelfProducedServices' }] },
      'ServiceProducers',
    ],
    [
      'an unknown organisation',
      { mainResponsibleOrganization: unknownId },
      'MainResponsibleOrganization',
    ],
    ['an unknown channel', { serviceChannels: [unknownId] }, 'ServiceChannels'],
    ['no channel', { serviceChannels: [] }, 'ServiceChannels'],
    ['a new one that is deleted', { publishingStatus: 'Deleted' }, 'PublishingStatus'],
  ])('of a service: %s', async (_, change, field) => {
    const { owner, web } = await fill();
    const { status, body } = await post('Service', {
      ...service(owner, [web]),
      sourceId: 'service-2',
      ...change,
    });
    expect(status).toBe(400);
    expect(Object.keys(body)).toEqual([field]);
    expect(body[field]).toEqual([expect.any(String)]);
  });

  const [address] = location('').addresses;
  const street = (change: object) => ({
    addresses: [{ ...address, streetAddress: { ...address?.streetAddress, ...change } }],
  });
  it.each<[string, object, string]>([
    [
      'WGS84 in place of ETRS-TM35FIN',
      street({ latitude: '-60.2' }),
      'Addresses[0].StreetAddress.Latitude',
    ],
    ['half a postal code', street({ postalCode: '001' }), 'Addresses[0].StreetAddress.PostalCode'],
    [
      'a municipality’s name',
      street({ municipality: 'Helsinki' }),
      'Addresses[0].StreetAddress.Municipality',
    ],
    [
      'a number that is too long',
      street({ streetNumber: '1'.repeat(31) }),
      'Addresses[0].StreetAddress.StreetNumber',
    ],
    ['a postal address alone', { addresses: [{ ...address, type: 'Postal' }] }, 'Addresses'],
    [
      'hours off the quarter',
      {
        serviceHours: [
          {
            serviceHourType: 'DaysOfTheWeek',
            openingHour: [{ dayFrom: 'Monday', from: '10:10', to: '11:00' }],
          },
        ],
      },
      'ServiceHours[0].OpeningHour[0].From',
    ],
  ])('of a place: %s', async (_, change, field) => {
    const { owner } = await fill();
    const { status, body } = await post('ServiceChannel/ServiceLocation', {
      ...location(owner),
      ...change,
    });
    expect([status, Object.keys(body)]).toEqual([400, [field]]);
  });

  const [number] = phone('').phoneNumbers;
  it.each<[string, object, string]>([
    ['letters', { number: '0800 HELP' }, 'PhoneNumbers[0].Number'],
    ['a prefix without plus', { prefixNumber: '358' }, 'PhoneNumbers[0].PrefixNumber'],
    ['no prefix', { prefixNumber: null }, 'PhoneNumbers'],
    ['a leading 0', { number: '0401234567' }, 'PhoneNumbers'],
    ['another price without telling it', { serviceChargeType: 'Other' }, 'PhoneNumbers'],
    ['a language beside fi, sv, en', { language: 'se' }, 'PhoneNumbers[0].Language'],
  ])('of a telephone number: %s', async (_, change, field) => {
    const { owner } = await fill();
    const { status, body } = await post('ServiceChannel/Phone', {
      ...phone(owner),
      phoneNumbers: [{ ...number, ...change }],
    });
    expect([status, Object.keys(body)]).toEqual([400, [field]]);
  });

  it('of an organisation: a Y-tunnus or source id that another has, a form that is none', async () => {
    await fill();
    const { sourceId, businessCode, ...rest } = organisation;
    const keysOf = async (change: object) =>
      Object.keys((await post('Organization', { ...rest, ...change })).body);
    expect(await keysOf({ sourceId: 'org-2', businessCode })).toEqual(['BusinessCode']);
    expect(await keysOf({ sourceId, businessCode: '7654321-2' })).toEqual(['SourceId']);
    expect(await keysOf({ businessCode: '7654321' })).toEqual(['BusinessCode']);
  });

  it('of what belongs to an organisation: all that comes before it is published', async () => {
    const draft = await post('Organization', { ...organisation, publishingStatus: 'Draft' });
    const { status, body } = await post('ServiceChannel/WebPage', webPage(draft.body.id));
    expect([status, Object.keys(body)]).toEqual([400, ['OrganizationId']]);
  });

  it('of areas: those wider than the organisation’s', async () => {
    const { body } = await post('Organization', {
      ...organisation,
      areaType: 'LimitedType',
      subAreaType: 'Municipality',
      areas: ['091'],
    });
    const wide = await post('ServiceChannel/WebPage', {
      ...webPage(body.id),
      areaType: 'Nationwide',
    });
    expect(wide.body).toEqual({ AreaType: ['Area information type Nationwide is too wide.'] });
  });

  it('what is no JSON, or no object', async () => {
    expect((await post('Service', '{')).status).toBe(400);
    expect((await post('Service', '[]')).status).toBe(400);
    expect(simulator.register.entries).toEqual([]);
  });
});

describe('a change', () => {
  it('goes by id or source id, replaces lists whole and keeps what is left out', async () => {
    const { club } = await fill();
    const status = { publishingStatus: 'Published' };
    await put(`Service/${club}`, { ...status, languages: ['sv', 'en'] });
    await put('Service/sourceId/service-1', { ...status, fundingType: 'PubliclyFunded' });
    expect((await get(`Service/${club}`)).body).toMatchObject({
      languages: ['sv', 'en'],
      fundingType: 'PubliclyFunded',
      keywords: [{ value: 'kerho' }],
    });
  });

  it('empties a field by its flag only', async () => {
    const { club } = await fill();
    const change = { publishingStatus: 'Published', keywords: [] };
    expect((await put(`Service/${club}`, change)).body.keywords).toHaveLength(1);
    const emptied = await put(`Service/${club}`, { ...change, deleteAllKeywords: true });
    expect(emptied.body.keywords).toBeUndefined();
  });

  it('is judged as a whole: it may not take away what a service needs', async () => {
    const { club } = await fill();
    const main = { serviceClasses: [uri('ptvserclass2', 'P1')], publishingStatus: 'Published' };
    expect((await put(`Service/${club}`, main)).status).toBe(400);
    expect((await get(`Service/${club}`)).body.serviceClasses).toEqual([
      uri('ptvserclass2', 'P27.1'),
    ]);
  });

  it('of another kind, or of what never was, is not found', async () => {
    const { club } = await fill();
    const status = { publishingStatus: 'Published' };
    expect((await put(`ServiceChannel/Phone/${club}`, status)).status).toBe(404);
    expect((await put(`Service/${unknownId}`, status)).status).toBe(404);
    expect((await put('Service/sourceId/nothing', status)).status).toBe(404);
  });
});

describe('what is archived', () => {
  it('is not found any more, neither by id nor by source id, and keeps its source id', async () => {
    const { owner, web, club } = await fill();
    const archived = await put(`Service/${club}`, {
      publishingStatus: 'Deleted',
      mainResponsibleOrganization: owner,
    });
    expect(archived.status).toBe(200);
    const status = { publishingStatus: 'Published' };
    expect((await get(`Service/${club}`)).status).toBe(404);
    expect((await put(`Service/${club}`, status)).status).toBe(404);
    expect((await put('Service/sourceId/service-1', status)).status).toBe(404);
    expect((await get('Service')).body.itemList).toEqual([]);
    expect((await get('Service/archived/list')).body.itemList).toEqual([
      { id: club, name: 'Kerho' },
    ]);
    expect((await post('Service', service(owner, [web]))).body).toEqual({
      SourceId: ["External source id 'service-1' is already in use."],
    });
  });

  it('gives the Y-tunnus of an organisation free', async () => {
    const { owner } = await fill();
    expect((await get('Organization/businesscode/1234567-1')).body.id).toBe(owner);
    await put(`Organization/${owner}`, { publishingStatus: 'Deleted' });
    expect((await get('Organization/businesscode/1234567-1')).status).toBe(404);
    expect((await post('Organization', { ...organisation, sourceId: 'org-2' })).status).toBe(200);
  });
});

describe('connections', () => {
  const channelsOf = async (id: string): Promise<string[]> =>
    (await get(`Service/${id}`)).body.serviceChannels.map(
      ({ serviceChannel }: { serviceChannel: { id: string } }) => serviceChannel.id,
    );

  it('are replaced by those that are sent, by id or by source id', async () => {
    const { owner, web, club } = await fill();
    const made = await post('ServiceChannel/Phone', phone(owner));
    const byId = { channelRelations: [{ serviceChannelId: made.body.id }] };
    expect((await put(`Connection/serviceId/${club}`, byId)).status).toBe(200);
    expect(await channelsOf(club)).toEqual([made.body.id]);
    const bySource = { channelRelations: [{ serviceChannelSourceId: 'web-1' }] };
    expect((await put('Connection/serviceSourceId/service-1', bySource)).status).toBe(200);
    expect(await channelsOf(club)).toEqual([web]);
  });

  it('are all removed by the flag only', async () => {
    const { club } = await fill();
    const path = `Connection/serviceId/${club}`;
    expect((await put(path, { channelRelations: [] })).status).toBe(400);
    const removal = { channelRelations: [], deleteAllChannelRelations: true };
    expect((await put(path, removal)).status).toBe(200);
    expect(await channelsOf(club)).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['an unknown channel', { serviceChannelId: unknownId }, 'ChannelRelations'],
    ['no channel', {}, 'ChannelRelations[0].ServiceChannelId'],
    ['an unknown field', { serviceChannelId: unknownId, x: 1 }, 'ChannelRelations[0].X'],
    [
      'a wrong detail',
      { serviceChannelId: unknownId, contactDetails: { emails: [{ value: 'x', language: 'fi' }] } },
      'ChannelRelations[0].ContactDetails.Emails[0].Value',
    ],
  ])('are refused with %s', async (_, relation, field) => {
    const { web, club } = await fill();
    const { status, body } = await put(`Connection/serviceId/${club}`, {
      channelRelations: [relation],
    });
    expect([status, Object.keys(body)]).toEqual([400, [field]]);
    expect(await channelsOf(club)).toEqual([web]);
  });
});

describe('lists', () => {
  it('come by pages of a thousand, each entry once', async () => {
    const { owner } = await fill();
    const { register } = simulator;
    const [first] = register.entries.filter(({ kind }) => kind === 'Service');
    for (let index = 0; index < 2_004; index += 1)
      register.add('Service', { ...first!.body, sourceId: `many-${index}` }, []);
    const pages = await Promise.all(
      ['Service', 'Service?page=2', 'Service?page=3', 'Service?page=4'].map(get),
    );
    expect(
      pages.map(({ body: { pageNumber, pageSize, pageCount, itemList } }) => [
        pageNumber,
        pageSize,
        pageCount,
        itemList.length,
      ]),
    ).toEqual([
      [1, 1_000, 3, 1_000],
      [2, 1_000, 3, 1_000],
      [3, 1_000, 3, 5],
      [4, 1_000, 3, 0],
    ]);
    const ids = pages.flatMap(({ body }) => body.itemList.map(({ id }: { id: string }) => id));
    expect(new Set(ids).size).toBe(2_005);
    const own = await get(`Service/list/organization?organizationId=${owner}&page=3`);
    expect(own.body.itemList).toHaveLength(5);
  });

  it('hold what is published, and by ids what was asked for', async () => {
    const { owner, web, club } = await fill();
    const draft = { ...webPage(owner), sourceId: 'web-2', publishingStatus: 'Draft' };
    const { id } = (await post('ServiceChannel/WebPage', draft)).body;
    expect((await get('ServiceChannel')).body.itemList).toEqual([{ id: web, name: 'Sivu' }]);
    expect((await get(`ServiceChannel/${id}`)).status).toBe(404);
    const { body } = await get(`Service/list?guids=${club.toUpperCase()},${unknownId}`);
    expect(body).toMatchObject([{ id: club }]);
  });

  it('are not there at addresses that PTV does not have', async () => {
    expect((await get('Nothing')).status).toBe(404);
    expect((await send('GET', '/api/v9/Service')).status).toBe(404);
    expect((await send('DELETE', '/api/v11/Service', {}, `Bearer ${token}`)).status).toBe(404);
  });
});
