import { GraphQLError, parse, validate, type DocumentNode, type GraphQLSchema } from 'graphql';

/** A document that can run, or why it cannot. */
export type CheckedDocument =
  { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] };

const maxDocuments = 1_000;
// What a gateway sends is planned; more than this is no plan.
const maxTokens = 20_000;

/**
 * Parses and validates each document once. The oldest are forgotten first: gateways send the
 * same few documents over and over.
 */
export function createDocumentCache(schema: GraphQLSchema): (text: string) => CheckedDocument {
  const documents = new Map<string, CheckedDocument>();
  return (text) => {
    const known = documents.get(text);
    if (known) return known;
    const checked = check(schema, text);
    if (documents.size >= maxDocuments) documents.delete(documents.keys().next().value ?? '');
    documents.set(text, checked);
    return checked;
  };
}

function check(schema: GraphQLSchema, text: string): CheckedDocument {
  try {
    const document = parse(text, { maxTokens, noLocation: false });
    const errors = validate(schema, document);
    if (errors.length === 0) return { document };
    return { errors: errors.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')) };
  } catch (error) {
    // parse() throws on syntax; validate() throws on a subscription with @skip at its root.
    const known = error instanceof GraphQLError ? error : new GraphQLError('Invalid document.');
    return { errors: [coded(known, 'GRAPHQL_PARSE_FAILED')] };
  }
}

const coded = (error: GraphQLError, code: string): GraphQLError =>
  new GraphQLError(error.message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    extensions: { code, ...error.extensions },
  });
