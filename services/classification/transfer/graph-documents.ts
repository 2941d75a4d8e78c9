import type { FeedName } from './feed.ledger';
import type { Json } from './ptv-client';

const feedFields: Readonly<Record<FeedName, string>> = {
  listings: 'listingChanges',
  organisations: 'organisationChanges',
};

const eventFields: Readonly<Record<FeedName, string>> = {
  listings: 'kind listingId listing { organisation { id } }',
  organisations: 'kind organisationId',
};

export const newestDocument = (feed: FeedName): string =>
  `query PtvNewest { changes: ${feedFields[feed]}(first: 1) { pageInfo { newestCursor } } }`;

export interface NewestData {
  readonly changes: { readonly pageInfo: { readonly newestCursor: string } };
}

export const changesDocument = (feed: FeedName): string => `query PtvChanges($after: String) {
  changes: ${feedFields[feed]}(after: $after, first: 500) {
    events { ${eventFields[feed]} }
    pageInfo { endCursor hasNextPage }
  }
}`;

export interface ChangesData {
  readonly changes: {
    readonly events: readonly {
      readonly kind: string;
      readonly listingId?: string | null;
      readonly listing?: { readonly organisation: { readonly id: string } } | null;
      readonly organisationId?: string | null;
    }[];
    readonly pageInfo: { readonly endCursor: string; readonly hasNextPage: boolean };
  };
}

export const listingsDocument = `query PtvListings($after: String) {
  listings(first: 200, after: $after) {
    nodes { id organisation { id } }
    pageInfo { endCursor hasNextPage }
  }
}`;

export interface ListingsData {
  readonly listings: {
    readonly nodes: readonly {
      readonly id: string;
      readonly organisation: { readonly id: string };
    }[];
    readonly pageInfo: { readonly endCursor: string | null; readonly hasNextPage: boolean };
  };
}

const factsFragment = `fragment Facts on Listing {
  id
  isDemo
  ptvTransfer { eligible }
  ptvService { ...Body }
  ptvChannels { ...Body }
  ptvConnections { ...Body }
  organisation { businessId ptvOrganisation { ...Body } }
}
fragment Body on PtvBody { object sourceId body references { path sourceId } }`;

export interface BodyNode {
  readonly object: string;
  readonly sourceId: string | null;
  readonly body: Json | null;
  readonly references: readonly { readonly path: string; readonly sourceId: string }[];
}

export interface FactsNode {
  readonly id: string;
  readonly isDemo: boolean;
  readonly ptvTransfer: { readonly eligible: boolean };
  readonly ptvService: BodyNode;
  readonly ptvChannels: readonly BodyNode[];
  readonly ptvConnections: BodyNode;
  readonly organisation: { readonly businessId: string | null; readonly ptvOrganisation: BodyNode };
}

/** Several listings at once, all of one moment; the document is the same for equal numbers. */
export function factsDocument(ids: readonly string[]) {
  const arguments_ = ids.map((_, index) => `$id${index}: ID!`).join(', ');
  const fields = ids.map((_, index) => `l${index}: listing(id: $id${index}) { ...Facts }`);
  return {
    document: `query PtvFacts(${arguments_}) {\n  ${fields.join('\n  ')}\n}\n${factsFragment}`,
    variables: Object.fromEntries(ids.map((id, index) => [`id${index}`, id])),
  };
}
