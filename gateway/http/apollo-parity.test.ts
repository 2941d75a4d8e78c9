import { startTestServer, type TestServer } from '../testing/test-server';

const ways = ['directly', 'through Apollo Server'] as const;
let servers: Record<(typeof ways)[number], TestServer>;
beforeAll(async () => {
  const env = { CORS_ORIGINS: 'https://a.example', MAX_RESPONSE_BYTES: '2000' };
  servers = {
    directly: await startTestServer({ env }),
    'through Apollo Server': await startTestServer({ env, apolloPlugins: [{}] }),
  };
});
afterAll(() => Promise.all(Object.values(servers).map((server) => server.close())));

interface Sent {
  readonly body?: object;
  readonly search?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

async function answersOf({ body, search = '', headers = {} }: Sent) {
  const ask = async (way: (typeof ways)[number]) => {
    const response = await fetch(`${servers[way].url}/graphql${search}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        'x-request-id': 'same',
        ...headers,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const sent = Object.fromEntries(response.headers);
    delete sent.date;
    return { status: response.status, headers: sent, text: await response.text() };
  };
  return Promise.all(ways.map(ask));
}

const graphql = { accept: 'application/graphql-response+json' };

describe('an operation is answered alike with and without Apollo Server', () => {
  it.each<[string, Sent]>([
    ['a query', { body: { query: '{ hello who }' } }],
    ['in the newer media type', { body: { query: '{ hello }' }, headers: graphql }],
    ['by GET', { search: '?query={hello}' }],
    ['a mutation', { body: { query: 'mutation { change(to: "x") }' } }],
    ['of somebody', { body: { query: '{ who }' }, headers: { authorization: 'Bearer maija' } }],
    [
      'for a page elsewhere',
      { body: { query: '{ who }' }, headers: { origin: 'https://a.example' } },
    ],
    [
      'with variables',
      { body: { query: 'query($n: String!) { hello(name: $n) }', variables: { n: 'Ä' } } },
    ],
    ['with a variable missing', { body: { query: 'query($n: String!) { hello(name: $n) }' } }],
    [
      'the same, newer',
      { body: { query: 'query($n: String!) { hello(name: $n) }' }, headers: graphql },
    ],
    ['with its plan', { body: { query: '{ hello }', extensions: { queryPlan: true } } }],
    ['with a masked error', { body: { query: '{ hello crash }' } }],
    ['with an error of a rule', { body: { query: '{ hello refuse }' } }],
    ['too large', { body: { query: '{ long(size: 3000) }' } }],
    ['that is not valid', { body: { query: '{ nothing }' }, headers: graphql }],
    ['by a subscription', { body: { query: 'subscription { other { text } }' } }],
    ['with the name __proto__', { body: { query: '{ __proto__: hello }' } }],
  ])('%s', async (_what, sent) => {
    const [direct, apollo] = await answersOf(sent);
    expect(direct?.text).toMatch(/^\{"(data|errors)"/);
    expect({ ...apollo, headers: undefined }).toEqual({ ...direct, headers: undefined });
    expect(apollo?.headers).toMatchObject(direct?.headers ?? {});
  });
});
