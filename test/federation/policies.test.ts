import type { JWTPayload } from 'jose';
import { createPrincipalHeaderVerifier } from '../../platform/identity/principal-header';
import { connectSocket } from '../../gateway/testing/socket-client';
import { until } from '../../gateway/testing/until';
import { hostGateway, type HostedGateway } from '../hardening/hosted-gateway';
import { startIdentityProvider, type IdentityProvider } from '../support/identity-provider';
import { subgraph } from './subgraph';

const secret = 'a secret of at least thirty-two characters';
const verify = createPrincipalHeaderVerifier({ secret });
interface Context {
  readonly headers: Readonly<Record<string, string | undefined>>;
}

let opened: Promise<void>;
let open = (): void => undefined;

/** `mine` are the policies that the subgraph is told of, `slowly`, once the test lets it. */
const people = subgraph('people', {
  sdl: `
    type Query {
      name: String
      rating: Int @policy(policies: [["hr", "manager"], ["audit"]])
      mine: [String!]
      slowly: [String!]
    }
  `,
  resolvers: {
    Query: {
      name: () => 'Aino',
      rating: () => 5,
      mine: (_: unknown, _args: unknown, { headers }: Context) => policiesOf(headers),
      slowly: (_: unknown, _args: unknown, { headers }: Context) =>
        opened.then(() => policiesOf(headers)),
    },
  },
});
const policiesOf = (headers: Context['headers']) => verify(headers['x-lahella-principal']).policies;

let provider: IdentityProvider;
let gateway: HostedGateway;

beforeAll(async () => {
  provider = await startIdentityProvider();
  gateway = await serve();
});
afterAll(async () => {
  await gateway.close();
  await provider.close();
});
beforeEach(() => {
  opened = new Promise((resolve) => (open = resolve));
});

const serve = (env: Record<string, string> = {}) =>
  hostGateway([people], { ...provider.settings, SUBGRAPH_SECRET: secret, ...env });

/** A token of one and the same person; only its other claims tell two of them apart. */
const bearer = (claims: JWTPayload): Promise<string> =>
  provider.bearer({ role: 'member', ...claims });

interface PlanShown {
  readonly text: string;
  readonly fetches: readonly unknown[];
}

type Ask = (query: string, authorization: string) => Promise<unknown>;

const byPost: Ask = async (query, authorization) =>
  JSON.parse((await gateway.ask(query, {}, { authorization })).text);
const byStream: Ask = async (query, authorization) => {
  const response = await fetch(`${gateway.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', authorization },
    body: JSON.stringify({ query }),
  });
  return JSON.parse(/^data: (.+)$/m.exec(await response.text())?.[1] ?? 'null');
};
const bySocket: Ask = async (query, authorization) => {
  const client = await connectSocket(gateway.url, { authorization });
  client.send({ type: 'subscribe', id: '1', payload: { query } });
  const { payload } = await client.message('next');
  client.socket.terminate();
  return payload;
};

const refused = (code: string) => ({
  data: { name: 'Aino', rating: null },
  errors: [{ path: ['rating'], extensions: { code } }],
});

describe('a field with @policy', () => {
  const query = '{ name rating }';

  it.each([
    ['a POST', byPost],
    ['an event stream', byStream],
    ['a WebSocket', bySocket],
  ])('is answered over %s to who meets the policies', async (_way, ask) => {
    const answer = { data: { name: 'Aino', rating: 5 } };
    expect(await ask(query, await bearer({ policies: ['manager', 'hr'] }))).toEqual(answer);
    expect(await ask(query, await bearer({ policies: 'other audit' }))).toEqual(answer);
    for (const policies of [['hr'], [], 7, undefined])
      expect(await ask(query, await bearer({ policies }))).toMatchObject(refused('FORBIDDEN'));
    expect(await ask(query, '')).toMatchObject(refused('UNAUTHENTICATED'));
  });

  it('is decided by the claim that the configuration names', async () => {
    const other = await serve({ POLICIES_CLAIM: 'https://example.org/policies' });
    const ask = async (claims: JWTPayload) =>
      other.ask(query, {}, { authorization: await bearer(claims) });
    const named = await ask({ 'https://example.org/policies': ['audit'] });
    expect(named.data).toEqual({ name: 'Aino', rating: 5 });
    expect(await ask({ policies: ['audit'] })).toMatchObject(refused('FORBIDDEN'));
    await other.close();
  });

  it('reaches no subgraph for who does not meet them', async () => {
    const { received } = gateway.subgraph('people');
    received.length = 0;
    await gateway.ask(query, {}, { authorization: await bearer({ policies: ['hr'] }) });
    expect(received.map((each) => each.query)).toEqual(['{name}']);
  });

  it('is in the plan that is shown to who meets them, and in no other', async () => {
    const planFor = async (policies: string[]) => {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          authorization: await bearer({ policies }),
        },
        body: JSON.stringify({ query, extensions: { queryPlan: true } }),
      });
      const { extensions } = (await response.json()) as { extensions: { queryPlan: PlanShown } };
      expect(extensions.queryPlan.fetches).toHaveLength(1);
      return extensions.queryPlan.text.replace(/\s+/g, ' ');
    };
    const plan = (fields: string) => `QueryPlan { Fetch(service: "people") { { ${fields} } } }`;
    expect(await planFor(['audit'])).toBe(plan('name rating'));
    expect(await planFor(['hr'])).toBe(plan('name'));
  });
});

describe('policies', () => {
  it('keep answers apart of tokens that differ in nothing else', async () => {
    const query = '{ slowly mine rating }';
    const { received } = gateway.subgraph('people');
    received.length = 0;
    const given = [['audit'], [], ['audit', 'hr'], ['audit']];
    const answers = given.map(async (policies) => {
      const { data } = await gateway.ask(query, {}, { authorization: await bearer({ policies }) });
      return data;
    });
    await until('all run', async () => /_running 4$/m.test(await metrics()));
    open();
    expect(await Promise.all(answers)).toEqual(
      given.map((policies) => ({
        slowly: policies,
        mine: policies,
        rating: policies.includes('audit') ? 5 : null,
      })),
    );
    expect(received).toHaveLength(3);
  });

  it('of a socket cannot be changed by a fresh token', async () => {
    const client = await connectSocket(gateway.url, {
      authorization: await bearer({ policies: ['hr'] }),
    });
    const renew = async (policies: string[]) =>
      client.send({
        type: 'ping',
        payload: { authorization: await bearer({ policies }) },
      } as never);
    await renew(['hr']);
    await client.message('pong');
    await renew(['hr', 'audit']);
    expect(await client.closed).toMatchObject({ code: 4403 });
  });
});

const metrics = async (): Promise<string> => (await fetch(`${gateway.url}/metrics`)).text();
