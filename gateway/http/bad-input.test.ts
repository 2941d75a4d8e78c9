import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { parse } from 'graphql';
import { startTestServer, type TestServer } from '../testing/test-server';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ env: { MAX_BODY_BYTES: '4000000' } });
});
afterEach(async () => {
  // Whatever was sent: the process lives and answers.
  expect((await server.post({ query: '{ hello }' })).status).toBe(200);
});
afterAll(() => server.close());

interface Refused {
  readonly status: number;
  readonly code: unknown;
  readonly message: string;
  readonly headers: Headers;
}

async function read(response: Response): Promise<Refused> {
  const text = await response.text();
  expect(text).not.toMatch(/\bat .*\.(ts|js):\d+/);
  const { errors } = JSON.parse(text) as {
    errors?: [{ message: string; extensions: Record<string, unknown> }];
  };
  return {
    status: response.status,
    code: errors?.[0].extensions.code,
    message: errors?.[0].message ?? '',
    headers: response.headers,
  };
}
const send = async (body: unknown, headers?: Record<string, string>) =>
  read(await server.post(body, headers));
const request = async (path: string, init?: RequestInit) =>
  read(await fetch(`${server.url}${path}`, init));
const query = (text: string) => `/graphql?query=${encodeURIComponent(text)}`;

/** Writes bytes as they are and gives back what comes until the connection ends or `stop` is there. */
function sendRaw(
  chunks: readonly (string | Buffer)[],
  stop?: string,
  { url } = server,
): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let text = '';
    const finish = () => {
      socket.destroy();
      resolve(text);
    };
    socket.on('data', (data) => {
      text += data.toString();
      if (stop !== undefined && text.includes(stop)) finish();
    });
    socket.on('end', finish).on('error', reject);
    for (const chunk of chunks) socket.write(chunk);
  });
}

describe('a body that is no GraphQL request', () => {
  it.each([
    ['NONSENSE', 'The body is not JSON: send an object'],
    ['{"query":', 'The body is not JSON: send an object'],
    ['', 'The body is empty'],
    ['null', 'must be a JSON object'],
    ['"x"', 'must be a JSON object'],
    ['7', 'must be a JSON object'],
    ['[]', 'Several operations in one request'],
    ['{}', 'no `query`'],
    ['{"qeury":"{ hello }"}', 'no `query`'],
    ['{"query":""}', 'no `query`'],
    ['{"query":123}', '`query` must be a string'],
    ['{"query":"{ hello }","variables":[7]}', '`variables` must be an object'],
    ['{"query":"{ hello }","variables":"{}"}', '`variables` must be an object'],
    ['{"query":"{ hello }","operationName":7}', '`operationName` must be a string'],
    ['{"query":"{ hello }","extensions":[]}', '`extensions` must be an object'],
    ['{"query":"{ hello(name: \\"\\ud800\\") }"}', 'surrogate'],
  ])('%s is answered with 400 and what is wrong', async (body, reason) => {
    const refused = await send(body);
    expect(refused).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
    expect(refused.message).toContain(reason);
  });

  it('may have members that nobody knows', async () => {
    expect((await send({ query: '{ hello }', more: 1, id: 'x' })).status).toBe(200);
  });

  it('is refused as a batch, of whatever size', async () => {
    const batch = Array.from({ length: 1_000 }, () => ({ query: '{ hello }' }));
    expect(await send(batch)).toMatchObject({ status: 400, code: 'BAD_REQUEST' });
  });

  it('is refused when its bytes are not UTF-8', async () => {
    const bytes = Buffer.from('{"query":"{ hello(name: \\"x\\") }"}'.replace('x', 'ä'), 'latin1');
    const refused = await request('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: bytes,
    });
    expect(refused).toMatchObject({
      status: 400,
      message: 'The body is not UTF-8: encode the JSON so.',
    });
  });
});

describe('a method or media type that does not fit', () => {
  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])(
    '%s is answered with 405 and Allow',
    async (method) => {
      const refused = await request('/graphql', {
        method,
        body: method === 'PUT' ? 'x' : undefined,
      });
      expect(refused).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' });
      expect(refused.headers.get('allow')).toBe('GET, POST');
    },
  );

  it('runs no mutation by GET', async () => {
    const refused = await request(query('mutation { change(to: "x") }'));
    expect(refused).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' });
    expect(refused.headers.get('allow')).toBe('POST');
    expect(server.changes).toEqual([]);
  });

  it('runs no subscription by plain HTTP, and says where it runs', async () => {
    const subscription = 'subscription { events { text } }';
    for (const refused of [
      await request(query(subscription)),
      await send({ query: subscription }),
    ]) {
      expect(refused).toMatchObject({ status: 406, code: 'NOT_ACCEPTABLE' });
      expect(refused.message).toContain('/graphql/stream');
    }
    expect(server.topic.subscribers).toBe(0);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/json; charset=utf-7',
    'application/json; charset=ibm500',
    'application/json; charset=utf-16',
    'application/jsonx',
    'x',
  ])('a body of type %s is answered with 415', async (type) => {
    const refused = await send('{"query":"{ hello }"}', { 'content-type': type });
    expect(refused).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
  });

  it('takes UTF-8 however it is written', async () => {
    for (const charset of ['utf-8', 'UTF-8', '"utf-8"', 'utf8']) {
      const type = { 'content-type': `application/json; charset=${charset}` };
      expect((await send('{"query":"{ hello }"}', type)).status).toBe(200);
    }
  });

  it('answers a GET with another content type than JSON with 415', async () => {
    const headers = { 'content-type': 'text/plain;charset=UTF-8; x=application/json' };
    expect(await request(query('{ hello }'), { headers })).toMatchObject({ status: 415 });
  });

  it('refuses compressed bodies, so that none can grow', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const refused = await request('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: bomb,
    });
    expect(refused).toMatchObject({ status: 415, code: 'UNSUPPORTED_MEDIA_TYPE' });
  });

  it.each(['text/html', 'image/*', 'application/xml;q=0.9, text/plain', 'application/json;q=0'])(
    'answers Accept: %s with 406',
    async (accept) => {
      const refused = await send({ query: '{ hello }' }, { accept });
      expect(refused).toMatchObject({ status: 406, code: 'NOT_ACCEPTABLE' });
    },
  );

  it.each([
    ['application/graphql-response+json', 'application/graphql-response+json; charset=utf-8'],
    ['application/json', 'application/json; charset=utf-8'],
    ['*/*', 'application/json; charset=utf-8'],
    [
      'application/json;q=0.5, application/graphql-response+json;q=0.9',
      'application/graphql-response+json; charset=utf-8',
    ],
    ['text/html, */*;q=0.1', 'application/json; charset=utf-8'],
  ])('answers Accept: %s with %s', async (accept, type) => {
    const { headers } = await send({ query: '{ hello }' }, { accept });
    expect(headers.get('content-type')).toBe(type);
  });

  it('refuses a GET that a foreign page made the browser send', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    const refused = await request(query('{ hello }'), { headers });
    expect(refused).toMatchObject({ status: 400, code: 'CSRF_PREVENTED' });
    const asked = { ...headers, 'graphql-require-preflight': '1' };
    expect((await request(query('{ hello }'), { headers: asked })).status).toBe(200);
  });

  it('lets no cache keep the answer to a GET, which depends on who asks', async () => {
    for (const asked of ['{ hello }', '{ unknown }', 'mutation { change(to: "x") }']) {
      const { headers } = await request(query(asked));
      expect(headers.get('cache-control')).toBe('no-store');
    }
  });

  it('refuses parameters that come twice or are not JSON', async () => {
    expect(await request(`${query('{ hello }')}&query={who}`)).toMatchObject({ status: 400 });
    expect(await request(`${query('{ hello }')}&variables=x`)).toMatchObject({ status: 400 });
    expect(await request(`${query('{ hello }')}&variables=[]`)).toMatchObject({ status: 400 });
  });
});

describe('a request that is too large or too slow', () => {
  const head = (headers: string) => `POST /graphql HTTP/1.1\r\nHost: x\r\n${headers}\r\n\r\n`;
  const json = 'Content-Type: application/json\r\n';

  it('is answered with 413 by its length alone', async () => {
    const answer = await sendRaw([head(`${json}Content-Length: 5000000`)], 'PAYLOAD_TOO_LARGE');
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
  });

  it('is answered with 413 when it comes in pieces, and the answer can be read', async () => {
    const body = JSON.stringify({ query: `{ hello } #${'x'.repeat(6_000_000)}` });
    const stream = new Blob([body]).stream();
    const refused = await request('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: stream,
      duplex: 'half',
    } as RequestInit);
    expect(refused).toMatchObject({ status: 413, code: 'PAYLOAD_TOO_LARGE' });
    expect(refused.message).toContain('4000000');
  });

  it('is answered with 431 when its headers or URL are too long', async () => {
    expect(await sendRaw([head(`X: ${'x'.repeat(20_000)}`)])).toMatch(/^HTTP\/1.1 431 /);
    const url = `GET /graphql?query=${'x'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`;
    expect(await sendRaw([url])).toMatch(/^HTTP\/1.1 431 /);
  });

  it('is answered with 408 when it does not come to an end', async () => {
    // Not the server of the others: what they send may take its time.
    const impatient = await startTestServer({ env: { BODY_TIMEOUT: '300' } });
    const sendPart = (...chunks: string[]) => sendRaw(chunks, undefined, impatient);
    const begun = head(`${json}Content-Length: 100`);
    expect(await sendPart(begun, '{"query":')).toMatch(/^HTTP\/1.1 408 /);
    expect(await sendPart('POST /graphql HTTP/1.1\r\nHost: x\r\n')).toMatch(/^HTTP\/1.1 408 /);
    await impatient.close();
  });

  it('is answered with 400 when it is not HTTP', async () => {
    const answer = await sendRaw(['NONSENSE\r\n\r\n']);
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain('The request is not HTTP.');
  });
});

describe('a document that is no GraphQL', () => {
  it.each(['{', '}', 'hello', '{ hello', '{ hello(name: "x) }', 'query {', '{ a: }', '\u0000'])(
    '%j is answered with 400 and the place',
    async (text) => {
      expect(await send({ query: text })).toMatchObject({
        status: 400,
        code: 'GRAPHQL_PARSE_FAILED',
      });
    },
  );

  it.each([
    ['selections', '{self'],
    ['lists', '{ hello(name: ' + '['.repeat(100_000)],
    ['objects', '{ hello(name: ' + '{a:'.repeat(100_000)],
    ['types', 'query ($a: ' + '['.repeat(100_000)],
  ])('100,000 nested %s are answered without overflowing the stack', async (_what, text) => {
    const nested = text === '{self' ? text.repeat(100_000) : text;
    expect(await send({ query: nested })).toMatchObject({
      status: 400,
      code: 'REQUEST_TOO_COMPLEX',
    });
  });

  it('brackets within the token limit are limited by their depth', async () => {
    const refused = await send({ query: '{self'.repeat(5_000) });
    expect(refused.message).toContain('201 open brackets');
  });

  it('two megabytes of tokens are answered by the token limit', async () => {
    const started = performance.now();
    expect(await send({ query: `{${'a '.repeat(1_000_000)}}` })).toMatchObject({
      status: 400,
      code: 'REQUEST_TOO_COMPLEX',
    });
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('two megabytes of comments, commas or byte order marks are skipped quickly', async () => {
    for (const filler of ['#\n', ',,', '\ufeff']) {
      const text = `{${filler.repeat(700_000)} hello }`;
      expect((await send({ query: text })).status).toBe(200);
    }
  });
});

describe('a document that is not valid', () => {
  it.each([
    ['an unknown field', '{ nothing }'],
    ['an unknown argument', '{ hello(size: 1) }'],
    ['an unknown directive', '{ hello @nothing }'],
    ['a field of objects without selection', '{ self }'],
    [
      'a cycle of fragments',
      '{ ...A } fragment A on Query { hello ...B } fragment B on Query { ...A }',
    ],
    [
      'a cycle of fragments behind a condition',
      'query ($s: Boolean!) { ...A @include(if: $s) } fragment A on Query { hello self { ...A @include(if: $s) } }',
    ],
    ['an unknown fragment', '{ ...A }'],
    ['what only subgraphs have', '{ _entities(representations: []) { __typename } }'],
    ['what only subgraphs tell', '{ _service { sdl } }'],
    ['a field named __proto__', '{ __proto__ }'],
    ['a definition of the schema language', 'type A { b: Int } query { hello }'],
  ])('%s is answered with 400', async (_title, text) => {
    expect(await send({ query: text })).toMatchObject({
      status: 400,
      code: 'GRAPHQL_VALIDATION_FAILED',
    });
  });

  it('is told from a wrong operation name', async () => {
    const two = 'query A { hello } query B { who }';
    for (const body of [
      { query: two },
      { query: two, operationName: '' },
      { query: two, operationName: 'C' },
      { query: two, operationName: '__proto__' },
      { query: 'fragment F on Query { hello }' },
    ]) {
      expect(await send(body)).toMatchObject({ status: 400 });
    }
    expect((await send({ query: two, operationName: 'B' })).status).toBe(200);
    expect((await send({ query: '{ hello }', operationName: '' })).status).toBe(200);
  });
});

describe('names that JavaScript gives a meaning', () => {
  const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

  it.each(names)('%s works as alias, variable, operation and fragment', async (name) => {
    const text = `query ${name}($${name}: String) { ...${name} } fragment ${name} on Query { ${name}: hello(name: $${name}) }`;
    expect(() => parse(text)).not.toThrow();
    const response = await server.post(
      `{"query":${JSON.stringify(text)},"operationName":"${name}","variables":{"${name}":"x"}}`,
    );
    expect(await response.text()).toBe(`{"data":{"${name}":"Hello, x"}}`);
  });

  it('leave the prototype alone when they are keys of a request', async () => {
    const polluted =
      '{"query":"{ hello }","__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},' +
      '"variables":{"__proto__":{"polluted":1},"a":1,"a":2},"extensions":{"__proto__":{"polluted":1}}}';
    expect((await server.post(polluted)).status).toBe(200);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
});

describe('a document that asks for too much', () => {
  const refusal = async (text: string) => {
    const started = performance.now();
    const refused = await send({ query: text });
    expect(performance.now() - started).toBeLessThan(1_000);
    expect(refused).toMatchObject({ status: 400, code: 'REQUEST_TOO_COMPLEX' });
    return refused.message;
  };

  it('by fragments that double thirty times is refused before it is written out', async () => {
    const levels = Array.from(
      { length: 30 },
      (_, level) => `fragment F${level} on Query { ...F${level + 1} ...F${level + 1} }`,
    );
    const text = `{ ...F0 } ${levels.join(' ')} fragment F30 on Query { hello }`;
    expect(await refusal(text)).toContain('more than 1000000000 selections');
  });

  it('by depth, through fragments too', async () => {
    expect(await refusal('{self'.repeat(31) + '}'.repeat(31))).toContain('31 levels of fields');
    const chain = Array.from(
      { length: 40 },
      (_, i) => `fragment F${i} on Query { self { ...F${i + 1} } }`,
    );
    await refusal(`{ ...F0 } ${chain.join(' ')} fragment F40 on Query { hello }`);
  });

  it('by aliases, root fields or directives', async () => {
    const aliases = Array.from({ length: 1_001 }, (_, i) => `a${i}: hello`).join(' ');
    expect(await refusal(`{ self { ${aliases} } }`)).toContain('1001 aliases');
    const fields = Array.from({ length: 101 }, (_, i) => `a${i}: hello`).join(' ');
    expect(await refusal(`{ ${fields} }`)).toContain('101 root fields; at most 100');
    const directives = '@skip(if: false) '.repeat(501);
    expect(await refusal(`{ hello ${directives} }`)).toContain('501 directives');
  });

  it('by repeating one field ten thousand times', async () => {
    await refusal(`{ self { ${'hello '.repeat(10_000)} } }`);
  });

  it('by nested introspection', async () => {
    const nested = `{ __schema { types { ${'fields { type { '.repeat(5)} name ${'} } '.repeat(5)} } } }`;
    expect(await send({ query: nested })).toMatchObject({ status: 400 });
  });

  it('by a chain of a thousand fragments is answered', async () => {
    const chain = Array.from(
      { length: 1_000 },
      (_, i) => `fragment F${i} on Query { ...F${i + 1} }`,
    );
    const { status } = await send({
      query: `{ ...F0 } ${chain.join(' ')} fragment F1000 on Query { hello }`,
    });
    expect([200, 400]).toContain(status);
  });

  it('by variables that are nested a hundred thousand times is refused', async () => {
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const) {
      const value = `${open.repeat(100_000)}1${close.repeat(100_000)}`;
      const body = `{"query":"query ($name: String) { hello(name: $name) }","variables":{"name":${value}}}`;
      expect(await send(body)).toMatchObject({ status: 400 });
    }
  });
});
