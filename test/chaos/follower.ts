import { setTimeout as delay } from 'node:timers/promises';
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { decodeEventCursor } from '../../services/kit/outbox';

/** A client that resumes: whatever ends its connection, it goes on behind its last cursor. */
export interface Follower {
  readonly transport: 'websocket' | 'sse';
  /** Positions of the events that it has got, in the order of their coming. */
  readonly positions: readonly number[];
  /** Connections that were lost or refused. */
  readonly losses: number;
  close(): Promise<void>;
}

export interface FollowerOptions {
  /** Of the gateway, without a path. */
  readonly url: string;
  /** The client begins behind this event. */
  readonly after: string;
}

interface Answer {
  readonly data?: { readonly listingPublished: { readonly cursor: string } } | null;
}

interface Attempt extends FollowerOptions {
  readonly signal: AbortSignal;
  /** Takes the answer to an event; throws when it carries none. */
  take(answer: Answer): void;
}

/** Fields of other subgraphs too: their outage costs these fields, never an event. */
const query = `subscription ($after: String) {
  listingPublished(after: $after) {
    kind cursor listing { id title organisation { name } serviceClasses { code } }
  }
}`;

/** Begins to follow. The two transports resume as their clients do. */
export function follow(
  transport: Follower['transport'],
  { url, after: start }: FollowerOptions,
): Follower {
  const controller = new AbortController();
  const { signal } = controller;
  const positions: number[] = [];
  const state = { after: start, losses: 0 };
  const take = ({ data }: Answer): void => {
    if (!data) throw new Error('An answer without an event.');
    state.after = data.listingPublished.cursor;
    positions.push(decodeEventCursor('listings', state.after).position);
  };
  const attempt = transport === 'websocket' ? overWebSocket : overEventStream;
  const running = (async () => {
    while (!signal.aborted) {
      await attempt({ url, after: state.after, signal, take }).catch(() => undefined);
      if (signal.aborted) return;
      state.losses += 1;
      await delay(50, undefined, { signal }).catch(() => undefined);
    }
  })();
  return {
    transport,
    positions,
    get losses() {
      return state.losses;
    },
    async close() {
      controller.abort();
      await running;
    },
  };
}

/** Resolves or rejects when the subscription is over, for whatever reason. */
async function overWebSocket({ url, after, signal, take }: Attempt): Promise<void> {
  const client = createClient({
    url: `${url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  const end = (): void => client.terminate();
  signal.addEventListener('abort', end, { once: true });
  try {
    const variables = { after };
    for await (const answer of client.iterate({ query, variables })) take(answer as Answer);
  } finally {
    signal.removeEventListener('abort', end);
    await client.dispose();
  }
}

/** As EventSource does: the operation stays as it was, `Last-Event-ID` says where to go on. */
async function overEventStream({ url, after, signal, take }: Attempt): Promise<void> {
  const response = await fetch(`${url}/graphql/stream`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      'last-event-id': after,
    },
    body: JSON.stringify({ query }),
    signal,
  });
  if (response.status !== 200 || !response.body) throw new Error(`HTTP ${response.status}`);
  let text = '';
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    const blocks = (text + chunk).split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = /^data: (.+)$/m.exec(block)?.[1];
      if (/^event: next$/m.test(block) && data) take(JSON.parse(data) as Answer);
    }
  }
}
