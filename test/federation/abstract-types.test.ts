import { graph, type Graph } from './graph';
import { subgraph } from './subgraph';

const library = subgraph('library', {
  sdl: `
    type Query { media: [Media!]! anything: [Thing] one: Media }
    interface Media @key(fields: "id") { id: ID! title: String }
    type Book implements Media @key(fields: "id") { id: ID! title: String pages: Int }
    type Film implements Media @key(fields: "id") { id: ID! title: String minutes: Int }
    union Thing = Book | Film | Hidden
    type Hidden @inaccessible { id: ID! }
    enum Mood { CALM WILD }
    type Shelf { mood: Mood }
    extend type Query { shelf: Shelf }
  `,
  resolvers: {
    Query: {
      media: () => [
        { __typename: 'Book', id: 'b1', title: 'Kalevala', pages: 300 },
        { __typename: 'Film', id: 'f1', title: 'Ariel', minutes: 73 },
      ],
      anything: () => [
        { __typename: 'Book', id: 'b1', pages: 300 },
        { __typename: 'Hidden', id: 'h1' },
        null,
        { __typename: 'Film', id: 'f1', minutes: 73 },
      ],
      one: () => ({ __typename: 'Book', id: 'b1', title: 'Kalevala' }),
    },
  },
  entities: { Media: () => ({ __typename: 'Film', id: 'f1', title: 'Ariel' }) },
});

const ratings = subgraph('ratings', {
  sdl: `
    type Query { best: Media }
    type Media @key(fields: "id") @interfaceObject { id: ID! stars: Int }
  `,
  resolvers: {
    Query: { best: () => ({ id: 'f1' }) },
    Media: { stars: ({ id }: { id: string }) => (id === 'b1' ? 4 : 5) },
  },
});

const prices = subgraph('prices', {
  sdl: `
    type Book @key(fields: "id") { id: ID! price: Int }
    type Film @key(fields: "id") { id: ID! price: Int rent: Int }
  `,
  resolvers: { Book: { price: () => 20 }, Film: { price: () => 10, rent: () => 3 } },
});

describe('abstract types', () => {
  let store: Graph;
  beforeAll(() => (store = graph([library, ratings, prices])));
  afterAll(() => store.engine.close());

  it('an interface object adds a field to all implementations', async () => {
    expect(
      await store.ask(
        '{ media { __typename id stars ... on Book { pages price } ... on Film { rent } } }',
      ),
    ).toMatchInlineSnapshot(`
     {
       "data": {
         "media": [
           {
             "__typename": "Book",
             "id": "b1",
             "pages": 300,
             "price": 20,
             "stars": 4,
           },
           {
             "__typename": "Film",
             "id": "f1",
             "rent": 3,
             "stars": 5,
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
               ... on Book {
                 __typename
                 pages
                 id
               }
               ... on Film {
                 __typename
                 id
               }
             }
           }
         },
         Parallel {
           Flatten(path: "media.@") {
             Fetch(service: "prices") {
               { ... on Book { __typename id } ... on Film { __typename id } } =>
               {
                 _entities(representations: $representations) {
                   ... on Book {
                     price
                   }
                   ... on Film {
                     rent
                   }
                 }
               }
             }
           },
           Flatten(path: "media.@") {
             Fetch(service: "ratings") {
               { ... on Media { __typename id } } =>
               {
                 _entities(representations: $representations) {
                   ... on Media {
                     stars
                   }
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

  it('a type that starts as an interface object becomes the implementation it is', async () => {
    expect(await store.ask('{ best { __typename id stars title } }')).toMatchInlineSnapshot(`
     {
       "data": {
         "best": {
           "__typename": "Film",
           "id": "f1",
           "stars": 5,
           "title": "Ariel",
         },
       },
       "plan": "QueryPlan {
       Sequence {
         Fetch(service: "ratings") {
           {
             best {
               __typename
               id
               stars
             }
           }
         },
         Flatten(path: "best") {
           Fetch(service: "library") {
             { ... on Media { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Media {
                   __typename
                   title
                 }
               }
             }
           }
         }
       }
     }",
     }
    `);
    const { data, plan } = await store.ask('{ best { stars ... on Film { minutes rent } } }');
    expect(data).toEqual({ best: { stars: 5, minutes: null, rent: 3 } });
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "ratings") {
           {
             best {
               __typename
               stars
               id
             }
           }
         },
         Flatten(path: "best") {
           Fetch(service: "library") {
             { ... on Media { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Media {
                   __typename
                   ... on Film {
                     __typename
                     minutes
                     id
                   }
                 }
               }
             }
           }
         },
         Flatten(path: "best|[Film]") {
           Fetch(service: "prices") {
             { ... on Film { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Film {
                   rent
                 }
               }
             }
           }
         }
       }
     }"
    `);
  });

  it('needs no other subgraph where the type does not matter', async () => {
    const answer = await store.ask('{ best { id stars } }');
    expect(answer.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Fetch(service: "ratings") {
         {
           best {
             id
             stars
           }
         }
       }
     }"
    `);
    expect(answer.data).toEqual({ best: { id: 'f1', stars: 5 } });
  });

  it('members of a union get the fields of other subgraphs', async () => {
    expect(
      await store.ask(
        '{ anything { __typename ... on Book { x: price } ... on Film { x: rent } } }',
      ),
    ).toMatchInlineSnapshot(`
     {
       "data": {
         "anything": [
           {
             "__typename": "Book",
             "x": 20,
           },
           null,
           null,
           {
             "__typename": "Film",
             "x": 3,
           },
         ],
       },
       "errors": [
         {
           "extensions": {
             "code": "SUBGRAPH_INVALID_RESPONSE",
             "serviceName": "library",
           },
           "message": "Expected a value of type Thing.",
           "path": [
             "anything",
             1,
           ],
         },
       ],
       "plan": "QueryPlan {
       Sequence {
         Fetch(service: "library") {
           {
             anything {
               __typename
               ... on Book {
                 __typename
                 id
               }
               ... on Film {
                 __typename
                 id
               }
             }
           }
         },
         Flatten(path: "anything.@") {
           Fetch(service: "prices") {
             { ... on Book { __typename id } ... on Film { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Book {
                   x: price
                 }
                 ... on Film {
                   x_1: rent
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

  it('does not ask the type for a fragment that nothing can meet', async () => {
    const answer = await store.ask(
      '{ one { title ... on Book { ... on Media { ... on Film { id } } } } }',
    );
    expect(answer.errors).toBeUndefined();
    expect(answer.data).toEqual({ one: { title: 'Kalevala' } });
    expect(answer.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Fetch(service: "library") {
         {
           one {
             title
           }
         }
       }
     }"
    `);
  });

  it('tells no failure of a field that was only asked of its sibling types', async () => {
    const failing = subgraph('ratings', {
      sdl: ratings.sdl,
      resolvers: {
        Query: { best: () => ({ id: 'f1' }) },
        Media: {
          stars: () => {
            throw new Error('No stars.');
          },
        },
      },
    });
    const broken = graph([library, failing, prices]);
    const unasked = await broken.ask('{ best { ... on Book { stars } } }');
    expect(unasked).toMatchObject({ data: { best: {} } });
    expect(unasked.errors).toBeUndefined();
    expect(unasked.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "ratings") {
           {
             best {
               __typename
               id
             }
           }
         },
         Flatten(path: "best") {
           Fetch(service: "library") {
             { ... on Media { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Media {
                   __typename
                 }
               }
             }
           }
         },
         Flatten(path: "best") {
           Fetch(service: "ratings") {
             { ... on Book { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Media {
                   stars
                 }
               }
             }
           }
         }
       }
     }"
    `);
    const asked = await broken.ask('{ best { ... on Film { stars } } }');
    expect(asked).toMatchObject({ data: { best: { stars: null } } });
    expect(asked.errors).toMatchObject([{ message: 'No stars.', path: ['best', 'stars'] }]);
    expect(asked.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "ratings") {
           {
             best {
               __typename
               id
             }
           }
         },
         Flatten(path: "best") {
           Fetch(service: "library") {
             { ... on Media { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Media {
                   __typename
                 }
               }
             }
           }
         },
         Flatten(path: "best") {
           Fetch(service: "ratings") {
             { ... on Film { __typename id } } =>
             {
               _entities(representations: $representations) {
                 ... on Media {
                   stars
                 }
               }
             }
           }
         }
       }
     }"
    `);
    await broken.engine.close();
  });

  it('a fragment that no object can meet leaves the object around it', async () => {
    const answer = await store.ask(
      `{ one { ... on Film { ...Pages } } media { id ... on Film { id ...Pages } ...Pages } }
       fragment Pages on Media { ... on Book { pages } }`,
    );
    expect(answer).toMatchInlineSnapshot(`
     {
       "data": {
         "media": [
           {
             "id": "b1",
             "pages": 300,
           },
           {
             "id": "f1",
           },
         ],
         "one": {},
       },
       "plan": "QueryPlan {
       Fetch(service: "library") {
         {
           one {
             __typename
           }
           media {
             id
             __typename
             ... on Film {
               id
             }
             ... on Book {
               pages
             }
           }
         }
       }
     }",
     }
    `);
  });

  it('conditions that cannot both be met leave the object around them', async () => {
    const query = `query ($more: Boolean!) { one { ... on Book @include(if: $more) { ...Pages } } }
       fragment Pages on Book { pages @skip(if: $more) }`;
    const { data, plan } = await store.ask(query, { more: true });
    expect(data).toEqual({ one: {} });
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Fetch(service: "library") {
         {
           one {
             __typename
           }
         }
       }
     }"
    `);
    expect((await store.ask(query, { more: false })).data).toEqual({ one: {} });
  });

  it('a condition inside a fragment decides which of two plans runs', async () => {
    const query = `query ($more: Boolean!) { media { ... on Book { ... @include(if: $more) { pages } } } }`;
    const answer = await store.ask(query, { more: true });
    expect(answer).toMatchInlineSnapshot(`
     {
       "data": {
         "media": [
           {
             "pages": 300,
           },
           {},
         ],
       },
       "plan": "QueryPlan {
       Include(if: $more) {
         Fetch(service: "library") {
           {
             media {
               __typename
               ... on Book {
                 pages
               }
             }
           }
         }
       },
       Skip(if: $more) {
         Fetch(service: "library") {
           {
             media {
               __typename
             }
           }
         }
       }
     }",
     }
    `);
    expect((await store.ask(query, { more: false })).data).toEqual({ media: [{}, {}] });
  });
});
