import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { composeSupergraph } from '../../gateway/compose/compose-supergraph';
import { until } from '../../gateway/testing/until';
import { hostSubgraph, type HostedSubgraph } from '../hardening/hosted-gateway';
import { subgraph } from '../federation/subgraph';
import { ask } from '../support/graphql-client';
import { endStartedProcesses } from '../support/started-process';
import { startGatewayProcess, type StartedServer } from '../support/started-product';
import { temporaryFolder } from '../support/temporary-folder';

const clubs = subgraph('clubs', {
  sdl: 'type Query { club: Club } type Club @key(fields: "id") { id: ID! name: String }',
  resolvers: { Query: { club: () => ({ id: '1', name: 'Kuoro' }) } },
});
const members = subgraph('members', {
  sdl: 'type Club @key(fields: "id") { id: ID! count: Int }',
  resolvers: { Club: { count: () => 12 } },
});

let folder: string;
let file: string;
let gateway: StartedServer;
let hosted: readonly [HostedSubgraph, HostedSubgraph];
beforeAll(async () => {
  folder = temporaryFolder('swap');
  file = join(folder, 'supergraph.graphql');
  hosted = [await hostSubgraph(clubs), await hostSubgraph(members)];
  await writeFile(file, supergraphOf(1));
  gateway = await startGatewayProcess({
    DATA_DIR: folder,
    PORT: '0',
    SUPERGRAPH: file,
    LOG_LEVEL: 'error',
  });
}, 30_000);
afterAll(async () => {
  const ends = await endStartedProcesses();
  await Promise.all(hosted.map((each) => each.close()));
  await rm(folder, { recursive: true });
  expect(ends).toEqual([{ code: 0, signal: null }]);
});

/** Another version of the same graph: a type more with each. */
function supergraphOf(version: number): string {
  const added = { ...members, sdl: `${members.sdl} type Version${version} @shareable { a: Int }` };
  const [first, second] = hosted;
  return composeSupergraph([
    { ...clubs, url: first.url },
    { ...added, url: second.url },
  ]).supergraphSdl;
}

const isServing = async (version: number): Promise<boolean> => {
  const query = `{ __type(name: "Version${version}") { name } }`;
  const { body } = await ask(gateway.url, { query });
  return (body.data as { __type: unknown } | undefined)?.__type !== null;
};

describe('A gateway process whose supergraph changes while clients ask', () => {
  it('drops no request, by the file or by SIGHUP, and goes on with the old one where the new is broken', async () => {
    let isOver = false;
    let answers = 0;
    const query = '{ club { name count } }';
    const wrong: unknown[] = [];
    const client = async (): Promise<void> => {
      while (!isOver) {
        // A document that was never seen is planned on whatever supergraph is served at the moment.
        answers += 1;
        const fresh = answers % 3 ? query : query.replace('club', `c${answers}: club`);
        const { status, body } = await ask(gateway.url, { query: fresh });
        const [club] = Object.values((body.data ?? {}) as Record<string, unknown>);
        if (status !== 200 || body.errors || JSON.stringify(club) !== '{"name":"Kuoro","count":12}')
          wrong.push({ status, body });
      }
    };
    const clients = Array.from({ length: 6 }, client);

    await writeFile(file, supergraphOf(2));
    await until('the file is noticed', () => isServing(2), 15_000);
    await writeFile(file, supergraphOf(3));
    process.kill(gateway.pid, 'SIGHUP');
    await until('the signal is heard', () => isServing(3), 15_000);
    await writeFile(file, 'type Query { broken: Int }');
    process.kill(gateway.pid, 'SIGHUP');
    await until('it is refused', () => gateway.output().includes('is refused'), 15_000);
    expect(await isServing(3)).toBe(true);
    await until('many have asked', () => answers > 100, 15_000);

    isOver = true;
    await Promise.all(clients);
    expect(wrong).toEqual([]);
  }, 60_000);
});
