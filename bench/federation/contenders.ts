import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { composeSupergraph } from '../../gateway/compose/compose-supergraph';
import { startProcess } from '../../test/support/started-process';
import type { Scenario } from './scenarios';
import { storeSdl, storeSubgraphs, type StoreSubgraph } from './store';

export type Addresses = Readonly<Record<StoreSubgraph, string>>;

/** Something that answers the scenarios, in a process of its own. */
export interface Contender {
  readonly name: string;
  start(): ReturnType<typeof startProcess>;
  /** Where it answers, from the line that says it is ready; null for what it does not answer. */
  urlOf(readyLine: string, scenario: Scenario): string | null;
}

const compiled = (...path: readonly string[]): string => join(__dirname, ...path);

export const handWritten = (addresses: Addresses, core: number): Contender => ({
  name: 'hand-written backend',
  start: () =>
    startProcess({
      script: compiled('hand-written.js'),
      args: [JSON.stringify(addresses)],
      core,
      ready: (line) => line.startsWith('{'),
    }),
  urlOf: (line, scenario) =>
    scenario.handWritten && (JSON.parse(line) as { url: string }).url + scenario.handWritten,
});

export interface GatewayOptions {
  readonly name: string;
  readonly addresses: Addresses;
  readonly sharing: 'on' | 'off';
  readonly core: number;
}

export function gateway({ name, addresses, sharing, core }: GatewayOptions): Contender {
  const supergraph = writeSupergraph(addresses);
  return {
    name,
    start: () =>
      startProcess({
        script: compiled('..', '..', 'gateway', 'main.js'),
        args: ['--supergraph', supergraph, '--port', '0'],
        env: {
          SHARE_REQUESTS: sharing,
          SHARE_FETCHES: sharing,
          LOG_LEVEL: 'warn',
          // As `npm run gateway` starts it.
          NODE_OPTIONS: '--max-semi-space-size=64',
        },
        core,
        ready: (line) => address.test(line),
      }),
    urlOf: (line) => address.exec(line)?.[0] ?? null,
  };
}

const address = /http:\/\/\S+\/graphql/;

function writeSupergraph(addresses: Addresses): string {
  const file = join(mkdtempSync(join(tmpdir(), 'lahella-bench-')), 'supergraph.graphql');
  const { supergraphSdl } = composeSupergraph(
    storeSubgraphs.map((name) => ({ name, url: addresses[name], sdl: storeSdl[name] })),
  );
  writeFileSync(file, supergraphSdl);
  return file;
}
