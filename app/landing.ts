import type { Landing } from '../gateway/http/landing-page';
import { demoOrganisation } from '../demo/demo-cases';

const query = `query AroundOulu {
  municipality(code: "564") {
    name
    region { name }
    listings(first: 2, filter: { includeWholeCountry: false }) {
      nodes {
        title
        organisation { name kind }
        themes { name }
        serviceClasses { code name }
      }
    }
    announcements(first: 1) { nodes { kind title publisher { name } } }
  }
}`;

const subscription = `subscription NewListings {
  listingPublished {
    cursor
    occurredAt
    listing { title organisation { name } serviceClasses { code name } }
  }
}`;

/** What `/` tells: what runs here, and something to paste. */
export const landing = (): Landing => ({
  title: 'Lähellä Graph',
  paragraphs: [
    'One GraphQL API over organisations, listings, LähelläPRO announcements and the PTV ' +
      'classification: four subgraphs behind one gateway.',
    'Send queries and mutations by POST to /graphql. Subscribe over WebSocket at /graphql ' +
      '(graphql-transport-ws) or over server-sent events at /graphql/stream.',
    'Content with isDemo is invented: it shows what the API does and describes nobody.',
  ],
  examples: [
    { title: 'A query that reaches all four subgraphs', text: query },
    { title: 'New listings as they are published', text: subscription },
  ],
  links: [
    { title: 'Ready to serve?', url: '/health/ready' },
    { title: 'Figures for Prometheus', url: '/metrics' },
  ],
});

export interface StartUpFacts {
  /** As a client would write it, without a path. */
  readonly url: string;
  readonly seconds: number;
  readonly token: string | null;
}

/** What `npm start` prints when it is ready. */
export function startUpText({ url, seconds, token }: StartUpFacts): string {
  const tokenLines =
    token === null
      ? []
      : ['', `A token that acts for ${demoOrganisation.name} until tomorrow:`, '', token];
  return [
    '',
    `Lähellä Graph is ready after ${seconds.toFixed(1)} s: ${url}/graphql`,
    `  queries, mutations, WebSocket  ${url}/graphql`,
    `  server-sent events             ${url}/graphql/stream`,
    `  what runs here                 ${url}/`,
    ...tokenLines,
    '',
    'Ctrl-C stops everything.',
  ].join('\n');
}
