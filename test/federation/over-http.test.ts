import { graphql } from 'graphql';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FetchRecord } from '../../gateway/request-context';
import { createHttpTransport } from '../../gateway/transport/http';
import { createSharingInFlight } from '../../gateway/transport/share-in-flight';
import { graph, type Graph } from './graph';
import { subgraph, type TestSubgraph } from './subgraph';

const summary = 'Vertaistukea omaishoitajille joka tiistai kello 17. '.repeat(6);

const listings = subgraph('listings', {
  sdl: `
    type Query { listings(first: Int = 30): [Listing!]! }
    type Listing @key(fields: "id") { id: ID! title: String! summary: String code: Code count: Int }
    enum Code { A }
  `,
  resolvers: {
    Query: {
      listings: (_: unknown, { first }: { first: number }) =>
        Array.from({ length: first }, (_item, id) => ({ id, title: `Ryhmä ${id}`, summary })),
    },
  },
  entities: { Listing: ({ id }) => ({ id }) },
});

const themes = subgraph('themes', {
  sdl: `
    type Listing @key(fields: "id") {
      id: ID! summary: String @external
      words: Int @requires(fields: "summary") note: String
    }
  `,
  resolvers: {
    Listing: {
      words: ({ summary: text }: { summary: string }) => text.trim().split(' ').length,
      note: ({ id }: { id: string }) => (id === '3' ? 'rivi\nvaihtuu "näin"' : summary),
    },
  },
});

describe('subgraphs over HTTP', () => {
  const servers: Server[] = [];
  let store: Graph;
  beforeAll(async () => {
    const urls = new Map<string, string>();
    for (const each of [listings, themes]) urls.set(each.name, await serve(each, servers));
    const sharing = createSharingInFlight();
    store = graph([listings, themes], {
      transportFor: ({ name }) =>
        sharing.wrap(createHttpTransport({ subgraph: { name, url: urls.get(name)! } })),
    });
  });
  afterAll(async () => {
    await store.engine.close();
    for (const server of servers) server.close();
  });

  it('hand on long texts as they are, to the client and to other subgraphs', async () => {
    const query = '{ listings { id title summary words note } }';
    const [answer, other] = await Promise.all([store.ask(query), store.ask(query)]);
    const { listings: found } = answer.data as { listings: Record<string, unknown>[] };
    expect(answer.errors).toBeUndefined();
    expect(found[3]).toEqual({
      id: '3',
      title: 'Ryhmä 3',
      summary,
      words: 36,
      note: 'rivi\nvaihtuu "näin"',
    });
    expect(found[29]).toMatchObject({ summary, note: summary });
    expect(other).toEqual(answer);
    expect(answer.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "listings") {
           {
             listings {
               __typename
               id
               title
               summary
             }
           }
         },
         Flatten(path: "listings.@") {
           Fetch(service: "themes") {
             { ... on Listing { __typename summary id } } =>
             {
               _entities(representations: $representations) {
                 ... on Listing {
                   words
                   note
                 }
               }
             }
           }
         }
       }
     }"
    `);
  });

  it('tell what each fetch took, when asked', async () => {
    const fetches: FetchRecord[] = [];
    const { plan } = await store.ask('{ listings(first: 2) { words } }', {}, { fetches });
    expect(fetches).toEqual([
      {
        service: 'listings',
        milliseconds: expect.any(Number),
        bytes: expect.any(Number),
        representations: 0,
      },
      { service: 'themes', milliseconds: expect.any(Number), bytes: 50, representations: 2 },
    ]);
    expect(fetches[0]?.bytes).toBeGreaterThan(summary.length);
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "listings") {
           {
             listings(first: 2) {
               __typename
               id
               summary
             }
           }
         },
         Flatten(path: "listings.@") {
           Fetch(service: "themes") {
             { ... on Listing { __typename summary id } } =>
             {
               _entities(representations: $representations) {
                 ... on Listing {
                   words
                 }
               }
             }
           }
         }
       }
     }"
    `);
  });

  it('take no long text for an object, an enum or a number', async () => {
    const lies = await serveText(
      JSON.stringify({
        data: {
          listings: [
            ...Array.from({ length: 20 }, () => ({
              id: '1',
              title: summary,
              summary,
              code: summary,
              count: summary,
            })),
            summary,
          ],
        },
      }),
      servers,
    );
    const lying = graph([listings], {
      transportFor: ({ name }) => createHttpTransport({ subgraph: { name, url: lies } }),
    });
    const answer = await lying.ask('{ listings { title code count } }');
    expect(answer.data).toBeNull();
    expect(answer.plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Fetch(service: "listings") {
         {
           listings {
             title
             code
             count
           }
         }
       }
     }"
    `);
    expect(answer.errors?.at(-1)).toMatchObject({
      path: ['listings', 20],
      extensions: { code: 'SUBGRAPH_INVALID_RESPONSE', serviceName: 'listings' },
    });
    await lying.engine.close();
  });
});

const serve = ({ schema }: TestSubgraph, servers: Server[]): Promise<string> =>
  listen(async (body) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: never };
    return JSON.stringify(await graphql({ schema, source: query, variableValues: variables }));
  }, servers);

const serveText = (text: string, servers: Server[]): Promise<string> =>
  listen(() => Promise.resolve(text), servers);

async function listen(
  answer: (body: string) => Promise<string>,
  servers: Server[],
): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      void answer(Buffer.concat(chunks).toString()).then((text) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(text),
      );
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}
