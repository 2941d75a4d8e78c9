import { loadConfig } from '../../platform/config';
import { loadLocalKey } from '../../platform/identity/local-key';
import { createPrincipalHeaderVerifier } from '../../platform/identity/principal-header';
import { subgraph } from '../federation/subgraph';
import { temporaryFolder } from '../support/temporary-folder';
import { hostGateway, type HostedGateway } from './hosted-gateway';

const secret = 'a secret of at least thirty-two characters';
const verify = createPrincipalHeaderVerifier({ secret });
interface Context {
  readonly headers: Readonly<Record<string, string | undefined>>;
}

const desk = subgraph('desk', {
  sdl: 'type Query { who: String }',
  resolvers: {
    Query: {
      who: (_: unknown, _args: unknown, { headers }: Context) =>
        verify(headers['x-lahella-principal']).subject,
    },
  },
});

jest.setTimeout(20_000);

const folder = temporaryFolder('who-asks');
let gateway: HostedGateway;
const serve = async (env: Record<string, string> = {}) => {
  gateway = await hostGateway([desk], { SUBGRAPH_SECRET: secret, DATA_DIR: folder, ...env });
};
afterEach(() => gateway.close());

const received = () => gateway.subgraph('desk').received;
async function tokenOf(subject: string): Promise<Record<string, string>> {
  const { identity } = loadConfig({ DATA_DIR: folder });
  const key = await loadLocalKey({ folder: identity.localKeyFolder, ...identity });
  const token = await key.issueToken({ subject, role: 'member', organisationId: '1' });
  return { authorization: `Bearer ${token}` };
}

/** What a client can try to make a subgraph believe. */
const forged = {
  'x-lahella-principal': 'eyJzdWJqZWN0IjoiYWRtaW4ifQ.forged',
  'x-user-id': 'admin',
  'x-forwarded-for': '10.0.0.1',
  'x-tenant': 'turku',
  cookie: 'session=admin',
  te: 'trailers',
  forwarded: 'for=10.0.0.1',
};

describe('headers of a client', () => {
  it('reach no subgraph', async () => {
    await serve();
    expect((await gateway.ask('{ who }', {}, forged)).data).toEqual({ who: null });
    const headers = received()[0]?.headers ?? {};
    for (const name of Object.keys(forged)) expect(headers).not.toHaveProperty(name);
    expect(headers.host).toBe(new URL(gateway.subgraph('desk').url).host);
  });

  it('reach them when the configuration names them, but never in place of who asks', async () => {
    await serve({ FORWARD_HEADERS: 'x-tenant, x-lahella-principal' });
    const token = await tokenOf('maija');
    expect((await gateway.ask('{ who }', {}, { ...forged, ...token })).data).toEqual({
      who: 'maija',
    });
    expect(received()[0]?.headers).toMatchObject({ 'x-tenant': 'turku' });
    expect(received()[0]?.headers).not.toHaveProperty('authorization');
    const anonymous = await gateway.ask('{ who }', {}, forged);
    expect(anonymous.data).toEqual({ who: null });
  });
});

describe('equal queries at the same moment', () => {
  it('are one call for one principal, and one each for several', async () => {
    await serve();
    const [maija, matti] = await Promise.all([tokenOf('maija'), tokenOf('matti')]);
    const asked = [maija, matti, maija, {}, matti, maija].map((headers) =>
      gateway.ask('{ who }', {}, headers as Record<string, string>),
    );
    const answers = (await Promise.all(asked)).map(({ data }) => (data as { who: unknown }).who);
    expect(answers).toEqual(['maija', 'matti', 'maija', null, 'matti', 'maija']);
    expect(received().length).toBeLessThanOrEqual(6);
    expect(received().length).toBeGreaterThanOrEqual(3);
  });

  it('are kept apart by the headers that are passed on', async () => {
    await serve({ FORWARD_HEADERS: 'x-tenant' });
    await Promise.all(
      ['turku', 'oulu'].map((tenant) => gateway.ask('{ who }', {}, { 'x-tenant': tenant })),
    );
    expect(
      received()
        .map(({ headers }) => headers['x-tenant'])
        .sort(),
    ).toEqual(['oulu', 'turku']);
  });
});
