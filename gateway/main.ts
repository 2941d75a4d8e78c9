import { parseArgs } from 'node:util';
import { loadConfig } from '../platform/config';
import { ConfigError } from '../platform/errors';
import { createLog } from '../platform/log';
import { runProcess } from '../platform/run-process';
import { serveSupergraph, type SupergraphServer } from './serve-supergraph';

const usage = 'Usage: npm run gateway -- --supergraph FILE [--port N]';

/** `npm run gateway`: the gateway alone, for any supergraph. SIGHUP reads the file again. */
async function start(): Promise<SupergraphServer> {
  const config = loadConfig(undefined, readArguments(process.argv.slice(2)));
  const log = createLog({ level: config.log.level });
  const server = await serveSupergraph({ config, log });
  process.on('SIGHUP', () => void server.reload());
  process.stdout.write(`Serving ${config.gateway.supergraphFile} at ${server.url}/graphql\n`);
  return server;
}

function readArguments(args: readonly string[]): Record<string, string> {
  const { supergraph, port } = parseArguments(args);
  return {
    ...(supergraph === undefined ? {} : { SUPERGRAPH: supergraph }),
    ...(port === undefined ? {} : { PORT: port }),
  };
}

function parseArguments(args: readonly string[]) {
  try {
    const options = { supergraph: { type: 'string' }, port: { type: 'string' } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new ConfigError(`${(error as Error).message}\n${usage}`);
  }
}

void runProcess(start);
