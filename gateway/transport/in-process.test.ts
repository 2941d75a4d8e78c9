import { makeExecutableSchema } from '@graphql-tools/schema';
import { GraphQLError, GraphQLScalarType } from 'graphql';
import { anonymous } from '../../platform/identity/principal';
import { createInProcessTransport, type LocalRequest } from './in-process';
import { isEventStream, type SubgraphRequest, type SubgraphResponse } from './transport';

const stamp = new Date('2026-11-21T10:00:00.000Z');
let released = 0;
const told: unknown[] = [];

const quiet = {
  [Symbol.asyncIterator]: () => quiet,
  next: () => new Promise(() => undefined),
  return: () => {
    released += 1;
    return Promise.resolve({ done: true, value: undefined });
  },
};

const refuse = () => {
  throw new GraphQLError('Never.', { extensions: { code: 'BAD_USER_INPUT' } });
};

const subgraph = {
  name: 'clock',
  schema: makeExecutableSchema({
    typeDefs: `
      scalar DateTime scalar JSON
      type Query { now: DateTime all: [DateTime] json: JSON bad: Int at(day: DateTime): Int }
      type Mutation { move(to: DateTime): Int }
      type Subscription { quiet: Int ticks(from: DateTime): DateTime refused: Int }`,
    resolvers: {
      DateTime: new GraphQLScalarType({
        name: 'DateTime',
        serialize: (value) => value,
        parseValue: refuse,
        parseLiteral: refuse,
      }),
      Query: {
        now: () => stamp,
        all: () => [stamp, null],
        json: () => ({ at: stamp, none: undefined, list: [1, undefined] }),
        bad: () => {
          throw new Error('No.');
        },
      },
      Subscription: {
        quiet: { subscribe: () => quiet },
        ticks: {
          async *subscribe() {
            yield { ticks: stamp };
          },
        },
        refused: {
          subscribe: () => {
            throw new Error('Not you.');
          },
        },
      },
    },
  }),
  contextFor: (request: LocalRequest) => (told.push(request), {}),
};

const requestOf = (document: string, signal = new AbortController().signal): SubgraphRequest => ({
  kind: 'query',
  document,
  variables: {},
  variablesText: '{}',
  context: {
    requestId: 'r1',
    principal: anonymous,
    forwardedHeaders: new Map(),
    identityKey: '',
    signal,
  },
});

describe('the in-process transport', () => {
  const transport = createInProcessTransport(subgraph);

  const open = async (
    document: string,
    signal?: AbortSignal,
  ): Promise<AsyncIterator<SubgraphResponse>> => {
    const stream = await transport.subscribe(requestOf(document, signal));
    if (!isEventStream(stream)) throw new Error('refused');
    return stream[Symbol.asyncIterator]();
  };

  it('answers the values that JSON over HTTP would bring', async () => {
    const { data } = await transport.execute(requestOf('{ now all json }'));
    const at = '2026-11-21T10:00:00.000Z';
    expect(JSON.parse(JSON.stringify(data))).toEqual({
      now: at,
      all: [at, null],
      json: { at, list: [1, null] },
    });
    expect((data as { now: unknown }).now).toBe(at);
  });

  it('answers errors as entries and tells the subgraph who asks', async () => {
    const response = await transport.execute(requestOf('{ bad }'));
    expect(response).toMatchObject({
      data: { bad: null },
      errors: [{ message: 'No.', path: ['bad'] }],
    });
    expect(told.at(-1)).toMatchObject({ requestId: 'r1', principal: anonymous });
  });

  it('answers with the reason of a scalar that refuses a value of the document', async () => {
    const refusal = { errors: [{ message: 'Never.', extensions: { code: 'BAD_USER_INPUT' } }] };
    const mutation = { ...requestOf('mutation { move(to: "x") }'), kind: 'mutation' as const };
    expect(await transport.execute(requestOf('{ at(day: "x") }'))).toMatchObject(refusal);
    expect(await transport.execute(mutation)).toMatchObject(refusal);
    const subscription = requestOf('subscription { ticks(from: "x") }');
    expect(await transport.subscribe(subscription)).toMatchObject(refusal);
  });

  it('brings events, and refusals as answers', async () => {
    const events = await open('subscription { ticks }');
    expect((await events.next()).value).toEqual({ data: { ticks: '2026-11-21T10:00:00.000Z' } });
    expect((await events.next()).done).toBe(true);
    const refusal = await transport.subscribe(requestOf('subscription { refused }'));
    expect(refusal).toMatchObject({ errors: [{ message: 'Not you.' }] });
  });

  it('releases a quiet source at once, by return and by the signal', async () => {
    const events = await open('subscription { quiet }');
    const waiting = events.next();
    await events.return?.();
    expect((await waiting).done).toBe(true);
    expect(released).toBe(1);
    const ended = new AbortController();
    const others = await open('subscription { quiet }', ended.signal);
    const alsoWaiting = others.next();
    ended.abort();
    expect((await alsoWaiting).done).toBe(true);
    expect(released).toBe(2);
  });
});
