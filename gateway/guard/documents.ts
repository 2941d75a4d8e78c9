import { createHash } from 'node:crypto';
import {
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { ClientError } from '../../platform/errors';
import { checkSelections, checkTokens, type DocumentLimits } from './document-limits';
import { FiniteFloatsRule } from './finite-floats';
import { checkIntrospection } from './introspection-size';
import { RequestRefused } from './request-refused';
import { WeightedCache } from './weighted-cache';

/** A document that may run: within limits, valid for the schema. */
export interface ValidDocument {
  readonly text: string;
  /** SHA-256 of the text in hexadecimal. */
  readonly hash: string;
  readonly tokens: number;
  readonly document: DocumentNode;
  readonly operations: readonly OperationDefinitionNode[];
}

export interface DocumentOptions {
  readonly limits: DocumentLimits & { readonly cachedDocuments: number };
  readonly introspection: boolean;
}

export interface Documents {
  /**
   * Parses and validates, or finds what was found out before: a text seen before costs a lookup.
   *
   * @throws RequestRefused with GRAPHQL_PARSE_FAILED, GRAPHQL_VALIDATION_FAILED or
   *   REQUEST_TOO_COMPLEX
   */
  load(text: string, schema: GraphQLSchema): ValidDocument;
  /** A document that `load` returned and that is still kept. */
  byHash(hash: string): ValidDocument | undefined;
}

/**
 * Caches are bounded by tokens: a token takes 280 bytes as parsed document (measured), so that the
 * default of 2,000 documents takes 110 MB at worst, whatever clients send.
 */
const tokensPerDocument = 200;

interface Caches {
  readonly schema: GraphQLSchema;
  readonly valid: WeightedCache<ValidDocument>;
  readonly byHash: WeightedCache<ValidDocument>;
  /** Apart from the valid ones, so that a flood of bad documents does not push those out. */
  readonly refused: WeightedCache<RequestRefused>;
}

function createCaches(schema: GraphQLSchema, documents: number): Caches {
  const tokens = documents * tokensPerDocument;
  return {
    schema,
    valid: new WeightedCache(tokens),
    byHash: new WeightedCache(tokens),
    refused: new WeightedCache(tokens / 10),
  };
}

export function createDocuments(options: DocumentOptions): Documents {
  let caches: Caches | null = null;

  const cachesFor = (schema: GraphQLSchema): Caches =>
    caches?.schema === schema
      ? caches
      : (caches = createCaches(schema, options.limits.cachedDocuments));

  return {
    load(text, schema) {
      const { valid, byHash, refused } = cachesFor(schema);
      const known = valid.get(text);
      if (known !== undefined) return known;
      const refusal = refused.get(text);
      if (refusal !== undefined) throw refusal;
      try {
        const read = readDocument(text, schema, options);
        valid.set(text, read, read.tokens);
        byHash.set(read.hash, read, read.tokens);
        return read;
      } catch (error) {
        // The text and the errors' sentences; about four characters a token.
        if (error instanceof RequestRefused) refused.set(text, error, text.length / 4 + 20);
        throw error;
      }
    },
    byHash: (hash) => caches?.byHash.get(hash),
  };
}

export const noIncrementalDelivery =
  'Incremental delivery is not supported: send the operation without @defer and @stream.';

function readDocument(
  text: string,
  schema: GraphQLSchema,
  options: DocumentOptions,
): ValidDocument {
  const { document, tokens } = parseWithinLimits(text, options.limits);
  const errors = validationErrors(schema, document, options.introspection);
  if (errors.length > 0) throw new RequestRefused(errors.map(asValidationError));
  checkIntrospection(schema, document, text);
  return {
    text,
    tokens,
    hash: createHash('sha256').update(text).digest('hex'),
    document,
    operations: document.definitions.filter(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION,
    ),
  };
}

function parseWithinLimits(
  text: string,
  limits: DocumentLimits,
): { readonly document: DocumentNode; readonly tokens: number } {
  try {
    const tokens = checkTokens(text, limits);
    const document = parse(text);
    checkSelections(document, limits);
    return { document, tokens };
  } catch (error) {
    if (error instanceof ClientError) throw new RequestRefused([error]);
    if (error instanceof GraphQLError) {
      throw new RequestRefused([withCode(error, 'GRAPHQL_PARSE_FAILED')]);
    }
    throw error;
  }
}

function validationErrors(
  schema: GraphQLSchema,
  document: DocumentNode,
  introspection: boolean,
): readonly GraphQLError[] {
  const always = [...specifiedRules, FiniteFloatsRule];
  const rules = introspection ? always : [...always, NoSchemaIntrospectionCustomRule];
  try {
    return validate(schema, document, rules, { maxErrors: 20, hideSuggestions: !introspection });
  } catch (error) {
    // graphql-js 16 throws from its rule for single root fields when a condition on the root of a
    // subscription depends on a variable, and overflows the stack on endless fragment chains.
    if (error instanceof GraphQLError) return [singleRootField(error)];
    if (error instanceof RangeError) throw new RequestRefused([tooInvolved()]);
    throw error;
  }
}

const singleRootField = (error: GraphQLError): GraphQLError =>
  new GraphQLError(
    'The root field of a subscription must not depend on a variable in @skip or @include.',
    { nodes: error.nodes },
  );

const tooInvolved = (): ClientError =>
  new ClientError(
    'REQUEST_TOO_COMPLEX',
    'The document takes too long to validate: its fragments repeat or nest too many fields.',
    { limit: 'validation' },
  );

/** graphql-js stops comparing repeated fields at a budget of its own. */
const asValidationError = (error: GraphQLError): GraphQLError =>
  error.message === 'Validation aborted.'
    ? tooInvolved()
    : withCode(error, 'GRAPHQL_VALIDATION_FAILED', plainer(error.message));

/** Clients that write `@defer` need to know why it is unknown. */
const plainer = (message: string): string =>
  /^Unknown directive "@(defer|stream)"/.test(message) ? noIncrementalDelivery : message;

function withCode(
  error: GraphQLError,
  code: 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED',
  message = error.message,
): GraphQLError {
  return new GraphQLError(message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    extensions: { code },
  });
}
