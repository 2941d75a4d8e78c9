import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Config } from '../platform/config';
import { ConfigError } from '../platform/errors';
import { createVerifier } from '../platform/identity/create-verifier';
import { loadLocalSecret } from '../platform/identity/local-key';
import {
  createPrincipalHeaderSigner,
  principalHeaderName,
} from '../platform/identity/principal-header';
import type { Log } from '../platform/log';
import type { SubgraphDefinition } from './compose/supergraph';
import { createEngine, type FederationEngine } from './engine';
import { loadAllowList } from './guard/persisted-documents';
import { createGatewayServer } from './http/server';
import type { RequestContext } from './request-context';
import { createRemoteTransport } from './transport/remote';
import { createSharingInFlight } from './transport/share-in-flight';
import type { Transport } from './transport/transport';

export interface SupergraphServerOptions {
  readonly config: Config;
  readonly log: Log;
}

export interface SupergraphServer {
  readonly url: string;
  readonly engine: FederationEngine;
  /**
   * Reads the file again and serves what it holds now. A file that cannot be served is logged,
   * and the old supergraph goes on being served.
   */
  reload(): Promise<void>;
  close(): Promise<void>;
}

/**
 * The gateway alone, over the HTTP subgraphs that a supergraph file names. The file is looked at
 * every second and served anew when it changed.
 *
 * @throws ConfigError when there is no file, it is no supergraph, or the port is taken
 */
export async function serveSupergraph(options: SupergraphServerOptions): Promise<SupergraphServer> {
  const { config, log } = options;
  const file = supergraphFile(config);
  const transportFor = await createTransports(config, log);
  const verifier = await createVerifier(config.identity);
  const allowList = await loadAllowList(config.persisted);
  const engine = createEngine({
    supergraphSdl: await readSupergraphFile(file),
    transportFor,
    suggestsNames: config.gateway.introspection,
    overrideLabels: new Set(config.gateway.overrideLabels),
    limits: {
      plannerDeadline: config.gateway.planTimeout,
      operationsKept: config.limits.cachedDocuments,
      errorsTold: config.limits.errors,
    },
  });
  warnOfUnknownSubgraphs(engine, config, log);
  const server = await createGatewayServer({ engine, config, log, verifier, allowList });
  let reloading = Promise.resolve();
  // One after the other: a slower one must not put back what the file held before.
  const reload = () => (reloading = reloading.then(() => reloadFile(engine, file, log)));
  const onChange = () => void reload();
  const url = await server.listen().catch(async (error: unknown) => {
    await engine.close();
    throw error;
  });
  watchFile(file, { interval: 1_000 }, onChange);
  return {
    url,
    engine,
    reload,
    async close() {
      unwatchFile(file, onChange);
      await reloading;
      await server.close();
      await engine.close();
    },
  };
}

function supergraphFile({ gateway }: Config): string {
  if (gateway.supergraphFile !== null) return resolve(gateway.supergraphFile);
  throw new ConfigError('SUPERGRAPH is not set: write `--supergraph FILE`, or set SUPERGRAPH.');
}

async function readSupergraphFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : 'cannot be read';
    throw new ConfigError(`SUPERGRAPH: ${file} ${reason}. Write the path of a supergraph SDL.`);
  }
}

async function reloadFile(engine: FederationEngine, file: string, log: Log): Promise<void> {
  try {
    const sdl = await readSupergraphFile(file);
    if (sdl === engine.supergraph.sdl) return;
    await engine.swap(sdl);
    log.info({ file, hash: engine.supergraph.hash, msg: 'Serving a new supergraph' });
  } catch (error) {
    const message = 'The new supergraph is refused; the old one goes on';
    log.error({ file, err: error, msg: message });
  }
}

/** A misspelt name would leave the subgraph at another address without a word. */
function warnOfUnknownSubgraphs(
  { supergraph: { subgraphs } }: FederationEngine,
  { gateway }: Config,
  log: Log,
): void {
  const known = [...subgraphs.keys()];
  const given = {
    SUBGRAPH_URLS: gateway.subgraphUrls,
    SUBSCRIPTION_URLS: gateway.subscriptionUrls,
  };
  for (const [setting, urls] of Object.entries(given)) {
    const unknown = [...urls.keys()].filter((name) => !subgraphs.has(name));
    const msg = `${setting} names subgraphs that the supergraph does not have`;
    if (unknown.length > 0) log.warn({ setting, unknown, known, msg });
  }
}

async function createTransports(
  config: Config,
  log: Log,
): Promise<(subgraph: SubgraphDefinition) => Transport> {
  const { gateway, identity, sharing } = config;
  const secret = identity.subgraphSecret ?? (await loadLocalSecret(identity.localKeyFolder));
  const sign = createPrincipalHeaderSigner({ secret });
  const principalHeaders = ({ principal }: RequestContext) => {
    const value = sign(principal);
    return value === null ? noHeaders : { [principalHeaderName]: value };
  };
  const inFlight = sharing.fetches ? createSharingInFlight() : null;
  return ({ name, url }) =>
    createRemoteTransport({
      subgraph: { name, url: gateway.subgraphUrls.get(name) ?? url },
      subscriptionUrl: gateway.subscriptionUrls.get(name),
      timeout: gateway.subgraphTimeout,
      sharing: inFlight,
      log,
      principalHeaders,
    });
}

const noHeaders: Readonly<Record<string, string>> = Object.freeze({});
