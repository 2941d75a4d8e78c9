import { spawn } from 'node:child_process';
import { ConfigError } from '../../platform/errors';

/** Reads an SDL from standard input and makes a planner of it. */
const script = `
  const { QueryPlanner } = require(process.argv[1]);
  new QueryPlanner(require('node:fs').readFileSync(0, 'utf8'));
`;

/**
 * Makes a planner of a supergraph in a process of its own first: over some SDLs the native library
 * (0.0.38) ends its whole process instead of throwing, and a running gateway must not end over a
 * file it is only asked to look at. Costs about 0.1 s, off the event loop.
 *
 * @throws ConfigError when the planner does not take the supergraph
 */
export function probeSupergraph(sdl: string): Promise<void> {
  const library = require.resolve('@graphql-hive/router-query-planner');
  return new Promise((resolve, reject) => {
    const probe = spawn(process.execPath, ['-e', script, library], {
      stdio: ['pipe', 'ignore', 'ignore'],
      timeout: 30_000,
    });
    probe.once('error', reject);
    probe.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new ConfigError('The query planner does not take this supergraph.'));
    });
    // A probe that ended early breaks the pipe; its exit tells more.
    probe.stdin.once('error', () => undefined);
    probe.stdin.end(sdl);
  });
}
