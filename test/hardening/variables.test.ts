import { subgraph } from '../federation/subgraph';
import { hostGateway, type HostedGateway } from './hosted-gateway';

const search = subgraph('search', {
  sdl: `
    type Query { found(first: Int, name: String!, near: Float, state: State, filter: Filter, by: By): Int }
    enum State { OPEN CLOSED }
    input Filter { city: String! password: String year: Int tags: [String!] and: [Filter!] }
    input By @oneOf { id: ID slug: String }
  `,
  resolvers: { Query: { found: () => 1 } },
});

jest.setTimeout(20_000);

let gateway: HostedGateway;
let discreet: HostedGateway;
beforeAll(async () => {
  gateway = await hostGateway([search]);
  discreet = await hostGateway([search], { INTROSPECTION: 'off' });
});
afterAll(async () => {
  await gateway.close();
  await discreet.close();
});

const query = `query ($first: Int, $name: String! = "x", $near: Float, $state: State, $filter: Filter, $by: By) {
  found(first: $first, name: $name, near: $near, state: $state, filter: $filter, by: $by)
}`;

/** The body as it is written: JSON has more numbers than JavaScript. */
async function send(variables: string, to = gateway) {
  const response = await fetch(`${to.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
    body: `{"query":${JSON.stringify(query)},"variables":${variables}}`,
  });
  const text = await response.text();
  return { status: response.status, text };
}

describe('a value of a variable that cannot be', () => {
  it.each([
    [
      'null where none may be',
      '{"name":null}',
      'Variable "$name" of non-null type "String!" must not be null.',
    ],
    [
      'a number beyond 32 bits',
      '{"first":2147483648}',
      'got invalid value 2147483648; Int cannot represent non 32-bit signed integer value.',
    ],
    [
      'a fraction',
      '{"first":1.5}',
      'got invalid value 1.5; Int cannot represent non-integer value.',
    ],
    [
      'a number beyond all',
      '{"near":1e400}',
      'got invalid value Infinity; Float cannot represent non numeric value.',
    ],
    [
      'a number as text',
      '{"near":"NaN"}',
      'got invalid value "NaN"; Float cannot represent non numeric value.',
    ],
    [
      'an unknown value of an enum',
      '{"state":"AJAR"}',
      'Value "AJAR" does not exist in "State" enum.',
    ],
    [
      'an unknown field',
      '{"filter":{"city":"Oulu","town":1}}',
      'Field "town" is not defined by type "Filter".',
    ],
    [
      'a missing field',
      '{"filter":{}}',
      'Field "city" of required type "String!" was not provided.',
    ],
    [
      'a wrong value deep inside',
      '{"filter":{"city":"a","and":[{"city":"b","tags":["x",7]}]}}',
      'got invalid value 7 at "filter.and[0].tags[1]"; String cannot represent a non string value.',
    ],
    ['text in place of an object', '{"filter":"Oulu"}', 'Expected type "Filter" to be an object.'],
    [
      'none of the keys of a @oneOf',
      '{"by":{}}',
      'Exactly one key must be specified for OneOf type "By".',
    ],
    [
      'two keys of a @oneOf',
      '{"by":{"id":"1","slug":"a"}}',
      'Exactly one key must be specified for OneOf type "By".',
    ],
    [
      'a @oneOf with null',
      '{"by":{"id":null}}',
      'got invalid value null at "by.id"; Field "id" must be non-null.',
    ],
  ])('is refused with 400, the place and the reason: %s', async (_what, variables, sentence) => {
    const { status, text } = await send(variables);
    expect(status).toBe(400);
    const { errors } = JSON.parse(text) as { errors: { message: string; extensions: unknown }[] };
    expect(errors.map(({ message }) => message).join('\n')).toContain(sentence);
    for (const { extensions } of errors) expect(extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(gateway.subgraph('search').received).toEqual([]);
  });

  it.each([
    ['a field beside it', '{"filter":{"password":"hunter2"}}'],
    ['an object where text should be', '{"name":{"password":"hunter2"}}'],
    ['a list', '{"first":["hunter2"]}'],
    ['text that is long', `{"first":"hunter2${'x'.repeat(100)}"}`],
    ['an enum that is long', `{"state":"hunter2${'x'.repeat(100)}"}`],
  ])('is not repeated where it may be a secret: %s', async (_what, variables) => {
    const { status, text } = await send(variables);
    expect(status).toBe(400);
    expect(text).not.toContain('hunter2');
  });

  it('suggests what was meant, unless introspection is off', async () => {
    const variables = '{"filter":{"citi":"Oulu"},"state":"OPENN"}';
    expect((await send(variables)).text).toMatch(/Did you mean.*city/);
    const { status, text } = await send(variables, discreet);
    expect(status).toBe(400);
    expect(text).not.toMatch(/city\?|Did you mean/);
  });

  it('is told twenty times at most', async () => {
    const tags = JSON.stringify(Array.from({ length: 50_000 }, () => 7));
    const { text } = await send(`{"filter":{"city":"a","tags":${tags}}}`);
    expect((JSON.parse(text) as { errors: unknown[] }).errors).toHaveLength(20);
  });

  it('is told by the name that the client gave the variable', async () => {
    const asked = 'query ($__proto__: Int) { found(name: "a", first: $__proto__) }';
    const answer = await gateway.ask(asked, JSON.parse('{"__proto__":"x"}') as object as never);
    expect(answer.errors[0]?.message).toMatch(/^Variable "\$__proto__" got invalid value "x"/);
  });
});
