import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { createClient, type Client } from 'graphql-ws';
import WebSocket from 'ws';
import {
  LatestListingsDocument,
  NewListingsDocument,
  type LatestListingsQuery,
  type ListingCardFragment,
  type NewListingsSubscription,
  type NewListingsSubscriptionVariables,
} from './generated';

export interface ClientOptions {
  /** Address of the graph, for example `http://localhost:4000/graphql`. */
  readonly url: string;
  readonly token?: string;
}

export interface NewListing {
  /** Hand it back as `after` to go on from here. */
  readonly cursor: string;
  /** Null when it may no longer be seen, having been archived since. */
  readonly listing: ListingCardFragment | null;
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
  const data: LatestListingsQuery = await post(options, LatestListingsDocument, {
    municipality,
    first,
  });
  return data.municipality?.listings.nodes ?? [];
}

/**
 * Listings as they are published. A lost connection is made again, and the stream goes on from the
 * last cursor that was delivered: nothing is lost and nothing comes twice. Ending the iteration
 * closes the connection.
 *
 * @throws Error when the server refuses the subscription or the token.
 */
export async function* newListings(
  options: ClientOptions & NewListingsSubscriptionVariables,
): AsyncGenerator<NewListing> {
  let { after } = options;
  for (;;) {
    const client = connect(options);
    try {
      for await (const event of subscribe(client, { filter: options.filter, after })) {
        after = event.cursor;
        yield { cursor: event.cursor, listing: event.listing };
      }
      return;
    } catch (cause) {
      if (!isLostConnection(cause)) throw asError(cause);
      await pauseBeforeReconnect();
    } finally {
      await client.dispose();
    }
  }
}

/** Close codes that a new connection cannot mend: a refused request or token. */
const finalCloseCodes: readonly number[] = [4400, 4401, 4403, 4406, 4409, 4429];

function isLostConnection(cause: unknown): boolean {
  if (typeof cause !== 'object' || cause === null) return false;
  if ('code' in cause && typeof cause.code === 'number')
    return !finalCloseCodes.includes(cause.code);
  return 'type' in cause && cause.type === 'error';
}

function asError(cause: unknown): Error {
  if (cause instanceof Error) return cause;
  if (Array.isArray(cause)) return new Error(cause.map(({ message }) => message).join('\n'));
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
    if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
    if (data) yield data.listingPublished;
  }
}

async function post<Data, Variables>(
  { url, token }: ClientOptions,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = (await response.json()) as {
    data: Data;
    errors?: readonly { message: string }[];
  };
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return data;
}
