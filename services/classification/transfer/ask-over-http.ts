import { Agent, request } from 'undici';
import type { Ask, GraphAnswer } from './graph-source';

export interface AskOverHttp {
  readonly ask: Ask;
  close(): Promise<void>;
}

/** Asks the graph at this address. */
export function createAskOverHttp(url: string, timeout: number): AskOverHttp {
  const dispatcher = new Agent({ headersTimeout: timeout, bodyTimeout: timeout });
  return {
    async ask(query, variables) {
      const { body } = await request(url, {
        method: 'POST',
        dispatcher,
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return (await body.json()) as GraphAnswer;
    },
    close: () => dispatcher.destroy(),
  };
}
