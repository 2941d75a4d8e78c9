import { printSchemaWithDirectives } from '@graphql-tools/utils';
import type { GraphQLSchema } from 'graphql';
import { federationDirectives } from './directives';

const federationVersion = 'https://specs.apollo.dev/federation/v2.9';

/** The schema as text with its directives, headed by the `@link` that says what they mean. */
export function printSubgraphSdl(schema: GraphQLSchema): string {
  const body = printSchemaWithDirectives(schema, { commentDescriptions: false });
  const used = federationDirectives.filter((name) => new RegExp(`@${name}\\b`).test(body));
  const imports = used.map((name) => `"@${name}"`).join(', ');
  return `extend schema @link(url: "${federationVersion}", import: [${imports}])\n\n${withoutSchema(body)}\n`;
}

/** The root types have their default names; a `schema` block beside `extend schema` says it twice. */
const withoutSchema = (body: string): string => body.replace(/^schema \{[^}]*\}\s*/m, '').trim();
