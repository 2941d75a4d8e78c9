import { connectSocket, openSocket, type SocketClient } from '../../gateway/testing/socket-client';
import { issueTokens, type Tokens } from './callers';
import { startWirings, type Wirings } from './wirings';

let wirings: Wirings;
let tokens: Tokens;
const opened: SocketClient[] = [];
beforeAll(async () => {
  wirings = await startWirings({ LIVE_INIT_TIMEOUT: '1000' });
  tokens = await issueTokens(wirings.key);
}, 60_000);
afterEach(() => {
  for (const { socket } of opened.splice(0)) socket.terminate();
});
afterAll(() => wirings.close());

const query = 'subscription { listingPublished { cursor } }';
const subscribe = { type: 'subscribe', id: '1', payload: { query } };
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

// What is wrong with one client is the gateway's matter, whatever is behind it.
describe.each(['inProcess', 'distributed'] as const)('a socket of the wiring %s', (name) => {
  const join = async (payload?: object) => keep(connectSocket(wirings[name].url, payload));
  const open = async (options?: Parameters<typeof openSocket>[1]) =>
    keep(openSocket(wirings[name].url, options));

  async function keep(connecting: Promise<SocketClient>): Promise<SocketClient> {
    const client = await connecting;
    opened.push(client);
    return client;
  }

  async function afterJoining(...messages: Parameters<SocketClient['send']>[0][]) {
    const client = await join(bearer(tokens.member));
    for (const message of messages) client.send(message);
    return client;
  }

  const renewed = (token: string) =>
    afterJoining(subscribe, { type: 'ping', payload: bearer(token) });

  it.each<[number, string, string, () => Promise<SocketClient>]>([
    [4400, 'Invalid message received', 'no message', () => afterJoining('x')],
    [
      4401,
      'Unauthorized',
      'subscribing before the acknowledgement',
      async () => {
        const client = await open();
        client.send(subscribe);
        return client;
      },
    ],
    [4406, 'Subprotocol not acceptable', 'another protocol', () => open({ protocols: [] })],
    [4408, 'Connection initialisation timeout', 'silence', () => open()],
    [
      4409,
      'Subscriber for 1 already exists',
      'an id that is in use',
      () => afterJoining(subscribe, subscribe),
    ],
    [
      4429,
      'Too many initialisation requests',
      'a second connection_init',
      () => afterJoining({ type: 'connection_init' }),
    ],
    [
      4403,
      'The token has other rights',
      'another organisation',
      () => renewed(tokens.memberOfAnother),
    ],
    [
      4403,
      'The token has other rights',
      'scopes taken away',
      () => renewed(tokens.memberWithoutScopes),
    ],
    [4403, 'The token has other rights', 'areas of an operator', () => renewed(tokens.operator)],
  ])('is closed with %i "%s" after %s', async (code, reason, _title, act) => {
    expect(await (await act()).closed).toEqual({ code, reason });
  });

  it.each(['expired', 'forged', 'garbled'] as const)(
    'is closed with 4403 when the token is %s',
    async (token) => {
      const client = await open();
      client.send({ type: 'connection_init', payload: bearer(tokens[token]) });
      const { code, reason } = await client.closed;
      expect(code).toBe(4403);
      expect(reason).toMatch(/token/i);
    },
  );

  it('goes on with a fresh token of the same rights, and answers queries and mutations', async () => {
    const client = await renewed(tokens.member);
    expect((await client.message('pong')).payload).toEqual({ expiresAt: expect.any(Number) });
    client.send({ type: 'subscribe', id: 'q', payload: { query: '{ themes { code } }' } });
    expect((await client.message('next', 'q')).payload).toHaveProperty('data.themes.0.code');
    const mutation =
      'mutation { archiveListing(id: "no such", expectedVersion: 1) { userErrors { code } } }';
    client.send({ type: 'subscribe', id: 'm', payload: { query: mutation } });
    expect((await client.message('next', 'm')).payload).toEqual({
      data: { archiveListing: { userErrors: [{ code: 'NOT_FOUND' }] } },
    });
    expect(client.socket.readyState).toBe(client.socket.OPEN);
  });
});
