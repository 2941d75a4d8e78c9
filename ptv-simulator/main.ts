import { parseArgs } from 'node:util';
import { ConfigError } from '../platform/errors';
import { explainListenError } from '../platform/explain-listen-error';
import { runProcess, type RunningPart } from '../platform/run-process';
import { faultKinds, shareOfFaults } from './fault';
import { startSimulator, type Simulator } from './simulator';
import { StateFile } from './state-file';

/** `npm run ptv:simulator -- --port N`: a stand-in for PTV's Open API as its own process. */
async function start(): Promise<RunningPart> {
  const { port, file, failing } = readArguments(process.argv.slice(2));
  const state = file === undefined ? null : new StateFile(file);
  const simulator: Simulator = await startSimulator({
    port,
    entries: state?.entries,
    onChange: () => state?.saveSoon(() => simulator.register.entries),
    faults: shareOfFaults(failing, faultKinds, 1),
  }).catch((error: unknown) => {
    throw explainListenError(error, { port, host: '127.0.0.1' });
  });
  process.stdout.write(
    `The PTV simulator is ready: ${simulator.url} (user lahella, password salasana)\n`,
  );
  return {
    async close() {
      await simulator.close();
      state?.save(simulator.register.entries);
    },
  };
}

interface Arguments {
  readonly port: number;
  /** Where to keep what it holds; in memory without it. */
  readonly file: string | undefined;
  /** The share of calls that go wrong. */
  readonly failing: number;
}

function readArguments(args: string[]): Arguments {
  const options = {
    port: { type: 'string', default: '4050' },
    file: { type: 'string' },
    failing: { type: 'string', default: '0' },
  } as const;
  const { port, file, failing } = parse(() => parseArgs({ args, options }).values);
  return {
    port: numberOf('--port', port, 65_535),
    file,
    failing: numberOf('--failing', failing, 1),
  };
}

function parse<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new ConfigError(
      `${(error as Error).message} Write: npm run ptv:simulator -- [--port N] [--file FILE] [--failing SHARE].`,
    );
  }
}

function numberOf(name: string, text: string, max: number): number {
  const value = Number(text);
  if (text !== '' && value >= 0 && value <= max) return value;
  throw new ConfigError(`${name} is ${JSON.stringify(text)}: write a number from 0 to ${max}.`);
}

void runProcess(start);
