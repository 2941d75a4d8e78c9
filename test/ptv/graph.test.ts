import { serviceEntries } from '../../app/services';
import { generateDemoData } from '../../demo/generate-demo-data';
import { composeSupergraph } from '../../gateway/compose/compose-supergraph';
import { createEngine, type Engine } from '../../gateway/engine';
import { createGatewayServer, type GatewayServer } from '../../gateway/http/server';
import { createInProcessTransport } from '../../gateway/transport/in-process';
import { loadConfig } from '../../platform/config';
import { createLog } from '../../platform/log';
import { bodyFacts } from '../../services/classification/listing-facts';
import { catalogueOf } from '../../services/classification/prepared-catalogue';
import { fillReferences } from '../../services/classification/ptv/body-reference';
import { findFaults } from '../../services/classification/ptv/body-format';
import {
  judgeBodies,
  readyChannels,
  readyConnections,
  readyOrganisation,
  readyService,
} from '../../services/classification/ptv/ready-body';
import { startService, type RunningService } from '../../services/kit/service';
import type { TestDatabase } from '../../services/kit/testing';
import { createDemoDatabase } from '../support/demo-database';
import { ask } from '../support/graphql-client';
import { demoListings } from './demo-listings';

const log = createLog({ level: 'silent' });
const statements: string[] = [];
let database: TestDatabase;
const services: RunningService[] = [];
let engine: Engine;
let server: GatewayServer;
let url: string;

beforeAll(async () => {
  database = await createDemoDatabase();
  for (const { definition } of serviceEntries)
    services.push(
      await startService(definition, {
        url: database.url,
        log,
        hasUpkeep: false,
        onStatement: (text) => statements.push(text),
      }),
    );
  engine = createEngine({
    supergraphSdl: composeSupergraph(
      services.map(({ name, sdl }) => ({ name, sdl, url: `http://${name}/graphql` })),
    ).supergraphSdl,
    transportFor: ({ name }) =>
      createInProcessTransport(services.find((service) => service.name === name)!),
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

async function data(query: string) {
  const { body } = await ask(url, { query });
  expect(body.errors).toBeUndefined();
  return body.data;
}

const someId = '8a2fbd0a-6d0c-4f0e-9d4a-1c1f3f6f8f10';

interface Body {
  readonly object: string;
  readonly body: object | null;
  readonly conditions: readonly object[];
}

interface Verdict {
  readonly eligible: boolean;
  readonly conditions: readonly { readonly code: string; readonly met: boolean }[];
}

describe('an account in PTV', () => {
  it('that a parent has does not stop a member that has none', async () => {
    const own = 'hasPtvAccount parent { hasPtvAccount }';
    const members: Verdict[] = [];
    for (let after: string | null = null; ;) {
      const { listings } = await data(`{ listings(first: 200${after ? `, after: "${after}"` : ''}) {
        nodes { organisation { ${own} } ptvTransfer { eligible conditions { code met } } }
        pageInfo { endCursor hasNextPage } } }`);
      for (const { organisation, ptvTransfer } of listings.nodes) {
        const { met } = ptvTransfer.conditions.find(
          ({ code }: { code: string }) => code === 'NO_OWN_PTV_ACCOUNT',
        );
        expect(met).toBe(!organisation.hasPtvAccount);
        if (met && organisation.parent?.hasPtvAccount) members.push(ptvTransfer);
      }
      if (!listings.pageInfo.hasNextPage) break;
      after = listings.pageInfo.endCursor;
    }
    expect(members.length).toBeGreaterThan(10);
    expect(members.some(({ eligible }) => eligible)).toBe(true);
  });
});

describe('bodies', () => {
  it('are all there of eligible listings, organisations among them', async () => {
    const { listings } = await data(`{ listings(first: 100) { nodes {
      ptvTransfer { eligible }
      ptvService { object body conditions { code } }
      ptvChannels { object body conditions { code } }
      ptvConnections { object body conditions { code } }
      organisation { ptvOrganisation { object body conditions { code } } }
    } } }`);
    const bodies = listings.nodes.map(
      ({ ptvTransfer, ptvService, ptvChannels, ptvConnections, organisation }: never) => ({
        eligible: (ptvTransfer as Verdict).eligible,
        all: [ptvService, ...(ptvChannels as Body[]), ptvConnections].concat(
          (organisation as { ptvOrganisation: never }).ptvOrganisation,
        ) as Body[],
      }),
    ) as { eligible: boolean; all: Body[] }[];
    const eligible = bodies.filter((one) => one.eligible).flatMap(({ all }) => all);
    expect(eligible.length).toBeGreaterThan(100);
    expect(eligible.filter(({ body }) => body === null)).toEqual([]);
    // Either there or named: never both, never neither.
    const wrong = bodies
      .flatMap(({ all }) => all)
      .filter(({ body, conditions }) => (body === null) !== conditions.length > 0);
    expect(wrong).toEqual([]);
  });

  it('of every fortieth listing of the demo are what PTV’s models take', () => {
    const catalogue = catalogueOf(services.find(({ name }) => name === 'classification')!);
    const listings = demoListings(generateDemoData({ seed: 1 })).filter((_, at) => at % 40 === 0);
    const checked: (readonly string[])[] = [];
    for (const listing of listings) {
      const facts = bodyFacts(catalogue, listing);
      if (!judgeBodies(facts).every(({ met }) => met)) continue;
      const ready = [
        readyOrganisation(facts.organisation),
        ...readyChannels(facts),
        readyService(facts),
        readyConnections(facts),
      ];
      for (const { made } of ready) {
        const body = fillReferences(made!.body, made!.references, () => someId);
        checked.push(findFaults(made!.object, body));
      }
    }
    expect(checked.length).toBeGreaterThan(700);
    expect(checked.flat()).toEqual([]);
  });
});

describe('counts of verdicts', () => {
  const counts = 'ptvTransferCounts { listings eligible unmet { code listings } }';
  const listingsOf =
    'listings(first: 200) { totalCount nodes { ptvTransfer { eligible conditions { code met } } } }';

  it.each([
    ['a region', 'region(code: "17")'],
    ['a county', 'wellbeingServicesCounty(code: "18")'],
    ['an organisation', 'organisation(id: "ORGANISATION")'],
  ])('of %s are those of its listings', async (_, parent) => {
    const { listings } = await data('{ listings(first: 1) { nodes { organisation { id } } } }');
    const field = parent.replace('ORGANISATION', listings.nodes[0].organisation.id as string);
    const { one } = await data(`{ one: ${field} { ${counts} ${listingsOf} } }`);
    const verdicts = one.listings.nodes.map((node: { ptvTransfer: Verdict }) => node.ptvTransfer);
    expect(one.listings.totalCount).toBe(verdicts.length);
    expect(one.ptvTransferCounts).toEqual({
      listings: verdicts.length,
      eligible: verdicts.filter(({ eligible }: Verdict) => eligible).length,
      unmet: expect.anything(),
    });
    expect(asMap(one.ptvTransferCounts.unmet)).toEqual(unmetOf(verdicts));
  });

  it('of a theme are those of its listings, by the older conditions too', async () => {
    const { themes } = await data(`{ themes(category: SUPPORT) {
      ptvTransferCounts(conditions: V2023) { conditionsVersion listings eligible unmet { code } }
      listings(first: 200) { nodes { ptvTransfer(conditions: V2023) { eligible } } }
    } }`);
    for (const { ptvTransferCounts, listings } of themes) {
      const verdicts = listings.nodes.map((node: { ptvTransfer: Verdict }) => node.ptvTransfer);
      expect(ptvTransferCounts).toMatchObject({
        conditionsVersion: 'V2023',
        listings: verdicts.length,
        eligible: verdicts.filter(({ eligible }: Verdict) => eligible).length,
      });
    }
  });

  it('of all regions are one statement in each of two services', async () => {
    await data(`{ regions { code ${counts} } }`);
    statements.length = 0;
    const { regions } = await data(`{ regions { code ${counts} } }`);
    expect(regions).toHaveLength(19);
    expect(statements).toHaveLength(2);
  });
});

const asMap = (list: readonly { readonly code: string; readonly listings: number }[]) =>
  new Map(list.map(({ code, listings }) => [code, listings]));

function unmetOf(verdicts: readonly Verdict[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const { conditions } of verdicts)
    for (const { code, met } of conditions)
      if (!met) counted.set(code, (counted.get(code) ?? 0) + 1);
  return counted;
}

describe('ways to listings', () => {
  it('lead from a stage of the service chain, within a county', async () => {
    const { serviceChainStages } = await data(`{ serviceChainStages { code forms { code }
      listings(first: 200, filter: { county: ["18"] }) { totalCount nodes { form { code } counties { code } municipalities { wellbeingServicesCounty { code } } } } } }`);
    expect(serviceChainStages).toHaveLength(7);
    for (const { forms, listings } of serviceChainStages) {
      const codes = forms.map(({ code }: { code: string }) => code);
      expect(listings.totalCount).toBeGreaterThan(0);
      for (const { form } of listings.nodes) expect(codes).toContain(form.code);
    }
  });

  it('lead from a target group, as Omahelpperi asks for young people', async () => {
    const { targetGroup } = await data(`{ targetGroup(code: "KR1.3") {
      listings(first: 200) { nodes { ageGroups targetGroups { code } } } } }`);
    expect(targetGroup.listings.nodes.length).toBeGreaterThan(0);
    for (const { targetGroups } of targetGroup.listings.nodes)
      expect(targetGroups).toContainEqual({ code: 'KR1.3' });
  });

  it('lead from a theme of the service tray over its classes', async () => {
    const { serviceTrayThemes } = await data(`{ serviceTrayThemes { code
      serviceClasses { code listings(first: 5) { nodes { serviceClasses { code } } } } } }`);
    const [{ serviceClasses }] = serviceTrayThemes.filter(
      ({ code }: { code: string }) => code === 'tt_liikunta',
    );
    expect(serviceClasses[0].listings.nodes.length).toBeGreaterThan(0);
    for (const listing of serviceClasses[0].listings.nodes)
      expect(listing.serviceClasses).toContainEqual({ code: 'P27.1' });
  });
});
