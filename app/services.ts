import type { ServiceDefinition } from '../services/kit/service';
import { announcements } from '../services/announcements';
import { classification } from '../services/classification';
import { listings } from '../services/listings';
import { organisations } from '../services/organisations';

/** A subgraph and the port it has when the parts run as processes of their own. */
export interface ServiceEntry {
  readonly definition: ServiceDefinition;
  readonly defaultPort: number;
  /** The entity whose rows say that the database is not empty; null where there is no demo data. */
  readonly demoEntity: string | null;
}

export const serviceEntries: readonly ServiceEntry[] = [
  { definition: organisations, defaultPort: 4001, demoEntity: 'Organisation' },
  { definition: listings, defaultPort: 4002, demoEntity: 'Listing' },
  { definition: announcements, defaultPort: 4003, demoEntity: 'Announcement' },
  { definition: classification, defaultPort: 4004, demoEntity: null },
];

export const findService = (name: string): ServiceEntry | undefined =>
  serviceEntries.find(({ definition }) => definition.name === name);

/** Where the committed supergraph expects a subgraph; SUBGRAPH_URLS replaces it. */
export const defaultUrl = ({ defaultPort }: ServiceEntry): string =>
  `http://localhost:${defaultPort}/graphql`;
