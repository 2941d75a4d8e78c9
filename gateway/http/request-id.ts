import { randomUUID } from 'node:crypto';

export const requestIdHeader = 'x-request-id';

/** The id that the client or a proxy gave, if it is harmless in a log; otherwise a new one. */
export function requestIdOf(given: string | readonly string[] | undefined): string {
  return typeof given === 'string' && /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
}
