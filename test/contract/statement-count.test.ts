import { serviceEntries } from '../../app/services';
import { composeSupergraph } from '../../gateway/compose/compose-supergraph';
import { createEngine, type Engine } from '../../gateway/engine';
import { createGatewayServer, type GatewayServer } from '../../gateway/http/server';
import { createInProcessTransport } from '../../gateway/transport/in-process';
import { loadConfig } from '../../platform/config';
import { createLog } from '../../platform/log';
import { startService, type RunningService } from '../../services/kit/service';
import type { TestDatabase } from '../../services/kit/testing';
import { createDemoDatabase } from '../support/demo-database';
import { ask, type HttpAnswer } from '../support/graphql-client';

const log = createLog({ level: 'silent' });
const statements: string[] = [];
let database: TestDatabase;
let services: readonly RunningService[];
let engine: Engine;
let server: GatewayServer;
let url: string;

beforeAll(async () => {
  database = await createDemoDatabase();
  services = await Promise.all(serviceEntries.map(startCounted));
  engine = createEngine({
    supergraphSdl: composeSupergraph(
      services.map(({ name, sdl }) => ({ name, sdl, url: `http://${name}/graphql` })),
    ).supergraphSdl,
    transportFor: ({ name }) =>
      createInProcessTransport(services.find((service) => service.name === name) as RunningService),
  });
  const config = loadConfig({ PORT: '0' });
  server = await createGatewayServer({ engine, config, log, verifier: null });
  url = await server.listen();
}, 60_000);
afterAll(async () => {
  await server.close();
  await engine.close();
  await Promise.all(services.map((service) => service.close()));
  await database.drop();
});

const startCounted = ({ definition }: (typeof serviceEntries)[number]): Promise<RunningService> =>
  startService(definition, {
    url: database.url,
    log,
    onStatement: (text) => {
      if (!upkeep.test(text)) statements.push(`${definition.name}: ${text}`);
    },
  });

/**
 * What the services do now and then by themselves, in transactions, which no query opens: old events
 * are looked for as soon as a service has started.
 */
const upkeep =
  /^(START TRANSACTION|COMMIT|SET LOCAL)|SKIP LOCKED|gin_clean_pending_list|^SELECT learn_words|\boutbox(_lost)?\b/;

async function countStatements(query: string): Promise<{ answer: HttpAnswer; count: number }> {
  statements.length = 0;
  const answer = await ask(url, { query });
  expect(answer.body.errors).toBeUndefined();
  return { answer, count: statements.length };
}

/** Everything that a page of listings shows. */
const pageOf = (first: number): string => `{
  listings(first: ${first}) { nodes {
    title
    organisation { name kind }
    municipalities { name }
    themes { name }
    form { name }
    channels { kind url address { city } }
    serviceClasses { code name }
  } }
}`;

describe('Statements through the gateway', () => {
  it('are at most eight for twenty listings, and as many for two hundred', async () => {
    // The first of all reads the code lists of areas too, which stay in memory.
    const first = await countStatements(pageOf(20));
    const few = await countStatements(pageOf(20));
    const many = await countStatements(pageOf(200));
    expect(few.answer.body.data.listings.nodes).toHaveLength(20);
    expect(many.answer.body.data.listings.nodes).toHaveLength(200);
    expect(few.count).toBeGreaterThan(0);
    expect(first.count).toBeLessThanOrEqual(8);
    expect(many.count).toBe(few.count);
  });

  it('are one for each of a dashboard’s ten tiles, names of areas and themes aside', async () => {
    const tiles = `{
      all: listingStatistics { total coverage { withAccessibility { share } } }
      themes: listingStatistics(groupBy: THEME) { rows { theme { name } count } }
      regions: listingStatistics(groupBy: REGION) { rows { region { name } count } }
      both: listingStatistics(groupBy: [CATEGORY, REGION]) { rows { category region { code } count } }
      months: listingStatistics(groupBy: PUBLISHED_MONTH) { total rows { publishedMonth count } }
      changes: listingStatistics(groupBy: UPDATED_MONTH) { rows { updatedMonth count } }
      ours: listingStatistics(groupBy: FORM, filter: { region: "17" }) { total rows { form { name } count } }
      kinds: organisationStatistics(groupBy: KIND) { total rows { kind count } }
      homes: organisationStatistics(groupBy: MUNICIPALITY, first: 10) { rows { municipality { name } count } }
      classes: serviceClasses(filter: { parent: "P25" }) { code name listingStatistics { total } }
    }`;
    const { answer, count } = await countStatements(tiles);
    expect(count).toBeLessThanOrEqual(12);
    const { all, months, classes } = answer.body.data;
    const published = months.rows.reduce(
      (sum: number, row: { count: number }) => sum + row.count,
      0,
    );
    expect(published).toBe(all.total);
    expect(classes.length).toBeGreaterThan(1);
  });

  it('count what all 308 municipalities have in one, facets of a list in another', async () => {
    const { answer, count } = await countStatements(`{
      municipalities { code name listings { totalCount } }
      listings { facets { municipalities(first: 200) { value { code name } count } } }
    }`);
    expect(count).toBeLessThanOrEqual(3);
    const { municipalities, listings } = answer.body.data;
    expect(municipalities).toHaveLength(308);
    const counts = new Map<string, number>(
      municipalities.map((one: { code: string; listings: { totalCount: number } }) => [
        one.code,
        one.listings.totalCount,
      ]),
    );
    for (const { value, count: found } of listings.facets.municipalities)
      expect([value.code, found]).toEqual([value.code, counts.get(value.code)]);
  });

  it('do not grow with the number of parents that have a list below them', async () => {
    const listsBelow = (first: number) =>
      countStatements(`{ organisations(first: ${first}) { nodes {
        name
        listings(first: 3) { totalCount nodes { title serviceClasses { code } themes { name } } }
        announcements(first: 3) { nodes { title regions { name } } }
      } } }`);
    const few = await listsBelow(10);
    const many = await listsBelow(150);
    expect(many.answer.body.data.organisations.nodes).toHaveLength(150);
    expect(many.count).toBe(few.count);
    expect(many.count).toBeLessThanOrEqual(8);
  });
});
