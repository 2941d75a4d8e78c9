import { createPrincipalHeaderVerifier } from '../../platform/identity/principal-header';
import { connectSocket } from '../../gateway/testing/socket-client';
import { hostGateway, type HostedGateway } from '../hardening/hosted-gateway';
import { startIdentityProvider, type IdentityProvider } from '../support/identity-provider';
import { subgraph } from './subgraph';

const secret = 'a secret of at least thirty-two characters';
const verify = createPrincipalHeaderVerifier({ secret });
interface Context {
  readonly headers: Readonly<Record<string, string | undefined>>;
}

const library = subgraph('library', {
  sdl: `
    type Query {
      me: String @authenticated
      loans: Int @requiresScopes(scopes: [["loans:read"]])
      fines: Int @policy(policies: [["clerk"]])
    }
  `,
  resolvers: {
    Query: {
      me: (_: unknown, _args: unknown, { headers }: Context) =>
        verify(headers['x-lahella-principal']).subject,
      loans: () => 3,
      fines: () => 12,
    },
  },
});

let provider: IdentityProvider;
let gateway: HostedGateway;
beforeAll(async () => {
  provider = await startIdentityProvider();
  gateway = await hostGateway([library], { ...provider.settings, SUBGRAPH_SECRET: secret });
});
afterAll(async () => {
  await gateway.close();
  await provider.close();
});

const query = '{ me loans fines }';
const post = (authorization: string) => gateway.ask(query, {}, { authorization });
const refused = (field: string) => ({ path: [field], extensions: { code: 'FORBIDDEN' } });

describe('a token of another graph, without a role', () => {
  it('is somebody with scopes and policies, over HTTP', async () => {
    const reader = await post(await provider.bearer({ scope: 'profile loans:read' }));
    expect(reader.data).toEqual({ me: 'maija', loans: 3, fines: null });
    expect(reader.errors).toMatchObject([refused('fines')]);
    const clerk = await post(await provider.bearer({ policies: ['clerk'] }));
    expect(clerk.data).toEqual({ me: 'maija', loans: null, fines: 12 });
    expect(clerk.errors).toMatchObject([refused('loans')]);
  });

  it('is the same over a WebSocket, until it expires', async () => {
    const exp = Math.floor(Date.now() / 1_000) + 600;
    const authorization = await provider.bearer({ exp, scope: 'loans:read' });
    const client = await connectSocket(gateway.url, { authorization });
    client.send({ type: 'subscribe', id: '1', payload: { query: '{ me loans }' } });
    expect((await client.message('next')).payload).toEqual({ data: { me: 'maija', loans: 3 } });
    client.send({ type: 'ping', payload: { authorization } });
    expect((await client.message('pong')).payload).toEqual({ expiresAt: exp });
    client.socket.terminate();
  });

  it('shares no answer with the token of another', async () => {
    const names = ['maija', 'matti', 'maija'];
    const answers = names.map(async (sub) => {
      const { data } = await gateway.ask(
        '{ me }',
        {},
        { authorization: await provider.bearer({ sub }) },
      );
      return data;
    });
    expect(await Promise.all(answers)).toEqual(names.map((me) => ({ me })));
  });

  it.each([
    ['has expired', { exp: 1_000 }, 'The token has expired. Get a new one.'],
    [
      'has a role that is none',
      { role: ['editor'] },
      'The token cannot be used: the claim `role` must be one of member, regional_operator, ' +
        'public_body, admin.',
    ],
  ])('is refused when it %s', async (_what, claims, message) => {
    const { status, errors } = await post(await provider.bearer(claims));
    expect(status).toBe(401);
    expect(errors).toMatchObject([{ message, extensions: { code: 'UNAUTHENTICATED' } }]);
  });

  it('does not open /debug/live, whatever scopes it has', async () => {
    const authorization = await provider.bearer({ scope: 'debug:read admin' });
    const { status } = await fetch(`${gateway.url}/debug/live`, { headers: { authorization } });
    expect(status).toBe(403);
  });
});
