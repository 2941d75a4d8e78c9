import { rm } from 'node:fs/promises';
import { execute, parse, type DocumentNode } from 'graphql';
import { generateDemoData } from '../demo/generate-demo-data';
import { anonymous } from '../platform/identity/principal';
import { classification } from '../services/classification';
import type { Catalogue } from '../services/classification/catalogue';
import { classify, type Classification } from '../services/classification/classify.rules';
import { bodyFacts, factsOf, transferFacts } from '../services/classification/listing-facts';
import type { Listing } from '../services/classification/listing.stubs';
import { catalogueOf } from '../services/classification/prepared-catalogue';
import {
  judgeBodies,
  readyChannels,
  readyConnections,
  readyOrganisation,
  readyService,
  type ReadyBody,
} from '../services/classification/ptv/ready-body';
import {
  judgeTransfer,
  withConditions,
  type TransferVerdict,
} from '../services/classification/transfer-verdict.rules';
import { startEmbeddedPostgres } from '../services/kit/embedded-postgres';
import { silentLog } from '../services/kit/log';
import { startService, type RunningService } from '../services/kit/service';
import { demoListings } from '../test/ptv/demo-listings';
import { temporaryFolder } from '../test/support/temporary-folder';
import { median } from './measure/load';
import { printTable } from './measure/table';

/**
 * `npm run bench ptv`: what PTV costs. All listings of the demo are classified, judged and turned
 * into bodies by the pure functions; then asked of the subgraph, where the baseline is the same
 * query for the listings' ids alone.
 */
const rounds = 5;
const pageSize = 1_000;

async function main(): Promise<void> {
  const dataFolder = temporaryFolder('ptv');
  const database = await startEmbeddedPostgres({ dataFolder, log: silentLog, unsafeFast: true });
  const service = await startService(classification, { url: database.url, log: silentLog });
  try {
    const listings = demoListings(generateDemoData({ seed: 1 }));
    makeEverything(catalogueOf(service), listings);
    await askSubgraph(service, listings);
  } finally {
    await service.close();
    await database.stop();
    await rm(dataFolder, { recursive: true, force: true });
  }
}

interface Made {
  readonly listing: Listing;
  readonly classification: Classification;
}

function makeEverything(catalogue: Catalogue, listings: readonly Listing[]): void {
  let classified: readonly Made[] = [];
  let verdicts: readonly TransferVerdict[] = [];
  const eligible = { bodies: 0, missing: 0 };
  const classifying = timed(() => {
    classified = listings.map((listing) => ({
      listing,
      classification: classify(catalogue.ruleSet, factsOf(listing)),
    }));
  });
  const judging = timed(() => {
    verdicts = classified.map((made) => judge(catalogue, made));
  });
  const making = timed(() => {
    // Sent one by one and not kept, as by the transfer.
    classified.forEach((made, index) => {
      const bodies = makeBodies(catalogue, made);
      if (!verdicts[index]!.eligible) return;
      eligible.bodies += bodies.length;
      eligible.missing += bodies.filter((body) => body.made === null).length;
    });
  });
  printTimes(listings.length, { classifying, judging, making });
  printVerdicts(verdicts);
  console.log(
    `\n${eligible.bodies} bodies of eligible listings, ${eligible.missing} of them missing.\n`,
  );
}

function judge(catalogue: Catalogue, { listing, classification: given }: Made): TransferVerdict {
  const verdict = judgeTransfer('V2024', transferFacts(catalogue, listing, given));
  return withConditions(verdict, judgeBodies(bodyFacts(catalogue, listing, given)));
}

function makeBodies(
  catalogue: Catalogue,
  { listing, classification: given }: Made,
): readonly ReadyBody[] {
  const facts = bodyFacts(catalogue, listing, given);
  return [
    readyOrganisation(facts.organisation),
    ...readyChannels(facts),
    readyService(facts),
    readyConnections(facts),
  ];
}

const timed = (work: () => void): number => {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1_000;
};

function printTimes(count: number, times: Readonly<Record<string, number>>): void {
  const total = Object.values(times).reduce((sum, time) => sum + time, 0);
  printTable(
    Object.entries({ ...times, 'all together': total }).map(([step, time]) => ({
      [`${count} listings`]: step,
      'CPU ms': time,
      'µs/listing': (time * 1_000) / count,
    })),
  );
}

function printVerdicts(verdicts: readonly TransferVerdict[]): void {
  const counts = new Map<string, number>();
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { eligible, conditions } of verdicts) {
    count(eligible ? 'eligible' : 'not eligible');
    conditions.filter(({ met }) => !met).forEach(({ code }) => count(code));
  }
  console.log();
  printTable(
    [...counts]
      .toSorted(([, a], [, b]) => b - a)
      .map(([verdict, number]) => ({ 'verdict, or condition not met': verdict, listings: number })),
  );
}

const questions = {
  'id (baseline)': 'id',
  'serviceClasses, keywords, targetGroups':
    'id serviceClasses { code } keywords { code } targetGroups { code }',
  'ptvTransfer { eligible }': 'id ptvTransfer { eligible }',
  'ptvTransfer, all conditions': 'id ptvTransfer { eligible conditions { code met explanation } }',
  'ptvService { body }': 'id ptvService { body }',
} as const;

async function askSubgraph(service: RunningService, listings: readonly Listing[]): Promise<void> {
  const representations = listings
    .slice(0, pageSize)
    .map((listing) => ({ __typename: 'Listing', ...listing }));
  const rows: { readonly fields: string; readonly time: number }[] = [];
  for (const [fields, selection] of Object.entries(questions)) {
    const document = parse(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Listing { ${selection} } } }`,
    );
    rows.push({ fields, time: await perListing(service, document, representations) });
  }
  const baseline = rows[0]!.time;
  printTable(
    rows.map(({ fields, time }) => ({
      [`${pageSize} listings of the subgraph`]: fields,
      'µs CPU/listing': time,
      'more than the baseline': time - baseline,
    })),
  );
}

async function perListing(
  service: RunningService,
  document: DocumentNode,
  representations: readonly object[],
): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds * 4; round += 1) {
    const started = process.cpuUsage();
    const { errors } = await execute({
      schema: service.schema,
      document,
      variableValues: { r: representations },
      contextValue: service.contextFor({
        principal: anonymous,
        requestId: 'bench',
        signal: new AbortController().signal,
      }),
    });
    if (errors) throw errors[0];
    const { user, system } = process.cpuUsage(started);
    times.push((user + system) / representations.length);
  }
  // The first rounds compile.
  return median(times.slice(rounds));
}

void main();
