import type { FastifyInstance } from 'fastify';

/** What `/` tells somebody who opens the address in a browser. */
export interface Landing {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** GraphQL to paste, each with a heading. */
  readonly examples: readonly { readonly title: string; readonly text: string }[];
  readonly links: readonly { readonly title: string; readonly url: string }[];
}

const style =
  'body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}' +
  'pre{background:#f3f3f0;padding:1rem;overflow:auto}' +
  '@media(prefers-color-scheme:dark){body{background:#1c1c1a;color:#eee}pre{background:#2a2a27}' +
  'a{color:#9cf}}';

/** A page without scripts, in the language of the API's documentation. */
export function renderLanding({ title, paragraphs, examples, links }: Landing): string {
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1">',
    `<title>${escape(title)}</title><style>${style}</style></head><body><main>`,
    `<h1>${escape(title)}</h1>`,
    ...paragraphs.map((text) => `<p>${escape(text)}</p>`),
    ...examples.map(
      (example) => `<h2>${escape(example.title)}</h2><pre>${escape(example.text)}</pre>`,
    ),
    '<ul>',
    ...links.map((link) => `<li><a href="${escape(link.url)}">${escape(link.title)}</a></li>`),
    '</ul></main></body></html>',
  ].join('\n');
}

/** The same as plain text, for command lines. */
export function printLanding({ title, paragraphs, examples, links }: Landing): string {
  return [
    title,
    ...paragraphs,
    ...examples.map((example) => `${example.title}:\n\n${example.text}`),
    links.map((link) => `${link.title}: ${link.url}`).join('\n'),
    '',
  ].join('\n\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};
const escape = (text: string): string => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? '');

export const defaultLanding: Landing = {
  title: 'Lähellä Graph gateway',
  paragraphs: [
    'A GraphQL gateway runs here. Send queries and mutations by POST to /graphql; open a ' +
      'WebSocket at /graphql (graphql-transport-ws) or an event stream at /graphql/stream for ' +
      'subscriptions.',
  ],
  examples: [
    {
      title: 'Try it',
      text: `curl -H 'content-type: application/json' -d '{"query":"{ __typename }"}' /graphql`,
    },
  ],
  links: [
    { title: 'Ready?', url: '/health/ready' },
    { title: 'Metrics', url: '/metrics' },
  ],
};

/** Serves it at `/`: a page for browsers, text for everybody else. */
export function serveLanding(app: FastifyInstance, landing: Landing): void {
  app.get('/', (request, reply) =>
    request.headers.accept?.includes('text/html') === true
      ? reply
          .type('text/html; charset=utf-8')
          .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
          .send(renderLanding(landing))
      : reply.type('text/plain; charset=utf-8').send(printLanding(landing)),
  );
}
