import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { organisationBody, referTo, serviceBody, webBody, type SmallBody } from './small-bodies';

export interface SmallListing {
  readonly id: string;
  readonly organisationId: string;
  readonly title: string;
  /** Ids of its channels, web pages all. */
  readonly channels: readonly string[];
  readonly eligible?: boolean;
}

/** What the transfer asks of the graph, answered from a few listings in memory. */
export interface SmallGraph {
  /** With a path. */
  readonly url: string;
  /** The cursor of what has happened until now. */
  readonly cursor: string;
  publish(...listings: readonly SmallListing[]): void;
  archive(...ids: readonly string[]): void;
  changeOrganisation(id: string, name: string): void;
  /** Forgets the events so far, as after their retention. */
  forgetEvents(): void;
  /** Runs when facts have been read and before they are answered. */
  onFacts(hook: () => void): void;
  close(): Promise<void>;
}

interface Event {
  readonly feed: string;
  readonly position: number;
  readonly listingId?: string;
  readonly organisationId?: string;
}

class World {
  readonly listings = new Map<string, SmallListing>();
  readonly names = new Map<string, string>();
  events: Event[] = [];
  position = 0;
  lost = 0;
  hook: () => void = () => undefined;

  tell(feed: string, what: Partial<Event>): void {
    this.position += 1;
    this.events.push({ feed, position: this.position, ...what });
  }

  nameOf(organisationId: string): string {
    return this.names.get(organisationId) ?? `Yhdistys ${organisationId}`;
  }
}

export async function startSmallGraph(): Promise<SmallGraph> {
  const world = new World();
  const server = createServer((request, response) => {
    void answer(request, world).then((body) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`,
    get cursor() {
      return String(world.position);
    },
    publish(...listings) {
      for (const listing of listings) {
        world.listings.set(listing.id, listing);
        world.tell('listings', { listingId: listing.id });
      }
    },
    archive(...ids) {
      for (const id of ids) {
        world.listings.delete(id);
        world.tell('listings', { listingId: id });
      }
    },
    changeOrganisation(id, name) {
      world.names.set(id, name);
      world.tell('organisations', { organisationId: id });
    },
    forgetEvents() {
      world.lost = world.position;
      world.events = [];
    },
    onFacts: (hook) => void (world.hook = hook),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Question {
  readonly query: string;
  readonly variables: Readonly<Record<string, string>>;
}

async function answer(request: IncomingMessage, world: World): Promise<object> {
  const { query, variables } = (await json(request)) as Question;
  const operation = /^query (\w+)/.exec(query)?.[1];
  const feed = query.includes('listingChanges') ? 'listings' : 'organisations';
  if (operation === 'PtvNewest')
    return { data: { changes: { pageInfo: { newestCursor: String(world.position) } } } };
  if (operation === 'PtvChanges') return { data: { changes: changesOf(world, feed, variables) } };
  if (operation === 'PtvListings') return { data: { listings: listingsOf(world) } };
  const facts = Object.entries(variables).map(([name, id]) => [
    name.replace('id', 'l'),
    factsOf(world, id),
  ]);
  world.hook();
  return { data: Object.fromEntries(facts) };
}

function changesOf(world: World, feed: string, { after }: Question['variables']) {
  const events = world.events
    .filter((event) => event.feed === feed && event.position > Number(after))
    .map(({ listingId, organisationId }) => {
      const listing = world.listings.get(listingId ?? '');
      return {
        kind: 'UPDATED',
        listingId,
        organisationId,
        listing: listing ? { organisation: { id: listing.organisationId } } : null,
      };
    });
  const isGap = Number(after) < world.lost;
  return {
    events: isGap ? [{ kind: 'GAP' }, ...events] : events,
    pageInfo: { endCursor: String(world.position), hasNextPage: false },
  };
}

const listingsOf = ({ listings }: World) => ({
  nodes: [...listings.values()].map(({ id, organisationId }) => ({
    id,
    organisation: { id: organisationId },
  })),
  pageInfo: { endCursor: null, hasNextPage: false },
});

function factsOf(world: World, id: string | undefined) {
  const listing = world.listings.get(id ?? '');
  if (listing === undefined) return null;
  const { organisationId, channels, title, eligible = true } = listing;
  const organisation = organisationBody(organisationId, world.nameOf(organisationId));
  return {
    id: listing.id,
    isDemo: false,
    ptvTransfer: { eligible },
    ptvService: serviceBody(listing.id, title, channels, organisationId),
    ptvChannels: channels.map((channel) =>
      webBody(channel, `${title}: ${channel}`, organisationId),
    ),
    ptvConnections: connectionsOf(listing),
    organisation: { businessId: organisation.body.businessCode, ptvOrganisation: organisation },
  };
}

const connectionsOf = ({ id, channels }: SmallListing): SmallBody => ({
  object: 'CONNECTION',
  sourceId: referTo('service', id),
  body: {
    channelRelations: channels.map((channel) => ({
      serviceChannelSourceId: referTo('web', channel),
    })),
  },
  references: [],
});
