import { ConfigError } from './errors';

export interface ListenAddress {
  readonly port: number;
  readonly host: string;
}

/** The error of a server that cannot listen, as a ConfigError that names the setting to change. */
export function explainListenError(error: unknown, { port, host }: ListenAddress): unknown {
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EADDRINUSE':
      return new ConfigError(
        `PORT is ${port}: something else listens there. Stop it, or write another PORT.`,
      );
    case 'EACCES':
      return new ConfigError(
        `PORT is ${port}: this user may not listen there. Write 1024 or more.`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ConfigError(`HOST is ${host}: this machine has no such address. Write 0.0.0.0.`);
    default:
      return error;
  }
}
