import { makeExecutableSchema } from '@graphql-tools/schema';
import { composeSupergraph } from '../../gateway/compose/compose-supergraph';
import { createEngine } from '../../gateway/engine';
import { createGatewayServer } from '../../gateway/http/server';
import { createTopic } from '../../gateway/testing/topic';
import { createInProcessTransport } from '../../gateway/transport/in-process';
import { loadConfig } from '../../platform/config';
import { createLog } from '../../platform/log';
import { serveControl } from './control';
import { tickOf, type Tick } from './event';

const sdl = /* GraphQL */ `
  type Query {
    hello: String
  }
  type Tick {
    cursor: String!
    count: Int!
    text: String!
  }
  type Subscription {
    tick(after: String): Tick!
  }
`;

/** The gateway as it is, engine included, over one subgraph of the same process. */
async function main(): Promise<void> {
  const topic = createTopic<Tick>();
  const resolvers = {
    Subscription: { tick: { subscribe: () => topic.subscribe(), resolve: (tick: Tick) => tick } },
  };
  const schema = makeExecutableSchema({ typeDefs: sdl, resolvers });
  const { supergraphSdl } = composeSupergraph([{ name: 'ticks', url: 'http://ticks', sdl }]);
  const engine = createEngine({
    supergraphSdl,
    transportFor: () => createInProcessTransport({ name: 'ticks', schema, contextFor: () => ({}) }),
  });
  const config = loadConfig({
    PORT: '0',
    LIVE_MAX_PER_PRINCIPAL: '100000',
    LIVE_MAX_SOCKETS: '100000',
    ...(process.argv[2] === 'unshared' ? { SHARE_SUBSCRIPTIONS: 'off' } : {}),
  });
  const log = createLog({ level: 'warn' });
  const server = await createGatewayServer({ engine, config, log, verifier: null });
  const url = `${(await server.listen()).replace('http', 'ws')}/graphql`;
  let count = 0;
  const control = await serveControl((events) => {
    for (let one = 0; one < events; one += 1) topic.publish(tickOf((count += 1)));
  });
  console.log(JSON.stringify({ url, control }));
}

void main();
