import { graph, type Graph } from './graph';
import { subgraph } from './subgraph';

const book = { __typename: 'Book', id: 'b', title: 'Kalevala', pages: 300 };
const film = { __typename: 'Film', id: 'f', title: 'Ariel', minutes: 73 };

const library = subgraph('library', {
  sdl: `
    type Query { media: [Media!]! shelf: Shelf }
    interface Media @key(fields: "id") { id: ID! title: String }
    type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
    type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }
    type Shelf @key(fields: "id") { id: ID! first: Media }
  `,
  resolvers: {
    Query: { media: () => [book, film], shelf: () => ({ id: 's', first: film }) },
  },
  entities: { Media: ({ id }) => (id === 'b' ? book : film), Book: () => book, Film: () => film },
});

/** Adds a field that needs another's, and leads from it to further objects. */
const reviews = subgraph('reviews', {
  sdl: `
    type Query { newest: Review }
    type Media @key(fields: "id") @interfaceObject {
      id: ID!
      title: String @external
      headline: String @requires(fields: "title")
      reviews: [Review!]!
    }
    type Review { stars: Int of: Media }
  `,
  resolvers: {
    Query: { newest: () => ({ stars: 5, of: { id: 'f' } }) },
    Media: {
      headline: ({ title }: { title: string }) => `"${title}"`,
      reviews: ({ id }: { id: string }) => [{ stars: 4, of: { id } }],
    },
  },
});

/** Refers to the interface, and resolves nothing of it. */
const shop = subgraph('shop', {
  sdl: `
    type Query { offer: Offer }
    type Offer { price: Int media: Media }
    type Media @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }
  `,
  resolvers: { Query: { offer: () => ({ price: 9, media: { id: 'b' } }) } },
});

/** Extends a type that extends the interface in its turn. */
const shelves = subgraph('shelves', {
  sdl: `
    type Shelf @key(fields: "id") { id: ID! best: Media }
    type Media @key(fields: "id") @interfaceObject { id: ID! rank: Int }
  `,
  resolvers: {
    Shelf: { best: () => ({ id: 'b' }) },
    Media: { rank: ({ id }: { id: string }) => (id === 'b' ? 1 : 2) },
  },
});

describe('an interface object', () => {
  let store: Graph;
  beforeAll(() => (store = graph([library, reviews, shop, shelves])));
  afterAll(() => store.engine.close());

  it('has fields that require those of the interface', async () => {
    expect(await store.ask('{ media { headline } }')).toMatchInlineSnapshot(`
     {
       "data": {
         "media": [
           {
             "headline": ""Kalevala"",
           },
           {
             "headline": ""Ariel"",
           },
         ],
       },
       "plan": "QueryPlan {
       Sequence {
         Fetch(service: "library") {
           {
             media {
               __typename
               id
               title
             }
           }
         },
         Flatten(path: "media.@") {
           Fetch(service: "reviews") {
             { ... on Media { __typename title id } } =>
             {
               _entities(representations: $representations) {
                 ... on Media {
                   headline
                 }
               }
             }
           }
         }
       }
     }",
     }
    `);
  });

  it('has them on each implementation too', async () => {
    const { data, errors, plan } = await store.ask(
      '{ media { ... on Book { pages headline } ... on Film { h: headline reviews { stars } } } }',
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      media: [
        { pages: 300, headline: '"Kalevala"' },
        { h: '"Ariel"', reviews: [{ stars: 4 }] },
      ],
    });
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "library") {
           {
             media {
               __typename
               ... on Book {
                 __typename
                 pages
                 id
                 title
               }
               ... on Film {
                 __typename
                 id
                 title
               }
             }
           }
         },
         BatchFetch(service: "reviews") {
           _e0(paths: ["media.@|[Book]"]) { ... on Media { __typename title id } }
           _e1(paths: ["media.@|[Film]"]) { ... on Media { __typename title id } } =>
           {
             _e0: _entities(representations: $__batch_reps_0) {
               ... on Media {
                 headline
               }
             }
             _e1: _entities(representations: $__batch_reps_1) {
               ... on Media {
                 h: headline
                 reviews {
                   stars
                 }
               }
             }
           }
         }
       }
     }"
    `);
  });

  it('that resolves nothing leads to those that do', async () => {
    expect(await store.ask('{ offer { price media { id headline rank } } }'))
      .toMatchInlineSnapshot(`
     {
       "data": {
         "offer": {
           "media": {
             "headline": ""Kalevala"",
             "id": "b",
             "rank": 1,
           },
           "price": 9,
         },
       },
       "plan": "QueryPlan {
       Sequence {
         Fetch(service: "shop") {
           {
             offer {
               price
               media {
                 __typename
                 id
               }
             }
           }
         },
         Parallel {
           Flatten(path: "offer.media") {
             Fetch(service: "library") {
               { ... on Media { __typename id } } =>
               {
                 _entities(representations: $representations) {
                   ... on Media {
                     title
                   }
                 }
               }
             }
           },
           Flatten(path: "offer.media") {
             Fetch(service: "shelves") {
               { ... on Media { __typename id } } =>
               {
                 _entities(representations: $representations) {
                   ... on Media {
                     rank
                   }
                 }
               }
             }
           }
         },
         Flatten(path: "offer.media") {
           Fetch(service: "reviews") {
             { ... on Media { __typename id title } } =>
             {
               _entities(representations: $representations) {
                 ... on Media {
                   headline
                 }
               }
             }
           }
         }
       }
     }",
     }
    `);
    const typed = await store.ask('{ offer { media { __typename ... on Book { pages } } } }');
    expect(typed.data).toEqual({ offer: { media: { __typename: 'Book', pages: 300 } } });
    expect(typed.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "shop") {
           {
             offer {
               media {
                 __typename
                 id
               }
             }
           }
         },
         Flatten(path: "offer.media") {
           Fetch(service: "library") {
             { ... on Media { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Media {
                   __typename
                   ... on Book {
                     pages
                   }
                 }
               }
             }
           }
         }
       }
     }"
    `);
  });

  it('is reached through others, and back', async () => {
    const answer = await store.ask(
      '{ shelf { first { rank } best { title rank ... on Book { pages } } } }',
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual({
      shelf: { first: { rank: 2 }, best: { title: 'Kalevala', rank: 1, pages: 300 } },
    });
    expect(answer.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "library") {
           {
             shelf {
               __typename
               first {
                 __typename
                 id
               }
               id
             }
           }
         },
         BatchFetch(service: "shelves") {
           _e0(paths: ["shelf"]) { ... on Shelf { __typename id } }
           _e1(paths: ["shelf.first"]) { ... on Media { __typename id } } =>
           {
             _e0: _entities(representations: $__batch_reps_0) {
               ... on Shelf {
                 best {
                   __typename
                   id
                   rank
                 }
               }
             }
             _e1: _entities(representations: $__batch_reps_1) {
               ... on Media {
                 rank
               }
             }
           }
         },
         Flatten(path: "shelf.best") {
           Fetch(service: "library") {
             { ... on Media { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Media {
                   title
                   __typename
                   ... on Book {
                     pages
                   }
                 }
               }
             }
           }
         }
       }
     }"
    `);
    const circle = await store.ask(
      '{ newest { of { __typename title reviews { of { rank ... on Film { minutes } } } } } }',
    );
    expect(circle.errors).toBeUndefined();
    expect(circle.data).toEqual({
      newest: {
        of: { __typename: 'Film', title: 'Ariel', reviews: [{ of: { rank: 2, minutes: 73 } }] },
      },
    });
    expect(circle.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "reviews") {
           {
             newest {
               of {
                 __typename
                 id
                 reviews {
                   of {
                     __typename
                     id
                   }
                 }
               }
             }
           }
         },
         Parallel {
           BatchFetch(service: "library") {
             _e0(paths: ["newest.of.reviews.@.of"]) { ... on Media { __typename id } }
             _e1(paths: ["newest.of"]) { ... on Media { __typename id } } =>
             {
               _e0: _entities(representations: $__batch_reps_0) {
                 ... on Media {
                   __typename
                   ... on Film {
                     minutes
                   }
                 }
               }
               _e1: _entities(representations: $__batch_reps_1) {
                 ... on Media {
                   __typename
                   title
                 }
               }
             }
           },
           Flatten(path: "newest.of.reviews.@.of") {
             Fetch(service: "shelves") {
               { ... on Media { __typename id } } =>
               {
                 _entities(representations: $representations) {
                   ... on Media {
                     rank
                   }
                 }
               }
             }
           }
         }
       }
     }"
    `);
  });

  it('is not asked for its type where nobody wants to know', async () => {
    const { data, plan } = await store.ask('{ newest { stars of { id reviews { stars } } } }');
    expect(data).toEqual({ newest: { stars: 5, of: { id: 'f', reviews: [{ stars: 4 }] } } });
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Fetch(service: "reviews") {
         {
           newest {
             stars
             of {
               id
               reviews {
                 stars
               }
             }
           }
         }
       }
     }"
    `);
  });

  it('gets what it requires, also where every subgraph has the required field', async () => {
    const two = graph([library, reviews]);
    const { data, plan } = await two.ask('{ media { id ... on Book { headline } } }');
    expect(data).toEqual({ media: [{ id: 'b', headline: '"Kalevala"' }, { id: 'f' }] });
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "library") {
           {
             media {
               id
               __typename
               ... on Book {
                 __typename
                 id
                 title
               }
             }
           }
         },
         Flatten(path: "media.@|[Book]") {
           Fetch(service: "reviews") {
             { ... on Media { __typename title id } } =>
             {
               _entities(representations: $representations) {
                 ... on Media {
                   headline
                 }
               }
             }
           }
         }
       }
     }"
    `);
    await two.engine.close();
  });
});

/** Fields that must not be null fail where they are not asked. */
const ranks = subgraph('ranks', {
  sdl: `
    type Media @key(fields: "id") @interfaceObject {
      id: ID! rank: Int stars: Int! label(of: String): String! maker: Maker twin: Int
    }
    type Maker { name: String code: Int! }
  `,
  resolvers: {
    Media: {
      rank: ({ id }: { id: string }) => (id === 'b' ? 1 : 2),
      stars: onlyOfFilms(5),
      label: ({ id }: { id: string }, { of }: { of: string }) => `${id} of ${of}`,
      maker: ({ id }: { id: string }) => ({ id, name: `Maker of ${id}` }),
    },
    Maker: { code: onlyOfFilms(7) },
  },
});

function onlyOfFilms(value: number): (object: { id: string }) => number {
  return ({ id }) => {
    if (id !== 'f') throw new Error(`Asked of ${id}`);
    return value;
  };
}

describe('fields of the implementations of an interface object', () => {
  let store: Graph;
  beforeAll(() => (store = graph([library, ranks])));
  afterAll(() => store.engine.close());
  afterEach(() => store.takeCalls());

  const data = async (query: string, variables = {}): Promise<unknown> => {
    const answer = await store.ask(query, variables);
    expect(answer.errors).toBeUndefined();
    return answer.data;
  };

  it('are asked of their own types alone, in one request', async () => {
    const query = '{ media { ... on Book { rank } ... on Film { stars } } }';
    expect(await data(query)).toEqual({ media: [{ rank: 1 }, { stars: 5 }] });
    expect((await store.ask(query)).plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "library") {
           {
             media {
               __typename
               id
             }
           }
         },
         BatchFetch(service: "ranks") {
           _e0(paths: ["media.@|[Book]"]) { ... on Book { __typename id } ... on Film { __typename id } }
           _e1(paths: ["media.@|[Film]"]) { ... on Book { __typename id } ... on Film { __typename id } } =>
           {
             _e0: _entities(representations: $__batch_reps_0) {
               ... on Media {
                 rank
               }
             }
             _e1: _entities(representations: $__batch_reps_1) {
               ... on Media {
                 stars
               }
             }
           }
         }
       }
     }"
    `);
    store.takeCalls();
    await store.ask(query);
    expect(store.calls.map(({ subgraph: name }) => name)).toEqual(['library', 'ranks']);
  });

  it('are asked together where that can cost nothing', async () => {
    const query = '{ media { ... on Book { rank } ... on Film { twin } } }';
    expect((await store.ask(query)).plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "library") {
           {
             media {
               __typename
               id
             }
           }
         },
         Flatten(path: "media.@") {
           Fetch(service: "ranks") {
             { ... on Book { __typename id } ... on Film { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Media {
                   twin
                   rank
                 }
               }
             }
           }
         }
       }
     }"
    `);
  });

  it('may differ below a field of the same name', async () => {
    expect(
      await data('{ media { ... on Book { maker { name } } ... on Film { maker { code } } } }'),
    ).toEqual({ media: [{ maker: { name: 'Maker of b' } }, { maker: { code: 7 } }] });
  });

  it('keep their variables, aliases, fragments and conditions', async () => {
    const query = `query ($of: String, $less: Boolean!) {
      media { ...B ... on Film { first: label(of: $of) stars @skip(if: $less) } }
    }
    fragment B on Book { second: label(of: "all") rank @include(if: $less) }`;
    expect(await data(query, { of: 'one', less: true })).toEqual({
      media: [{ second: 'b of all', rank: 1 }, { first: 'f of one' }],
    });
    expect(await data(query, { of: 'one', less: false })).toEqual({
      media: [{ second: 'b of all' }, { first: 'f of one', stars: 5 }],
    });
  });

  it('are kept apart at each of the paths of a batch', async () => {
    const both = '... on Book { rank } ... on Film { stars }';
    expect(await data(`{ media { ${both} } shelf { first { ${both} } } }`)).toEqual({
      media: [{ rank: 1 }, { stars: 5 }],
      shelf: { first: { stars: 5 } },
    });
  });
});

/** Its fields require others of two subgraphs. */
const notes = subgraph('notes', {
  sdl: `
    type Media @key(fields: "id") @interfaceObject {
      id: ID!
      title: String @external rank: Int @external
      short: String @requires(fields: "title")
      long: String @requires(fields: "rank")
    }
  `,
  resolvers: {
    Media: {
      short: ({ title }: { title: string }) => `${title}.`,
      long: ({ rank }: { rank: number }) => `Number ${rank}`,
    },
  },
});

it('an implementation gets a field without what only fields of others require', async () => {
  const { engine, ask } = graph([library, ranks, notes]);
  const { data, errors, plan } = await ask(
    '{ media { ... on Book { long } ... on Film { short long } } }',
  );
  expect(errors).toBeUndefined();
  expect(data).toEqual({ media: [{ long: 'Number 1' }, { short: 'Ariel.', long: 'Number 2' }] });
  expect(plan).toMatchInlineSnapshot(`
   "QueryPlan {
     Sequence {
       Fetch(service: "library") {
         {
           media {
             __typename
             ... on Book {
               __typename
               id
             }
             ... on Film {
               __typename
               id
               title
             }
           }
         }
       },
       Flatten(path: "media.@") {
         Fetch(service: "ranks") {
           { ... on Media { __typename id } } =>
           {
             _entities(representations: $representations) {
               ... on Media {
                 rank
               }
             }
           }
         }
       },
       BatchFetch(service: "notes") {
         _e0(paths: ["media.@|[Book]"]) { ... on Media { __typename id rank } }
         _e1(paths: ["media.@|[Film]"]) { ... on Media { __typename title id rank } } =>
         {
           _e0: _entities(representations: $__batch_reps_0) {
             ... on Media {
               long
             }
           }
           _e1: _entities(representations: $__batch_reps_1) {
             ... on Media {
               short
               long
             }
           }
         }
       }
     }
   }"
  `);
  await engine.close();
});
