import { parse } from 'graphql';
import { anonymous, type Principal } from '../../platform/identity/principal';
import { composeSupergraph } from '../../gateway/compose/compose-supergraph';
import { createEngine } from '../../gateway/engine';
import { createInProcessTransport } from '../../gateway/transport/in-process';
import { graph, requestContext, type Graph } from './graph';
import { subgraph } from './subgraph';

const member: Principal = { ...anonymous, subject: 'm', role: 'member' };
const reader: Principal = { ...member, scopes: ['read'], policies: ['staff'] };

const open = { __typename: 'Open', id: 'o', name: 'open' };
const closed = { __typename: 'Closed', id: 'c', name: 'closed', secret: 'x' };
const scoped = { __typename: 'Scoped', id: 's', text: 'y' };
const ruled = { __typename: 'Ruled', id: 'r', text: 'z' };

const archive = subgraph('archive', {
  sdl: `
    type Query {
      any: Any
      sure: Any!
      all: [Any]
      allSure: [Any!]!
      grid: [[Any]]
      box: Box
    }
    type Subscription { came: Any }
    type Box { any: Any open: Open }
    union Any = Open | Closed | Scoped | Ruled
    type Open @key(fields: "id") { id: ID! name: String }
    type Closed @key(fields: "id") @authenticated { id: ID! name: String secret: String }
    type Scoped @requiresScopes(scopes: [["read"]]) { id: ID! text: String }
    type Ruled @policy(policies: [["staff"]]) { id: ID! text: String }
  `,
  resolvers: {
    Query: {
      any: () => closed,
      sure: () => closed,
      all: () => [open, closed, scoped, ruled, null],
      allSure: () => [open, closed],
      grid: () => [[open], [closed, open]],
      box: () => ({ any: closed, open }),
    },
    Subscription: {
      came: {
        async *subscribe() {
          await Promise.resolve();
          yield { came: closed };
          yield { came: open };
        },
      },
    },
  },
  entities: { Open: () => open, Closed: () => closed },
});

const marks = subgraph('marks', {
  sdl: `type Open @key(fields: "id") { id: ID! mark: Int }`,
  resolvers: { Open: { mark: () => 1 } },
});

const refusedAt = (code: string, ...paths: (string | number)[][]) =>
  paths.map((path) => ({
    message: 'You may not see this object.',
    path,
    extensions: { code },
  }));

describe('an object of a protected type', () => {
  let store: Graph;
  beforeAll(() => (store = graph([archive, marks])));
  afterAll(() => store.engine.close());
  beforeEach(() => void (store.calls.length = 0));

  it.each([
    '{ any { ... on Closed { __typename } } }',
    '{ any { __typename } }',
    '{ any { kind: __typename } }',
    '{ any { ... { ...C } } } fragment C on Any { ... on Closed { kind: __typename } }',
    '{ any { ... on Closed { secret } } }',
    '{ any { ... on Closed { secret kind: __typename } ... on Open { name } } }',
    '{ any { ... on Open { name mark } } }',
    'query ($yes: Boolean = true) { any { ... on Closed @include(if: $yes) { __typename } } }',
  ])('is not there for who may not see it: %s', async (query) => {
    const { data, errors } = await store.ask(query);
    expect(data).toEqual({ any: null });
    expect(errors).toEqual(refusedAt('UNAUTHENTICATED', ['any']));
    expect(store.takeCalls().join()).not.toMatch(/secret/);
  });

  it('is there for who may', async () => {
    const query = '{ any { kind: __typename ... on Closed { secret } } }';
    expect((await store.ask(query, {}, { principal: member })).data).toEqual({
      any: { kind: 'Closed', secret: 'x' },
    });
  });

  it('is left out of a list, at its place, and leaves the others', async () => {
    const query = '{ all { __typename ... on Open { id mark } } }';
    const { data, errors } = await store.ask(query);
    const first = { __typename: 'Open', id: 'o', mark: 1 };
    expect(data).toEqual({ all: [first, null, null, null, null] });
    expect(errors).toEqual(refusedAt('UNAUTHENTICATED', ['all', 1], ['all', 2], ['all', 3]));
    const asMember = await store.ask(query, {}, { principal: member });
    expect(asMember.data).toEqual({ all: [first, { __typename: 'Closed' }, null, null, null] });
    expect(asMember.errors).toEqual(refusedAt('FORBIDDEN', ['all', 2], ['all', 3]));
    const asReader = await store.ask(query, {}, { principal: reader });
    expect(asReader.errors).toBeUndefined();
    expect(asReader.data).toMatchObject({ all: [{}, {}, {}, { __typename: 'Ruled' }, null] });
  });

  it('is left out of a list of lists', async () => {
    const { data, errors } = await store.ask('{ grid { ... on Open { id } } }');
    expect(data).toEqual({ grid: [[{ id: 'o' }], [null, { id: 'o' }]] });
    expect(errors).toEqual(refusedAt('UNAUTHENTICATED', ['grid', 1, 0]));
  });

  it.each([
    ['{ sure { __typename } }', ['sure']],
    ['{ allSure { ... on Open { id } } }', ['allSure', 1]],
  ])('takes along what must not be without it: %s', async (query, path) => {
    const { data, errors } = await store.ask(query);
    expect(data).toBeNull();
    expect(errors).toEqual(refusedAt('UNAUTHENTICATED', path));
  });

  it('is not there below other objects, however often its field is asked', async () => {
    const query = '{ box { it: any { __typename } it: any { ... on Closed { id } } open { id } } }';
    const { data, errors } = await store.ask(query);
    expect(data).toEqual({ box: { it: null, open: { id: 'o' } } });
    expect(errors).toEqual(refusedAt('UNAUTHENTICATED', ['box', 'it']));
  });

  it('is missing in each event of a subscription', async () => {
    const operation = await store.engine.prepare(
      parse('subscription { came { ... on Closed { __typename } ... on Open { id } } }'),
      undefined,
    );
    const events = await store.engine.subscribe(operation, {}, requestContext());
    const heard: unknown[] = [];
    for await (const event of events as AsyncIterable<{ body(): string }>)
      heard.push(JSON.parse(event.body()));
    expect(heard).toEqual([
      { data: { came: null }, errors: refusedAt('UNAUTHENTICATED', ['came']) },
      { data: { came: { id: 'o' } } },
    ]);
  });

  it('is in the schema all the same', async () => {
    const query = '{ __type(name: "Any") { possibleTypes { name __typename } } }';
    const { data, errors } = await store.ask(query);
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({ __type: { possibleTypes: [{}, { name: 'Closed' }, {}, {}] } });
  });
});

describe('an object of a protected type behind an interface', () => {
  const things = subgraph('things', {
    sdl: `
      type Query { thing: Thing things: [Thing] found: Found }
      union Found = Toy | Book
      interface Thing @key(fields: "id") { id: ID! name: String }
      type Toy implements Thing @key(fields: "id") { id: ID! name: String }
      type Book implements Thing @key(fields: "id") @authenticated { id: ID! name: String }
    `,
    resolvers: {
      Query: {
        thing: () => ({ __typename: 'Book', id: 'b', name: 'Book' }),
        things: () => [
          { __typename: 'Book', id: 'b', name: 'Book' },
          { __typename: 'Toy', id: 't', name: 'Toy' },
        ],
        found: () => ({ __typename: 'Book', id: 'b', name: 'Book' }),
      },
    },
    entities: { Thing: ({ id }) => ({ __typename: id === 'b' ? 'Book' : 'Toy', id }) },
  });
  const views = subgraph('views', {
    sdl: `
      type Query { seen: [Thing] }
      type Thing @key(fields: "id") @interfaceObject { id: ID! views: Int }
    `,
    resolvers: {
      Query: { seen: () => [{ id: 'b' }, { id: 't' }] },
      Thing: { views: () => 7 },
    },
  });

  it('is reached by no field of the interface, as composition protects it like its members', async () => {
    const store = graph([things, views]);
    for (const field of ['thing', 'things', 'seen']) {
      const { data, errors } = await store.ask(`{ ${field} { ... on Book { __typename } } }`);
      expect(data).toEqual({ [field]: null });
      expect(errors).toMatchObject([{ path: [field], extensions: { code: 'UNAUTHENTICATED' } }]);
    }
    expect(store.calls).toEqual([]);
    const inUnion = await store.ask('{ found { ... on Thing { __typename } } }');
    expect(inUnion.data).toEqual({ found: null });
    await store.engine.close();
  });

  /** As older compositions print it: what stands on a member is not put on the interface. */
  it('is left out where the supergraph protects it alone', async () => {
    const supergraphSdl = composeSupergraph([things, views]).supergraphSdl.replace(
      /(interface Thing [^{]*)@authenticated/,
      '$1',
    );
    const locals = new Map([things, views].map((each) => [each.name, each]));
    const engine = createEngine({
      supergraphSdl,
      transportFor: ({ name }) => createInProcessTransport(locals.get(name)!),
    });
    const ask = async (query: string): Promise<unknown> => {
      const operation = await engine.prepare(parse(query), undefined);
      return JSON.parse((await engine.execute(operation, {}, requestContext())).body());
    };
    const errors = (...path: (string | number)[]) => refusedAt('UNAUTHENTICATED', path);
    expect(await ask('{ thing { ... on Book { kind: __typename } } }')).toEqual({
      data: { thing: null },
      errors: errors('thing'),
    });
    expect(await ask('{ things { __typename ... on Toy { name } } }')).toEqual({
      data: { things: [null, { __typename: 'Toy', name: 'Toy' }] },
      errors: errors('things', 0),
    });
    // The owner of the list does not know the types: they are asked of who does.
    expect(await ask('{ seen { ... on Toy { id } } }')).toEqual({
      data: { seen: [null, { id: 't' }] },
      errors: errors('seen', 0),
    });
    await engine.close();
  });
});
