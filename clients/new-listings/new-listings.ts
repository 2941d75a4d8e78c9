import { print } from 'graphql';
import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import {
  LatestListingsDocument,
  NewListingsDocument,
  type ListingCardFragment,
  type NewListingsSubscription,
  type NewListingsSubscriptionVariables,
} from './generated';
import { asError, post, type AnswerError, type ClientOptions } from './post';

export interface NewListing {
  /** Hand it back as `after` to go on from here. */
  readonly cursor: string;
  /** Null when it may no longer be seen, having been archived since. */
  readonly listing: ListingCardFragment | null;
}

export interface NewListingsOptions extends ClientOptions, NewListingsSubscriptionVariables {
  readonly signal?: AbortSignal;
}

/**
 * The newest listings of a municipality, newest first.
 *
 * @throws Error with the messages of the answer when it carries errors.
 */
export async function latestListings(
  options: ClientOptions & { readonly municipality: string; readonly first: number },
): Promise<readonly ListingCardFragment[]> {
  const { municipality, first } = options;
  const data = await post(options, LatestListingsDocument, { municipality, first });
  return data.municipality?.listings.nodes ?? [];
}

/**
 * Listings as they are published. A lost connection is made again, and the stream goes on from the
 * last cursor that was delivered, or from `after`: from there on nothing is lost and nothing comes
 * twice. An event that a part of the graph could not complete is asked for again. Leaving the loop
 * or aborting the signal closes the connection.
 *
 * @throws Error when the server refuses the subscription or the token.
 */
export async function* newListings(options: NewListingsOptions): AsyncGenerator<NewListing> {
  const { filter, signal } = options;
  let { after } = options;
  while (signal?.aborted !== true) {
    const client = connect(options);
    const hangUp = (): void => void client.dispose();
    signal?.addEventListener('abort', hangUp);
    try {
      for await (const event of subscribe(client, { filter, after })) {
        after = event.cursor;
        yield { cursor: event.cursor, listing: event.listing };
      }
      return;
    } catch (cause) {
      if (!mayPass(cause)) throw toError(cause);
      await pauseBeforeReconnect();
    } finally {
      signal?.removeEventListener('abort', hangUp);
      await client.dispose();
    }
  }
}

/** Close codes that a new connection cannot mend: a refused request or token. */
const finalCloseCodes: readonly number[] = [4400, 4401, 4403, 4406, 4409, 4429];

/** Codes of errors that are over when the part of the graph that failed is back. */
const passingCodes: readonly unknown[] = [
  'DATABASE_UNAVAILABLE',
  'OVERLOADED',
  'SLOW_CONSUMER',
  'SUBGRAPH_TIMEOUT',
  'SUBGRAPH_UNREACHABLE',
];

/** Whether another try may do better: the connection was lost, or a part of the graph was. */
function mayPass(cause: unknown): boolean {
  if (isAnswerErrors(cause))
    return cause.every(({ extensions }) => passingCodes.includes(extensions?.code));
  if (typeof cause !== 'object' || cause === null) return false;
  if ('code' in cause && typeof cause.code === 'number')
    return !finalCloseCodes.includes(cause.code);
  return 'type' in cause && cause.type === 'error';
}

const isAnswerErrors = (cause: unknown): cause is readonly AnswerError[] => Array.isArray(cause);

function toError(cause: unknown): Error {
  if (cause instanceof Error) return cause;
  if (isAnswerErrors(cause)) return asError(cause);
  const { code, reason } = cause as { code?: number; reason?: string };
  return new Error(`The server ended the stream: ${code ?? 'unknown'} ${reason ?? ''}`);
}

/** Between 0.2 and 1.2 seconds, so that many clients do not come back in one moment. */
const pauseBeforeReconnect = (): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, 200 + Math.random() * 1_000));

function connect({ url, token }: ClientOptions): Client {
  return createClient({
    url: url.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: token === undefined ? {} : { authorization: `Bearer ${token}` },
    // The library would subscribe again with the first `after`: newListings resumes itself.
    retryAttempts: 0,
  });
}

async function* subscribe(
  client: Client,
  variables: NewListingsSubscriptionVariables,
): AsyncGenerator<NewListingsSubscription['listingPublished']> {
  const events = client.iterate<NewListingsSubscription>({
    query: print(NewListingsDocument),
    variables,
  });
  for await (const { data, errors } of events) {
    if (errors !== undefined) throw errors;
    if (data) yield data.listingPublished;
  }
}
