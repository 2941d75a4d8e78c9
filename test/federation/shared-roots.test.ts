import { graph } from './graph';
import { subgraph } from './subgraph';

const log: string[] = [];
const shared = (name: string, own: string, extra: Record<string, unknown> = {}) =>
  subgraph(name, {
    sdl: `
      type Query { now: Clock @shareable ${own}Now: Int }
      type Mutation { reset: Clock @shareable count${own}: Int! }
      type Clock @shareable { hour: Int ${own}: Int }
    `,
    resolvers: {
      Query: { now: () => ({ hour: 12, [own]: 1, ...extra }) },
      Mutation: {
        reset: () => (log.push(`reset in ${name}`), { hour: 0, [own]: 0 }),
        [`count${own}`]: () => log.push(`count in ${name}`),
      },
    },
  });

describe('root fields that several subgraphs have', () => {
  const store = graph([shared('one', 'a'), shared('two', 'b')]);
  beforeEach(() => void (log.length = store.calls.length = 0));
  afterAll(() => store.engine.close());

  it('are asked of one of them when it has all of it', async () => {
    expect(await store.ask('{ now { hour } }')).toMatchInlineSnapshot(`
     {
       "data": {
         "now": {
           "hour": 12,
         },
       },
       "plan": "QueryPlan {
       Fetch(service: "one") {
         {
           now {
             hour
           }
         }
       }
     }",
     }
    `);
    expect(store.calls).toHaveLength(1);
  });

  it('are asked of each for its part, at the same time', async () => {
    expect(await store.ask('{ now { hour a b } }')).toMatchInlineSnapshot(`
     {
       "data": {
         "now": {
           "a": 1,
           "b": 1,
           "hour": 12,
         },
       },
       "plan": "QueryPlan {
       Parallel {
         Fetch(service: "two") {
           {
             now {
               b
             }
           }
         },
         Fetch(service: "one") {
           {
             now {
               a
               hour
             }
           }
         }
       }
     }",
     }
    `);
  });

  it('change something once, in the order of the operation', async () => {
    const { data, plan } = await store.ask(
      'mutation { counta reset { hour } countb again: reset { hour } }',
    );
    expect(data).toEqual({ counta: 1, reset: { hour: 0 }, countb: 3, again: { hour: 0 } });
    expect(log).toEqual([
      'count in one',
      expect.stringMatching(/^reset in (one|two)$/),
      'count in two',
      expect.stringMatching(/^reset in (one|two)$/),
    ]);
    expect(plan).toMatchInlineSnapshot(`
     "QueryPlan {
       Sequence {
         Fetch(service: "one") {
           mutation {
             counta
           }
         },
         Fetch(service: "one") {
           mutation {
             reset {
               hour
             }
           }
         },
         Fetch(service: "two") {
           mutation {
             countb
           }
         },
         Fetch(service: "one") {
           mutation {
             again: reset {
               hour
             }
           }
         }
       }
     }"
    `);
  });

  it('are asked once for a mutation that conditions take to different subgraphs', async () => {
    const query = 'mutation ($b: Boolean!) { reset { a @skip(if: $b) b @include(if: $b) } }';
    const answer = await store.ask(query, { b: true });
    expect(answer).toMatchInlineSnapshot(`
     {
       "data": {
         "reset": {
           "b": 0,
         },
       },
       "plan": "QueryPlan {
       Include(if: $b) {
         Fetch(service: "two") {
           mutation {
             reset {
               b
             }
           }
         }
       },
       Skip(if: $b) {
         Fetch(service: "one") {
           mutation {
             reset {
               a
             }
           }
         }
       }
     }",
     }
    `);
    expect(log).toEqual(['reset in two']);
    expect((await store.ask(query, { b: false })).data).toEqual({ reset: { a: 0 } });
    expect(log).toEqual(['reset in two', 'reset in one']);
  });

  it('are asked once for a mutation that is written twice, once under a condition', async () => {
    const query = 'mutation ($b: Boolean!) { reset { hour } reset @include(if: $b) { b } }';
    const answer = await store.ask(query, { b: true });
    expect(answer).toMatchInlineSnapshot(`
     {
       "data": {
         "reset": {
           "b": 0,
           "hour": 0,
         },
       },
       "plan": "QueryPlan {
       Include(if: $b) {
         Fetch(service: "two") {
           mutation {
             reset {
               b
               hour
             }
           }
         }
       },
       Skip(if: $b) {
         Fetch(service: "one") {
           mutation {
             reset {
               hour
             }
           }
         }
       }
     }",
     }
    `);
    expect(log).toEqual(['reset in two']);
  });

  it('are refused where only two subgraphs together could answer a mutation', async () => {
    const asked = store.ask('mutation { reset { a b } }');
    await expect(asked).rejects.toMatchObject({ extensions: { code: 'PLANNING_FAILED' } });
    expect(log).toEqual([]);
  });
});
