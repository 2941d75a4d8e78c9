import { ConfigError } from './errors';
import { keepNewObjectsYoung } from './young-objects';

export interface RunningPart {
  /** Ends everything that was started; resolves when nothing is left. */
  close(): Promise<void>;
}

/**
 * Runs a part of the product as this process: starts it, ends it on SIGINT or SIGTERM, and leaves
 * with 0 when it ended well. A ConfigError is printed as its sentence; a second signal ends the
 * process at once. Signals that come during the start are obeyed after it.
 */
export async function runProcess(start: () => Promise<RunningPart>): Promise<void> {
  keepNewObjectsYoung();
  const signalled = firstSignal();
  try {
    const part = await start();
    await signalled;
    await part.close();
    process.exit(0);
  } catch (error) {
    process.stderr.write(`${describe(error)}\n`);
    process.exit(1);
  }
}

function firstSignal(): Promise<void> {
  return new Promise((resolve) => {
    let seen = false;
    const hear = (): void => {
      if (seen) process.exit(1);
      seen = true;
      resolve();
    };
    process.on('SIGINT', hear);
    process.on('SIGTERM', hear);
  });
}

function describe(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
