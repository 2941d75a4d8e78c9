import {
  changesDocument,
  factsDocument,
  listingsDocument,
  newestDocument,
  type BodyNode,
  type ChangesData,
  type FactsNode,
  type ListingsData,
  type NewestData,
} from './graph-documents';
import type { PtvKind } from './ptv-object';
import type { ListingBodies, ListingFacts, ReadyBody } from './transfer-facts';
import type { FeedPage, TransferSource } from './transfer-source';

/** An answer of the graph, as GraphQL over HTTP has it. */
export interface GraphAnswer {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

/** Sends a document to the graph; rejects when there is no answer. */
export type Ask = (
  query: string,
  variables: Readonly<Record<string, unknown>>,
) => Promise<GraphAnswer>;

export interface GraphSourceOptions {
  readonly ask: Ask;
  /** Whether listings that are invented for demonstration are transferred as well. */
  readonly withDemo: boolean;
}

/** Reads what the transfer needs through the graph, as anybody may. */
export function createGraphSource({ ask, withDemo }: GraphSourceOptions): TransferSource {
  return {
    async newestCursor(feed) {
      const { changes } = await dataOf<NewestData>(ask(newestDocument(feed), {}));
      return changes.pageInfo.newestCursor;
    },
    async readFeed(feed, after) {
      const answer = await ask(changesDocument(feed), { after });
      if (!answer.errors?.some(({ extensions }) => extensions?.code === 'INVALID_CURSOR'))
        return feedPageOf(await dataOf<ChangesData>(answer));
      // A database from before this cursor: whatever has happened since is not known.
      const cursor = await this.newestCursor(feed);
      return { listings: [], gone: [], organisations: [], isGap: true, cursor, hasMore: false };
    },
    async readListings(after) {
      const { listings } = await dataOf<ListingsData>(ask(listingsDocument, { after }));
      const { endCursor, hasNextPage } = listings.pageInfo;
      return {
        listings: listings.nodes.map(({ id, organisation }) => ({
          listingId: id,
          organisationId: organisation.id,
        })),
        cursor: endCursor,
        hasMore: hasNextPage,
      };
    },
    async readFacts(ids) {
      const { document, variables } = factsDocument(ids);
      const data = await dataOf<Record<string, FactsNode | null>>(ask(document, variables));
      const found = Object.values(data).filter((node) => node !== null);
      return new Map(found.map((node) => [node.id, factsOf(node, withDemo)]));
    },
  };
}

/** Part of an answer is no answer: what is missing may be what decides. */
async function dataOf<T>(answer: GraphAnswer | Promise<GraphAnswer>): Promise<T> {
  const { data, errors } = await answer;
  if (errors?.length) throw new Error(`The graph answered: ${errors[0]?.message}`);
  return data as T;
}

function feedPageOf({ changes: { events, pageInfo } }: ChangesData): FeedPage {
  const ids = events.filter(({ kind }) => kind !== 'GAP');
  return {
    listings: ids.flatMap(({ listingId, listing }) =>
      listingId && listing ? [{ listingId, organisationId: listing.organisation.id }] : [],
    ),
    gone: ids.flatMap(({ listingId, listing }) => (listingId && !listing ? [listingId] : [])),
    organisations: ids.flatMap(({ organisationId }) => organisationId ?? []),
    isGap: ids.length < events.length,
    cursor: pageInfo.endCursor,
    hasMore: pageInfo.hasNextPage,
  };
}

function factsOf(node: FactsNode, withDemo: boolean): ListingFacts {
  const isEligible = node.ptvTransfer.eligible && (withDemo || !node.isDemo);
  return { isEligible, bodies: isEligible ? bodiesOf(node) : null };
}

function bodiesOf(node: FactsNode): ListingBodies | null {
  const { businessId, ptvOrganisation } = node.organisation;
  const organisation = readyBody(ptvOrganisation);
  const service = readyBody(node.ptvService);
  const connections = readyBody<'Connection'>(node.ptvConnections);
  const channels = node.ptvChannels.flatMap((channel) => readyBody(channel) ?? []);
  if (!businessId || !organisation || !service || !connections) return null;
  return { businessId, organisation, service, connections, channels };
}

const kinds: Readonly<Record<string, PtvKind | 'Connection'>> = {
  ORGANIZATION: 'Organization',
  SERVICE: 'Service',
  SERVICE_LOCATION: 'ServiceLocation',
  E_CHANNEL: 'EChannel',
  WEB_PAGE: 'WebPage',
  PHONE: 'Phone',
  CONNECTION: 'Connection',
};

function readyBody<Kind extends PtvKind | 'Connection' = PtvKind>(
  node: BodyNode,
): ReadyBody<Kind> | null {
  const { object, sourceId, body, references } = node;
  if (sourceId === null || body === null) return null;
  return { object: kinds[object] as Kind, sourceId, body, references };
}
