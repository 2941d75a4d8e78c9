import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { subgraph } from '../federation/subgraph';
import {
  answerJson,
  closeServer,
  hostGateway,
  type GraphError,
  type HostedGateway,
} from './hosted-gateway';

const orgs = subgraph('orgs', {
  sdl: `
    type Query { orgs: [Org!]! }
    type Org @key(fields: "id") { id: ID! name: String! }
  `,
  resolvers: {
    Query: {
      orgs: () => [
        { id: '1', name: 'Kuoro' },
        { id: '2', name: 'Kerho' },
      ],
    },
  },
});
const listings = subgraph('listings', {
  sdl: `
    type Query { news: [Listing] newest: Media }
    type Org @key(fields: "id") { id: ID! listings: [Listing!] count: Int top: Listing }
    interface Media { title: String! }
    type Listing implements Media { title: String! places: Int state: State }
    type Video implements Media { title: String! }
    enum State { OPEN CLOSED }
  `,
  resolvers: {
    Query: { news: () => [{ title: 'Uusi' }], newest: () => ({ __typename: 'Video', title: 'V' }) },
    Org: {
      listings: ({ id }: { id: string }) => [{ title: `Ryhmä ${id}` }],
      count: () => 1,
      top: () => ({ title: 'Paras' }),
    },
  },
});

jest.setTimeout(20_000);

let gateway: HostedGateway;
beforeAll(async () => {
  gateway = await hostGateway([orgs, listings]);
});
afterAll(() => gateway.close());

const whole = {
  orgs: [
    { name: 'Kuoro', listings: [{ title: 'Ryhmä 1' }], count: 1 },
    { name: 'Kerho', listings: [{ title: 'Ryhmä 2' }], count: 1 },
  ],
};
const byEntities = '{ orgs { name listings { title } count } }';
const byRoot = '{ orgs { name } news { title } newest { title } }';

const answering =
  (body: string, status = 200, type = 'application/json'): RequestListener =>
  (_, response) =>
    void response.writeHead(status, { 'content-type': type }).end(body);
const data = (value: unknown): RequestListener => answering(JSON.stringify({ data: value }));
const entities = (...values: unknown[]): RequestListener => data({ _entities: values });

afterEach(async () => {
  gateway.subgraph('listings').behave(null);
  // Whatever it said: the next request gets the whole answer, and no object has learnt anything.
  expect((await gateway.ask(byEntities)).data).toEqual(whole);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

/** Paths of all nulls in a value. */
function nullsIn(value: unknown, path: readonly (string | number)[] = []): (string | number)[][] {
  if (value === null) return [[...path]];
  if (typeof value !== 'object') return [];
  return Object.entries(value as object).flatMap(([key, inner]) =>
    nullsIn(inner, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

const isOnWay = (error: GraphError, path: readonly (string | number)[]): boolean =>
  (error.path ?? []).every((step, index) => index >= path.length || step === path[index]);

/** Every null has an error on its way that names the subgraph, with one of the codes. */
function expectExplained(value: unknown, errors: readonly GraphError[], code: unknown): void {
  for (const path of nullsIn(value))
    expect(errors.some((error) => isOnWay(error, path))).toBe(true);
  for (const error of errors)
    expect(error).toMatchObject({ extensions: { serviceName: 'listings', code } });
  expect(errors.length).toBeGreaterThan(0);
}

async function expectOnlyOwnFieldsLost(from: HostedGateway, code: string): Promise<void> {
  const [nested, root] = await Promise.all([from.ask(byEntities), from.ask(byRoot)]);
  expect(nested).toMatchObject({
    status: 200,
    data: { orgs: whole.orgs.map(({ name }) => ({ name, listings: null, count: null })) },
  });
  expectExplained(nested.data, nested.errors, code);
  expect(root).toMatchObject({
    status: 200,
    data: { orgs: whole.orgs.map(({ name }) => ({ name })), news: null, newest: null },
  });
  expectExplained(root.data, root.errors, code);
  expect(nested.text + root.text).not.toMatch(/127\.0\.0\.1|node:|\.ts:|ECONN/);
}

const invalid = 'SUBGRAPH_INVALID_RESPONSE';
const faults: readonly (readonly [string, RequestListener, string])[] = [
  ['answers a page', answering('<html><body>Kirjaudu</body></html>', 200, 'text/html'), invalid],
  ['answers broken JSON', answering('{"data":{"_entities":[{'), invalid],
  ['answers nothing', answering('', 204), invalid],
  ['answers an empty body', answering(''), invalid],
  ['answers neither data nor errors', answering('{}'), invalid],
  ['answers null', answering('null'), invalid],
  ['answers data of null without a reason', data(null), invalid],
  ['answers data that is a list', data([1]), invalid],
  ['answers errors that are no list', answering('{"errors":{"message":"x"}}'), invalid],
  ['answers a page with status 500', answering('<html>', 500, 'text/html'), invalid],
  ['is away behind a proxy', answering('bad gateway', 502, 'text/html'), 'SUBGRAPH_UNREACHABLE'],
  ['closes the connection', (request) => void request.socket.destroy(), 'SUBGRAPH_UNREACHABLE'],
];

describe('a subgraph that', () => {
  it.each(faults)('%s costs only its own fields', async (_fault, listener, code) => {
    gateway.subgraph('listings').behave(listener);
    await expectOnlyOwnFieldsLost(gateway, code);
  });

  it.each([
    ['too few entities', entities({ listings: [], count: 0 })],
    ['too many entities', entities({}, {}, {})],
    ['entities that are no list', data({ _entities: { 0: {}, 1: {} } })],
    ['no entities', data({})],
    ['entities that are null as a whole', data({ _entities: null })],
    ['something else in place of an entity', entities('Kuoro', 7)],
    ['lists in place of entities', entities([], [{ count: 1 }])],
    ['entities without their fields', entities({}, { name: 'x' })],
    ['entities of a forged type', entities({ __typename: 'Admin' }, { __typename: '__proto__' })],
    [
      'values of other types',
      entities({ listings: 'x', count: 'many' }, { listings: {}, count: [] }),
    ],
    [
      'null in place of what must be',
      entities({ listings: [null], count: {} }, { listings: [{}], count: {} }),
    ],
  ])('answers %s costs only those', async (_fault, listener) => {
    gateway.subgraph('listings').behave(listener);
    const answer = await gateway.ask(byEntities);
    expect(answer).toMatchObject({
      status: 200,
      data: { orgs: whole.orgs.map(({ name }) => ({ name, listings: null, count: null })) },
    });
    expectExplained(answer.data, answer.errors, invalid);
  });

  it('answers more than it was asked is not listened to', async () => {
    const more = { listings: [{ title: 'A', secret: 1 }], count: 1, name: 'Väärä', id: '9' };
    gateway.subgraph('listings').behave(
      answering(
        `{"data":{"__proto__":{"polluted":1},"orgs":[],"_entities":[${JSON.stringify(more)},
          {"listings":[],"count":2,"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}]},
          "extensions":{"polluted":1},"hasNext":true}`,
      ),
    );
    const answer = await gateway.ask(byEntities);
    expect(answer.text).toBe(
      '{"data":{"orgs":[{"name":"Kuoro","listings":[{"title":"A"}],"count":1},' +
        '{"name":"Kerho","listings":[],"count":2}]}}',
    );
  });

  it('forges the type of an object loses the object, not the request', async () => {
    for (const forged of ['Org', 'Nobody', '__proto__', 'constructor', 7, null]) {
      gateway.subgraph('listings').behave(data({ newest: { __typename: forged, title: 'x' } }));
      const answer = await gateway.ask('{ orgs { name } newest { __typename title } }');
      expect(answer).toMatchObject({ status: 200, data: { orgs: [{}, {}], newest: null } });
      expectExplained(answer.data, answer.errors, invalid);
    }
  });

  it('finds no entity answers null, which is no failure', async () => {
    gateway.subgraph('listings').behave(entities(null, { listings: [], count: 0 }));
    const answer = await gateway.ask(byEntities);
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({
      orgs: [
        { name: 'Kuoro', listings: null, count: null },
        { name: 'Kerho', listings: [], count: 0 },
      ],
    });
  });

  it('explains its nulls has its own codes and places kept, and its insides left out', async () => {
    gateway.subgraph('listings').behave(
      answering(
        JSON.stringify({
          data: { _entities: [{ listings: null, count: 1 }, null] },
          errors: [
            {
              message: 'connect ECONNREFUSED 10.0.0.7:5432 (http://db.internal:5432/listings)',
              path: ['_entities', 0, 'listings'],
              extensions: { exception: { stacktrace: ['at secret.ts:1'] }, http: { status: 500 } },
            },
            {
              message: 'Not yours.',
              path: ['_entities', 1],
              extensions: { code: 'FORBIDDEN', hint: 1 },
            },
            {
              message: 'Boom',
              path: ['_entities', 1],
              extensions: { code: 'INTERNAL_SERVER_ERROR' },
            },
          ],
        }),
        500,
      ),
    );
    const answer = await gateway.ask(byEntities);
    expect(answer.status).toBe(200);
    expect(answer.text).not.toMatch(/secret|stacktrace|10\.0\.0\.7|db\.internal|Boom/);
    expect(answer.errors).toMatchObject([
      {
        path: ['orgs', 0, 'listings'],
        extensions: { code: 'SUBGRAPH_ERROR', serviceName: 'listings' },
      },
      {
        message: 'Not yours.',
        path: ['orgs', 1],
        extensions: { code: 'FORBIDDEN', hint: 1, serviceName: 'listings' },
      },
      {
        message: 'Internal error',
        path: ['orgs', 1],
        extensions: { code: 'INTERNAL_SERVER_ERROR', serviceName: 'listings' },
      },
    ]);
  });

  it.each([
    ['somewhere else', ['orgs', 0, 'name']],
    ['nowhere', []],
    ['past the end', ['_entities', 99, 'count']],
    ['a prototype', ['__proto__', 'constructor', 0]],
    ['too deep', ['_entities', 0, 'count', 'x', 'y', 0, 'z']],
  ])('points its error %s is answered with one that a client can place', async (_where, path) => {
    gateway
      .subgraph('listings')
      .behave(answering(JSON.stringify({ data: null, errors: [{ message: 'No.', path }] })));
    const answer = await gateway.ask(byEntities);
    expect(answer.status).toBe(200);
    expectExplained(answer.data, answer.errors, expect.stringMatching(/^SUBGRAPH_(ERROR|INVALID)/));
  });

  it('redirects is not followed', async () => {
    let visits = 0;
    const trap = createServer((_, response) => {
      visits += 1;
      answerJson(response, '{"data":{}}');
    });
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
    const { port } = trap.address() as AddressInfo;
    for (const status of [301, 302, 303, 307, 308]) {
      gateway.subgraph('listings').behave((_, response) => {
        response.writeHead(status, { location: `http://127.0.0.1:${port}/latest/meta-data` }).end();
      });
      const answer = await gateway.ask(byEntities);
      expectExplained(answer.data, answer.errors, invalid);
      await gateway.ask('{ orgs { id } }');
    }
    expect(visits).toBe(0);
    await closeServer(trap);
  });
});

describe('a slow subgraph that', () => {
  let impatient: HostedGateway;
  beforeAll(async () => {
    impatient = await hostGateway([orgs, listings], { SUBGRAPH_TIMEOUT: '700' });
  });
  afterAll(() => impatient.close());

  it.each<[string, RequestListener]>([
    ['does not answer', () => undefined],
    [
      'begins an answer and does not end it',
      (_, response) =>
        void response.writeHead(200, { 'content-type': 'application/json' }).write('{"data":'),
    ],
  ])('%s costs only its own fields', async (_fault, listener) => {
    impatient.subgraph('listings').behave(listener);
    await expectOnlyOwnFieldsLost(impatient, 'SUBGRAPH_TIMEOUT');
  });
});
