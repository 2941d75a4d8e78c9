import { createClient as createSseClient, NetworkError } from 'graphql-sse';
import { createClient as createSocketClient } from 'graphql-ws';
import WebSocket from 'ws';
import { eventually } from '../../services/kit/testing';
import type { Question } from './graphql-client';

/** A running subscription; `close` may be called at any time. */
export interface EventStreamClient<Event> {
  /** Root fields of the answers so far. */
  readonly events: readonly Event[];
  /** What ended the stream, other than `close`; undefined while it runs. */
  readonly failure: () => unknown;
  /** How the failure came: `error message`, `answer` with errors, `HTTP 400`, `lost connection`. */
  readonly failedBy: () => string | undefined;
  /** Waits for so many events and gives them; throws when the stream ends before. */
  take(count: number): Promise<readonly Event[]>;
  /** Resolves when the stream has ended, with what ended it, or null when it was completed. */
  readonly ended: Promise<unknown>;
  close(): void;
}

type Subscribe = <Event>(url: string, question: Question) => EventStreamClient<Event>;

interface Sink {
  next(answer: { readonly data?: unknown; readonly errors?: unknown }): void;
  error(error: unknown, by: string): void;
  complete(): void;
}

const lost = 'lost connection';

/** Holds a subscription over graphql-transport-ws. */
export const overWebSocket: Subscribe = (url, { query, variables, token }) =>
  collect((sink) => {
    const client = createSocketClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: token === undefined ? {} : { authorization: `Bearer ${token}` },
      retryAttempts: 0,
    });
    const error = (reason: unknown): void =>
      sink.error(reason, Array.isArray(reason) ? 'error message' : lost);
    client.subscribe({ query, variables: { ...variables } }, { ...sink, error });
    return () => void client.dispose();
  });

/** Holds a subscription over server-sent events. */
export const overEventStream: Subscribe = (url, { query, variables, token }) =>
  collect((sink) => {
    const client = createSseClient({
      url: `${url}/graphql/stream`,
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
      retryAttempts: 0,
    });
    const error = (reason: unknown): void => void tellRefusal(reason, sink);
    client.subscribe({ query, variables: { ...variables } }, { ...sink, error });
    return () => client.dispose();
  });

/** The errors of an answer that is no stream; otherwise the reason itself. */
async function tellRefusal(reason: unknown, sink: Sink): Promise<void> {
  const response = reason instanceof NetworkError ? (reason.response as Response) : undefined;
  if (response === undefined) return sink.error(reason, lost);
  const { errors } = (await response.json()) as { errors: unknown };
  sink.error(errors, `HTTP ${response.status}`);
}

function collect<Event>(open: (sink: Sink) => () => void): EventStreamClient<Event> {
  const events: Event[] = [];
  let failure: unknown;
  let failedBy: string | undefined;
  let end: (reason: unknown) => void = () => undefined;
  const ended = new Promise<unknown>((resolve) => (end = resolve));
  const fail = (reason: unknown, by: string): void => {
    failure ??= reason;
    failedBy ??= by;
    end(failure);
  };
  const close = open({
    next: ({ data, errors }) => {
      if (errors) fail(errors, 'answer');
      else events.push(Object.values(data as Record<string, Event>)[0] as Event);
    },
    error: fail,
    complete: () => end(null),
  });
  return {
    events,
    failure: () => failure,
    failedBy: () => failedBy,
    ended,
    close,
    async take(count) {
      await eventually(() => events.length >= count || failure !== undefined);
      if (failure !== undefined)
        throw new Error(`The stream ended: ${JSON.stringify(failure)}`, { cause: failure });
      return events.slice(0, count);
    },
  };
}
