import { parse, type DocumentNode } from 'graphql';
import { composeServices } from '@theguild/federation-composition';
import { ConfigError } from '../../platform/errors';
import { explainThrown, type ParsedSubgraph } from './explain-composition';
import { withInterfaceObjectsFirst } from './interface-objects-first';

/** One subgraph as composition sees it. The URL is where the gateway reaches it over HTTP. */
export interface SubgraphSource {
  readonly name: string;
  readonly url: string;
  readonly sdl: string;
}

/**
 * Composes subgraph SDLs into a supergraph. Throws ConfigError COMPOSITION_FAILED with every
 * problem that was found, each with the subgraph, type and field it concerns.
 */
export function composeSupergraph(subgraphs: readonly SubgraphSource[]): { supergraphSdl: string } {
  const parsed = subgraphs.map(({ name, url, sdl }) => ({
    name,
    url,
    typeDefs: withInterfaceObjectsFirst(parseSubgraph(name, sdl)),
  }));
  const composed = compose(parsed);
  if (composed.errors) throw compositionFailed(composed.errors.map((error) => error.message));
  return { supergraphSdl: composed.supergraphSdl };
}

function compose(parsed: ParsedSubgraph[]): ReturnType<typeof composeServices> {
  try {
    return composeServices(parsed);
  } catch (error) {
    throw compositionFailed(explainThrown(error, parsed, composeServices), error);
  }
}

function parseSubgraph(name: string, sdl: string): DocumentNode {
  try {
    return parse(sdl, { noLocation: true });
  } catch (error) {
    throw compositionFailed([
      `[${name}] ${error instanceof Error ? error.message : String(error)}`,
    ]);
  }
}

function compositionFailed(problems: readonly string[], cause?: unknown): ConfigError {
  const list = problems.map((problem) => `  - ${problem}`).join('\n');
  const failed = new ConfigError(`The subgraphs do not compose:\n${list}`, 'COMPOSITION_FAILED');
  failed.cause = cause;
  return failed;
}
