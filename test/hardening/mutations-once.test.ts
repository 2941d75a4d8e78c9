import type { RequestListener } from 'node:http';
import { connectSocket } from '../../gateway/testing/socket-client';
import { subgraph } from '../federation/subgraph';
import { hostGateway, type HostedGateway } from './hosted-gateway';

const ledger = subgraph('ledger', {
  sdl: `
    type Query { balance: Int }
    type Mutation { pay(sum: Int!): Int }
  `,
  resolvers: { Query: { balance: () => 5 }, Mutation: { pay: () => 1 } },
});

jest.setTimeout(20_000);

let patient: HostedGateway;
let impatient: HostedGateway;
beforeAll(async () => {
  patient = await hostGateway([ledger]);
  impatient = await hostGateway([ledger], { SUBGRAPH_TIMEOUT: '500' });
});
afterAll(async () => {
  await patient.close();
  await impatient.close();
});
afterEach(async () => {
  for (const gateway of [patient, impatient]) {
    gateway.subgraph('ledger').behave(null);
    expect((await gateway.ask('{ balance }')).data).toEqual({ balance: 5 });
    gateway.subgraph('ledger').received.length = 0;
  }
});

const mutation = 'mutation { pay(sum: 10) }';
const failures: readonly (readonly [string, RequestListener, string])[] = [
  ['answers 502', (_, response) => void response.writeHead(502).end(), 'SUBGRAPH_UNREACHABLE'],
  ['answers 503', (_, response) => void response.writeHead(503).end(), 'SUBGRAPH_UNREACHABLE'],
  ['closes the connection', (request) => void request.socket.destroy(), 'SUBGRAPH_UNREACHABLE'],
  ['does not answer', () => undefined, 'SUBGRAPH_TIMEOUT'],
];

describe('a mutation whose subgraph', () => {
  it.each(failures)(
    '%s is sent once, by HTTP, socket and stream',
    async (_title, listener, code) => {
      const gateway = code === 'SUBGRAPH_TIMEOUT' ? impatient : patient;
      const { received, behave } = gateway.subgraph('ledger');
      behave(listener);
      const byHttp = await gateway.ask(mutation);
      expect(byHttp).toMatchObject({
        data: { pay: null },
        errors: [{ path: ['pay'], extensions: { code, serviceName: 'ledger' } }],
      });
      expect(received).toHaveLength(1);

      const client = await connectSocket(gateway.url);
      client.send({ type: 'subscribe', id: '1', payload: { query: mutation } });
      expect(JSON.stringify(await client.message('next'))).toContain(code);
      client.socket.terminate();
      expect(received).toHaveLength(2);

      const stream = await fetch(`${gateway.url}/graphql/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
        body: JSON.stringify({ query: mutation }),
      });
      expect(await stream.text()).toContain(code);
      expect(received).toHaveLength(3);
    },
  );
});

describe('a query whose subgraph', () => {
  it('fails once is sent again, and the client notices nothing', async () => {
    const { received, behave } = patient.subgraph('ledger');
    let calls = 0;
    behave((request, response) => {
      calls += 1;
      if (calls === 1) return void request.socket.destroy();
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"data":{"balance":5}}');
    });
    expect(await patient.ask('{ balance }')).toMatchObject({ data: { balance: 5 }, errors: [] });
    expect(received).toHaveLength(2);
  });

  it('answers too late is not sent again', async () => {
    const { received, behave } = impatient.subgraph('ledger');
    behave(() => undefined);
    const { errors } = await impatient.ask('{ balance }');
    expect(errors).toMatchObject([{ extensions: { code: 'SUBGRAPH_TIMEOUT' } }]);
    expect(received).toHaveLength(1);
  });
});

describe('a subgraph that stays away', () => {
  it('is left alone after failures in a row', async () => {
    const gateway = await hostGateway([ledger]);
    const { received, behave } = gateway.subgraph('ledger');
    behave((_, response) => void response.writeHead(503).end());
    for (let count = 0; count < 5; count += 1) await gateway.ask('{ balance }');
    const before = received.length;
    const answer = await gateway.ask('{ balance }');
    expect(answer.errors).toMatchObject([
      { path: ['balance'], extensions: { code: 'SUBGRAPH_UNREACHABLE', serviceName: 'ledger' } },
    ]);
    expect(answer.errors[0]?.message).toContain('is not called for a moment');
    expect(await gateway.ask(mutation)).toMatchObject({ data: { pay: null } });
    expect(received).toHaveLength(before);
    await gateway.close();
  });
});
