import { connectSocket } from '../../gateway/testing/socket-client';
import { startTestServer, type TestServer } from '../../gateway/testing/test-server';

jest.setTimeout(20_000);

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ env: { INTROSPECTION: 'off' } });
});
afterAll(() => server.close());

type Ask = (query: string) => Promise<string>;

const byPost: Ask = async (query) => (await server.post({ query })).text();
const byGet: Ask = async (query) =>
  (await fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}`)).text();
const byStream: Ask = async (query) => {
  const response = await fetch(`${server.url}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ query }),
  });
  return response.text();
};
const bySocket: Ask = async (query) => {
  const client = await connectSocket(server.url);
  client.send({ type: 'subscribe', id: '1', payload: { query } });
  const answer = JSON.stringify(await client.message('error'));
  client.socket.terminate();
  return answer;
};
const transports: readonly (readonly [string, Ask])[] = [
  ['POST', byPost],
  ['GET', byGet],
  ['an event stream', byStream],
  ['a WebSocket', bySocket],
];

const doubled = Array.from(
  { length: 30 },
  (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`,
);
const documents: readonly (readonly [string, string, string])[] = [
  ['too deep', `${'{self'.repeat(31)}{hello}${'}'.repeat(31)}`, 'levels of fields'],
  [
    'too wide once its fragments are written out',
    `{ ...F0 } ${doubled.join(' ')} fragment F30 on Query { hello }`,
    'selections',
  ],
  ['too long', `{ ${'hello '.repeat(16_000)} }`, 'tokens|longer than 16 KiB'],
  ['introspection, where that is off', '{ __schema { types { name } } }', 'introspection'],
  ['an unknown field, without a hint', '{ hallo }', 'Cannot query field'],
  ['answers in parts', '{ hello ... @defer { who } }', 'Incremental delivery is not supported'],
  [
    'a stream of a list',
    'subscription { events { text ... @defer { cursor } } }',
    'Incremental delivery is not supported',
  ],
  [
    'two roots of a subscription',
    'subscription { events { text } other { text } }',
    'must select only one top level field',
  ],
];

describe.each(transports)('a request by %s', (_transport, ask) => {
  it.each(documents)('is refused that is %s', async (_what, query, reason) => {
    const text = await ask(query);
    expect(text).toMatch(new RegExp(reason));
    expect(text).not.toMatch(/Did you mean|"data"|\.(ts|js):\d/);
  });
});

describe.each(transports)('a caller that is refused again and again by %s', (_transport, ask) => {
  it('comes too often as if its requests had run', async () => {
    const unlimited = server;
    server = await startTestServer({ env: { MAX_REQUESTS_PER_MINUTE: '2' } });
    try {
      const texts: string[] = [];
      // Six, as a new minute may begin in between.
      for (let count = 0; count < 6; count += 1) texts.push(await ask('{ hallo }'));
      expect(texts[0]).toMatch('GRAPHQL_VALIDATION_FAILED');
      expect(texts.join()).toMatch('RATE_LIMITED');
    } finally {
      await server.close();
      server = unlimited;
    }
  });
});
