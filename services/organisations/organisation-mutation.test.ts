import { anonymous, type Principal } from '../../platform/identity/principal';
import {
  admin,
  everything,
  memberOf,
  operatorOf,
  startTestService,
  type TestService,
} from '../kit/testing';
import { organisations } from '.';
import { demoDataOf } from './testing/organisation-record';

let service: TestService;

beforeAll(async () => {
  service = await startTestService(organisations);
  await service.loadDemoData(
    demoDataOf(
      { id: 'liitto', businessId: '1234567-1' },
      { id: 'piiri', parentId: 'liitto' },
      { id: 'osasto', parentId: 'piiri', homeMunicipality: '837' },
    ),
  );
});

afterAll(() => service.close());

const register = (input: object, principal: Principal = admin) =>
  service.execute(
    `mutation ($input: RegisterOrganisationInput!) { registerOrganisation(input: $input) {
      organisation { id name businessId version kind contacts { title value } homeMunicipality { code } }
      userErrors { code path message }
    } }`,
    { variables: { input }, principal },
  );

const update = (id: string, expectedVersion: number, input: object, principal: Principal = admin) =>
  service.execute(
    `mutation ($id: ID!, $expectedVersion: Int!, $input: UpdateOrganisationInput!) {
      updateOrganisation(id: $id, expectedVersion: $expectedVersion, input: $input) {
        organisation { id name version description parent { id } }
        userErrors { code path }
      }
    }`,
    { variables: { id, expectedVersion, input }, principal },
  );

const rowsOf = (table: string): Promise<{ count: string }[]> =>
  service.dataSource.query(`SELECT count(*) FROM ${table}`);

describe('registering an organisation', () => {
  it('writes it with its event and answers it', async () => {
    const stream = await service.events.subscribe({
      interest: everything('organisationRegistered'),
    });
    const { data, errors } = await register({
      name: { fi: '  Uusi yhdistys ry ' },
      kind: 'REGISTERED_ASSOCIATION',
      businessId: 'FI 0201256-6',
      homeMunicipality: '698',
      contacts: [{ title: { fi: 'Toimisto' }, kind: 'EMAIL', value: 'toimisto@uusi.fi' }],
    });
    expect(errors).toBeUndefined();
    const { organisation, userErrors } = data.registerOrganisation;
    expect(userErrors).toEqual([]);
    expect(organisation).toMatchObject({
      name: 'Uusi yhdistys ry',
      businessId: '0201256-6',
      version: 1,
      homeMunicipality: { code: '698' },
      contacts: [{ title: 'Toimisto', value: 'toimisto@uusi.fi' }],
    });
    const event = await stream.next();
    expect(event.value).toMatchObject({
      type: 'organisationRegistered',
      subjectId: organisation.id,
    });
    await stream.return?.();
  });

  it('names everything that is wrong at once and writes nothing', async () => {
    const before = await Promise.all([rowsOf('organisation'), rowsOf('outbox')]);
    const { data } = await register({
      name: { fi: ' ', en: 'x'.repeat(201) },
      kind: 'PARISH',
      businessId: '1234567-2',
      hasPtvAccount: true,
      parentId: 'nobody',
      homeMunicipality: '999',
      municipalities: ['698', '000'],
      isNationwide: true,
      contacts: [
        { title: { fi: 'Maija Meikäläinen' }, kind: 'EMAIL', value: 'maija' },
        { title: { fi: '' }, kind: 'PHONE', value: 'soita' },
      ],
      links: [{ title: { fi: 'Sivut' }, url: 'javascript:alert(1)' }],
    });
    const { organisation, userErrors } = data.registerOrganisation;
    expect(organisation).toBeNull();
    expect(
      userErrors.map((one: { code: string; path: string[] }) => [one.code, one.path.join('.')]),
    ).toEqual([
      ['VALUE_TOO_LONG', 'input.name.en'],
      ['INVALID_BUSINESS_ID', 'input.businessId'],
      ['UNKNOWN_CODE', 'input.homeMunicipality'],
      ['UNKNOWN_CODE', 'input.municipalities.1'],
      ['PERSONAL_NAME', 'input.contacts.0.title.fi'],
      ['INVALID_FORMAT', 'input.contacts.0.value'],
      ['VALUE_MISSING', 'input.contacts.1.title'],
      ['INVALID_FORMAT', 'input.contacts.1.value'],
      ['INVALID_FORMAT', 'input.links.0.url'],
      ['CONFLICTING_VALUES', 'input.isNationwide'],
      ['CONFLICTING_VALUES', 'input.hasPtvAccount'],
      ['NOT_FOUND', 'input.parentId'],
    ]);
    expect(await Promise.all([rowsOf('organisation'), rowsOf('outbox')])).toEqual(before);
  });

  it('refuses a Y-tunnus that another organisation has', async () => {
    const { data } = await register({
      name: { fi: 'Kaksonen' },
      kind: 'OTHER',
      businessId: '12345671',
    });
    expect(data.registerOrganisation.userErrors).toMatchObject([
      { code: 'ALREADY_EXISTS', path: ['input', 'businessId'] },
    ]);
  });

  it.each([
    ['the anonymous', anonymous, 'UNAUTHENTICATED'],
    ['somebody without the scope', memberOf(null, { scopes: [] }), 'FORBIDDEN'],
    ['a member of another organisation', memberOf('liitto'), 'FORBIDDEN'],
    ['an operator elsewhere', operatorOf({ regions: ['01'] }), 'FORBIDDEN'],
    ['somebody without an organisation', memberOf(null), undefined],
    ['an operator of the region', operatorOf({ regions: ['19'] }), undefined],
  ])('%s: %#', async (_who, principal, code) => {
    const input = { name: { fi: 'Yhdistys' }, kind: 'OTHER', homeMunicipality: '698' };
    const { errors } = await register(input, principal);
    expect(errors?.[0]?.extensions.code).toBe(code);
  });

  it('lets an umbrella organisation register its members', async () => {
    const input = { name: { fi: 'Jäsen ry' }, kind: 'OTHER', parentId: 'liitto' };
    const { data } = await register(input, memberOf('liitto'));
    expect(data.registerOrganisation.userErrors).toEqual([]);
  });
});

describe('changing an organisation', () => {
  it('changes what is given, keeps the rest and counts the version', async () => {
    const { data } = await update('osasto', 1, { description: null }, memberOf('osasto'));
    expect(data.updateOrganisation).toEqual({
      organisation: {
        id: 'osasto',
        name: 'Yhdistys osasto',
        description: null,
        version: 2,
        parent: { id: 'piiri' },
      },
      userErrors: [],
    });
  });

  it('refuses a stale version and an unknown id', async () => {
    const stale = await update('osasto', 1, { name: { fi: 'Myöhässä' } });
    expect(stale.data.updateOrganisation.userErrors).toEqual([
      { code: 'STALE_VERSION', path: ['expectedVersion'] },
    ]);
    const unknown = await update('nobody', 1, {});
    expect(unknown.data.updateOrganisation.userErrors).toEqual([
      { code: 'NOT_FOUND', path: ['id'] },
    ]);
  });

  it('lets one of two simultaneous changes win', async () => {
    const answers = await Promise.all(
      ['yksi', 'kaksi'].map((fi) => update('liitto', 1, { name: { fi } })),
    );
    const codes = answers.flatMap(({ data }) =>
      data.updateOrganisation.userErrors.map((one: { code: string }) => one.code),
    );
    expect(codes).toEqual(['STALE_VERSION']);
  });

  it('refuses circles of parents, also when two changes close one together', async () => {
    const own = await update('piiri', 1, { parentId: 'piiri' });
    expect(own.data.updateOrganisation.userErrors).toMatchObject([{ code: 'CONFLICTING_VALUES' }]);
    const below = await update('liitto', 2, { parentId: 'osasto' });
    expect(below.data.updateOrganisation.userErrors).toEqual([
      { code: 'CONFLICTING_VALUES', path: ['input', 'parentId'] },
    ]);
    const [a, b] = await Promise.all(
      ['Aa', 'Bee'].map(async (fi) => {
        const { data } = await register({ name: { fi }, kind: 'OTHER' });
        return data.registerOrganisation.organisation.id as string;
      }),
    );
    const answers = await Promise.all([
      update(a ?? '', 1, { parentId: b }),
      update(b ?? '', 1, { parentId: a }),
    ]);
    const refused = answers.filter(({ data }) => data.updateOrganisation.userErrors.length > 0);
    expect(refused).toHaveLength(1);
  });

  it.each([
    ['its own people', memberOf('piiri'), undefined],
    ['other people', memberOf('liitto'), 'FORBIDDEN'],
    ['an operator of its county', operatorOf({ counties: ['21'] }), undefined],
    ['an operator elsewhere', operatorOf({ municipalities: ['091'] }), 'FORBIDDEN'],
  ])('%s: %#', async (_who, principal, code) => {
    const { errors } = await update('piiri', 99, { name: { fi: 'Piiri' } }, principal);
    expect(errors?.[0]?.extensions.code).toBe(code);
  });
});
