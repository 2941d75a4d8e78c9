import { anonymous, type Principal } from '../../platform/identity/principal';
import { graph, requestContext, type Graph } from './graph';
import { subgraph } from './subgraph';

const member: Principal = { ...anonymous, subject: 'm', role: 'member' };
const auditor: Principal = { ...member, scopes: ['audit:read', 'audit:pay'] };
const inPersonnel: Principal = { ...member, policies: ['staff', 'hr'] };

const people = subgraph('people', {
  sdl: `
    type Query { me: Person! staff: [Person!]! found: [Entry]! listed: [Named!]! salaries: [Int!] @authenticated }
    type Mutation { promote: Person @requiresScopes(scopes: [["audit:read", "audit:pay"], ["admin"]]) }
    type Subscription { promoted: Person @authenticated }
    interface Named { name: String }
    union Entry = Person | Secret
    type Person implements Named @key(fields: "id") {
      id: ID!
      name: String @authenticated
      pay: Int! @requiresScopes(scopes: [["audit:read", "audit:pay"], ["admin"]])
      file: Secret
      rating: Int @policy(policies: [["hr"]])
    }
    type Secret @authenticated { text: String }
    type Pet implements Named { name: String }
  `,
  resolvers: {
    Query: {
      me: () => ({ id: '1', name: 'Aino', pay: 10, file: { text: 'x' }, rating: 5 }),
      staff: () => [
        { id: '1', pay: 10 },
        { id: '2', pay: 20 },
      ],
      found: () => [
        { __typename: 'Person', id: '1' },
        { __typename: 'Secret', text: 'x' },
      ],
      listed: () => [{ __typename: 'Pet', name: 'Musti' }],
      salaries: () => [1],
    },
    Mutation: {
      promote: () => {
        throw new Error('must not run');
      },
    },
  },
  entities: { Person: ({ id }) => ({ id, pay: 10 }) },
});

const payroll = subgraph('payroll', {
  sdl: `
    type Person @key(fields: "id") { id: ID! pay: Int! @external tax: Int @requires(fields: "pay") @requiresScopes(scopes: [["audit:read", "audit:pay"], ["admin"]]) net: Int }
  `,
  resolvers: { Person: { tax: ({ pay }: { pay: number }) => pay / 2, net: () => 1 } },
});

describe('authorisation directives', () => {
  let store: Graph;
  beforeAll(() => {
    store = graph([people, payroll]);
  });
  afterAll(() => store.engine.close());
  beforeEach(() => void (store.calls.length = 0));

  it('keep a field from who may not see it, and say where', async () => {
    const { data, errors } = await store.ask('{ me { id called: name } }');
    expect(data).toEqual({ me: { id: '1', called: null } });
    expect(errors).toEqual([
      {
        message: 'You may not see this field.',
        path: ['me', 'called'],
        extensions: { code: 'UNAUTHENTICATED' },
      },
    ]);
    expect(store.takeCalls()).toEqual(['people: {me{id}}']);
    const asMember = await store.ask('{ me { id called: name } }', {}, { principal: member });
    expect(asMember).toMatchObject({ data: { me: { id: '1', called: 'Aino' } } });
    expect(store.takeCalls()).toEqual(['people: {me{id called: name}}']);
  });

  it('lose the object where the field must not be null', async () => {
    const { data, errors } = await store.ask('{ staff { id pay } }', {}, { principal: member });
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      { path: ['staff', 0, 'pay'], extensions: { code: 'FORBIDDEN' } },
    ]);
    expect(store.takeCalls()).toEqual(['people: {staff{id}}']);
    const asAuditor = await store.ask('{ staff { pay } }', {}, { principal: auditor });
    expect(asAuditor.data).toEqual({ staff: [{ pay: 10 }, { pay: 20 }] });
  });

  it('hold for a protected type wherever it is reached', async () => {
    const { data, errors } = await store.ask(
      '{ me { file { text } } found { ... on Secret { text } ... on Person { id } } }',
    );
    expect(data).toEqual({ me: { file: null }, found: [{ id: '1' }, null] });
    expect(errors?.map(({ path }) => path)).toEqual([
      ['me', 'file'],
      ['found', 1],
    ]);
    expect(store.takeCalls()).toEqual([
      'people: {me{__typename} found{__typename ...on Secret{__typename} ...on Person{id}}}',
    ]);
  });

  it('hold through interfaces and fragments', async () => {
    const query = '{ listed { ...Called } } fragment Called on Named { name }';
    const { data, errors } = await store.ask(query);
    expect(data).toEqual({ listed: [{ name: null }] });
    expect(errors).toMatchObject([{ path: ['listed', 0, 'name'] }]);
    expect(store.takeCalls()).toEqual(['people: {listed{__typename}}']);
    expect((await store.ask(query, {}, { principal: member })).data).toEqual({
      listed: [{ name: 'Musti' }],
    });
  });

  it('hold for what @requires needs', async () => {
    const query = '{ me { net tax } }';
    const { data, errors, plan } = await store.ask(query, {}, { principal: member });
    expect(data).toEqual({ me: { net: 1, tax: null } });
    expect(errors).toMatchObject([{ path: ['me', 'tax'], extensions: { code: 'FORBIDDEN' } }]);
    expect(store.takeCalls()).toMatchInlineSnapshot(`
     [
       "people: {me{__typename id}}",
       "payroll: query($representations:[_Any!]!){_entities(representations: $representations){...on Person{net}}}",
     ]
    `);
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "people") {
           {
             me {
               __typename
               id
             }
           }
         },
         Flatten(path: "me") {
           Fetch(service: "payroll") {
             { ... on Person { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Person {
                   net
                 }
               }
             }
           }
         }
       }
     }"
    `);
    const asAuditor = await store.ask(query, {}, { principal: auditor });
    expect(asAuditor.data).toEqual({ me: { net: 1, tax: 5 } });
    expect(asAuditor.plan).toMatch(/\btax\b/);
  });

  it('ask for the policies of the principal', async () => {
    const query = '{ me { rating } }';
    expect((await store.ask(query, {}, { principal: auditor })).data).toEqual({
      me: { rating: null },
    });
    expect(store.takeCalls()).toEqual(['people: {me{__typename}}']);
    expect((await store.ask(query, {}, { principal: inPersonnel })).data).toEqual({
      me: { rating: 5 },
    });
  });

  it('keep mutations and whole operations from running', async () => {
    expect((await store.ask('mutation { promote { id } }')).data).toEqual({ promote: null });
    expect((await store.ask('{ salaries }')).data).toEqual({ salaries: null });
    expect((await store.ask('{ salaries }')).plan).toBe('QueryPlan {}');
    expect(store.calls).toEqual([]);
  });

  it('refuse a subscription', async () => {
    const { parse } = await import('graphql');
    const operation = await store.engine.prepare(
      parse('subscription { promoted { id } }'),
      undefined,
    );
    const result = await store.engine.subscribe(operation, {}, requestContext());
    expect(result).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  });

  it('work under renamed imports', async () => {
    const renamed = subgraph('renamed', {
      sdl: `
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [{ name: "@authenticated", as: "@membersOnly" }])
        directive @membersOnly on FIELD_DEFINITION
        type Query { open: Int closed: Int @membersOnly }
      `,
      resolvers: { Query: { open: () => 1, closed: () => 2 } },
    });
    const other = graph([renamed]);
    expect((await other.ask('{ open closed }')).data).toEqual({ open: 1, closed: null });
    expect(other.takeCalls()).toEqual(['renamed: {open}']);
    await other.engine.close();
  });
});
