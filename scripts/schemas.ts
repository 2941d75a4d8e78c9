import 'reflect-metadata';
import { printSchema } from 'graphql';
import { readSupergraph } from '../gateway/compose/supergraph';
import { composeSupergraph } from '../gateway/compose/compose-supergraph';
import { defaultUrl, serviceEntries } from '../app/services';

/** The SDL of every subgraph, the supergraph they compose to, and the schema that clients see. */
export async function renderSchemas(): Promise<{ path: string; content: string }[]> {
  const subgraphs = serviceEntries.map((entry) => ({
    name: entry.definition.name,
    url: defaultUrl(entry),
    sdl: entry.definition.subgraph().sdl,
  }));
  const { supergraphSdl } = composeSupergraph(subgraphs);
  const { apiSchema } = readSupergraph(supergraphSdl);
  return [
    ...subgraphs.map(({ name, sdl }) => ({
      path: `schema/subgraphs/${name}.graphql`,
      content: withNewline(sdl),
    })),
    { path: 'schema/supergraph.graphql', content: withNewline(supergraphSdl) },
    { path: 'schema/api.graphql', content: withNewline(printSchema(apiSchema)) },
  ];
}

const withNewline = (text: string): string => `${text.trimEnd()}\n`;
