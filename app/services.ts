import type { Config } from '../platform/config';
import type { ServiceDefinition } from '../services/kit/service';
import { announcements } from '../services/announcements';
import { classification, defineClassification } from '../services/classification';
import { defineListings } from '../services/listings';
import { organisations } from '../services/organisations';

/** A subgraph and the port it has when the parts run as processes of their own. */
export interface ServiceEntry {
  readonly definition: ServiceDefinition;
  readonly defaultPort: number;
  /** The entity whose rows say that the database is not empty; null where there is no demo data. */
  readonly demoEntity: string | null;
}

/** The four subgraphs, with the settings that they take. */
export const createServiceEntries = (
  settings?: Pick<Config, 'listings' | 'classification'>,
): readonly ServiceEntry[] => [
  { definition: organisations, defaultPort: 4001, demoEntity: 'Organisation' },
  { definition: defineListings(settings?.listings), defaultPort: 4002, demoEntity: 'Listing' },
  { definition: announcements, defaultPort: 4003, demoEntity: 'Announcement' },
  {
    definition: settings ? defineClassification(settings.classification) : classification,
    defaultPort: 4004,
    demoEntity: null,
  },
];

/** With default settings: what the schemas are made from. */
export const serviceEntries = createServiceEntries();

/** Where the committed supergraph expects a subgraph; SUBGRAPH_URLS replaces it. */
export const defaultUrl = ({ defaultPort }: ServiceEntry): string =>
  `http://localhost:${defaultPort}/graphql`;
