import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, validate } from 'graphql';
import { createEngine, type FederationEngine } from '../gateway/engine';
import { createDocuments, type Documents } from '../gateway/guard/documents';
import type { Transport } from '../gateway/transport/transport';
import { loadConfig } from '../platform/config';
import { projectRoot } from '../platform/project-root';
import { median } from './measure/load';
import { printTable } from './measure/table';

/**
 * `npm run bench prepared`: what stands between a request's text and its execution. A document that
 * was seen before must cost a lookup, and no parsing, validating or planning. The baseline is
 * graphql-js parsing and validating the same text, as a server without caches does each time.
 */
const rounds = 7;

const query = `query Page($first: Int!) {
  listings(first: $first) {
    nodes {
      id title summary organisation { id name kind homeMunicipality { name } }
      municipalities { code name } themes { name } form { name } serviceClasses { code name }
    }
    pageInfo { hasNextPage endCursor }
  }
}`;

/** The same question under another name: a text that no cache has seen. */
let unseen = 0;
const unseenQuery = (): string => query.replace('Page', `Page${(unseen += 1)}`);

const silent: Transport = {
  execute: () => Promise.reject(new Error('nothing is executed here')),
  subscribe: () => {
    throw new Error('nothing is executed here');
  },
  close: () => Promise.resolve(),
};

async function main(): Promise<void> {
  const supergraphSdl = readFileSync(join(projectRoot, 'schema', 'supergraph.graphql'), 'utf8');
  const engine = createEngine({ supergraphSdl, transportFor: () => silent });
  const { limits } = loadConfig({});
  const documents = createDocuments({ limits, introspection: true });
  await prepare(documents, engine, query);
  const parseAndValidate = await perCall(200, () => {
    validate(engine.schema, parse(query));
  });
  const first = await perCall(200, () => prepare(documents, engine, unseenQuery()));
  const again = await perCall(20_000, () => prepare(documents, engine, query));
  await engine.close();
  report({ parseAndValidate, first, again });
}

/** What the pipeline does before it executes. */
const prepare = async (
  documents: Documents,
  engine: FederationEngine,
  text: string,
): Promise<void> => {
  const { document } = documents.load(text, engine.schema);
  await engine.prepare(document, undefined);
};

/** Microseconds for one call: the median of several rounds. */
async function perCall(calls: number, call: () => Promise<void> | void): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now();
    for (let index = 0; index < calls; index += 1) await call();
    times.push(((performance.now() - started) * 1000) / calls);
  }
  return median(times);
}

function report(times: { parseAndValidate: number; first: number; again: number }): void {
  const row = (step: string, microseconds: number) => ({
    step,
    'µs/request': microseconds,
    'ratio to baseline': microseconds / times.parseAndValidate,
  });
  printTable([
    row('graphql-js: parse and validate (baseline)', times.parseAndValidate),
    row('gateway, document seen for the first time', times.first),
    row('gateway, document seen before', times.again),
  ]);
}

void main();
