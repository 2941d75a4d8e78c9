import { newListings, type NewListing } from '../../clients/new-listings/new-listings';
import { eventually } from '../../services/kit/testing';

/** The example client, listening. */
export interface HeardListings {
  /** What it heard so far. */
  readonly heard: readonly NewListing[];
  readonly titles: () => readonly (string | undefined)[];
  /** Waits until it has heard of a listing with this title. */
  hear(title: string): Promise<NewListing>;
  /** Ends the client. */
  stop(): Promise<void>;
}

/** Starts the example client on the gateway at `url`. */
export function listen(url: string, after?: string): HeardListings {
  const heard: NewListing[] = [];
  const controller = new AbortController();
  const stream = newListings({ url: `${url}/graphql`, after, signal: controller.signal });
  let failure: unknown;
  const running = (async () => {
    for await (const event of stream) heard.push(event);
  })().catch((reason: unknown) => (failure = reason));
  const find = (title: string): NewListing | undefined => {
    if (failure instanceof Error) throw failure;
    return heard.find(({ listing }) => listing?.title === title);
  };
  return {
    heard,
    titles: () => heard.map(({ listing }) => listing?.title),
    hear: (title) => eventually(() => find(title), 15_000),
    async stop() {
      controller.abort();
      await running;
    },
  };
}

/** Publishes until the client hears it: no protocol says when a subscription is taken up. */
export async function waitUntilHearing(
  client: HeardListings,
  publish: (title: string) => Promise<unknown>,
): Promise<void> {
  let attempt = 0;
  await eventually(async () => {
    const title = `Alku ${(attempt += 1)}`;
    await publish(title);
    return eventually(() => client.titles().includes(title), 300);
  }, 15_000);
}
