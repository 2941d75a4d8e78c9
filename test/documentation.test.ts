import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSchema, parse, validate } from 'graphql';
import { landing } from '../app/landing';
import { projectRoot } from '../platform/project-root';

const read = (file: string): string => readFileSync(join(projectRoot, file), 'utf8');
const schema = buildSchema(read('schema/api.graphql'));

const pages = ['README.md', ...markdownBelow('docs'), ...markdownBelow('clients')];

function markdownBelow(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file));
}

const graphqlBlocks = (text: string): string[] =>
  [...text.matchAll(/```graphql\n([\s\S]*?)```/g)].map(([, block]) => block ?? '');

/** Queries inside the JSON of curl commands. */
const curlQueries = (text: string): string[] =>
  [...text.matchAll(/"query":\s*("(?:[^"\\]|\\.)*")/g)].map(
    ([, literal]) => JSON.parse(literal ?? '""') as string,
  );

const localLinks = (text: string): string[] =>
  [...text.matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
    .map(([, target]) => target ?? '')
    .filter((target) => !/^\w+:/.test(target));

const documents = pages.flatMap((page) =>
  [...graphqlBlocks(read(page)), ...curlQueries(read(page))].map((text) => [page, text] as const),
);

describe('the documentation', () => {
  it('has queries to paste', () => {
    expect(documents.filter(([page]) => page === 'README.md').length).toBeGreaterThanOrEqual(3);
  });

  it.each(documents)('gives in %s only what the schema has: %s', (_page, text) => {
    expect(validate(schema, parse(text))).toEqual([]);
  });

  it.each(landing().examples)(
    'gives on the landing page what the schema has: $title',
    ({ text }) => {
      expect(validate(schema, parse(text))).toEqual([]);
    },
  );

  it.each(pages)('links in %s to files that are there', (page) => {
    const missing = localLinks(read(page)).filter(
      (target) => !existsSync(join(projectRoot, dirname(page), target)),
    );
    expect(missing).toEqual([]);
  });
});
