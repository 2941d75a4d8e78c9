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
import { BoundedCache } from '../plan/bounded-cache';
import { checkSelections, checkTokens, type DocumentLimits } from './document-limits';
import { RequestRefused } from './request-refused';

/** A document that may run: within limits, valid for the schema. */
export interface ValidDocument {
  readonly text: string;
  /** SHA-256 of the text in hexadecimal. */
  readonly hash: string;
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

/** Large documents are not kept: two thousand of them would fill the memory. */
const largestCachedText = 65_536;

export function createDocuments(options: DocumentOptions): Documents {
  const { cachedDocuments } = options.limits;
  let schemaOfCaches: GraphQLSchema | null = null;
  let valid = new BoundedCache<ValidDocument>(cachedDocuments);
  let hashes = new BoundedCache<ValidDocument>(cachedDocuments);
  // Kept apart, so that a flood of bad documents does not push out the good ones.
  let refused = new BoundedCache<RequestRefused>(Math.ceil(cachedDocuments / 10));

  const forget = (schema: GraphQLSchema): void => {
    schemaOfCaches = schema;
    valid = new BoundedCache(cachedDocuments);
    hashes = new BoundedCache(cachedDocuments);
    refused = new BoundedCache(Math.ceil(cachedDocuments / 10));
  };

  const remember = (document: ValidDocument): ValidDocument => {
    if (document.text.length > largestCachedText) return document;
    valid.set(document.text, document);
    hashes.set(document.hash, document);
    return document;
  };

  return {
    load(text, schema) {
      if (schema !== schemaOfCaches) forget(schema);
      const known = valid.get(text);
      if (known !== undefined) return known;
      const refusal = refused.get(text);
      if (refusal !== undefined) throw refusal;
      try {
        return remember(readDocument(text, schema, options));
      } catch (error) {
        if (error instanceof RequestRefused && text.length <= largestCachedText) {
          refused.set(text, error);
        }
        throw error;
      }
    },
    byHash: (hash) => hashes.get(hash),
  };
}

function readDocument(text: string, schema: GraphQLSchema, options: DocumentOptions) {
  const document = parseWithinLimits(text, options.limits);
  const errors = validationErrors(schema, document, options.introspection);
  if (errors.length > 0) throw new RequestRefused(errors.map(asValidationError));
  return {
    text,
    hash: createHash('sha256').update(text).digest('hex'),
    document,
    operations: document.definitions.filter(
      (definition) => definition.kind === Kind.OPERATION_DEFINITION,
    ),
  };
}

function parseWithinLimits(text: string, limits: DocumentLimits): DocumentNode {
  try {
    checkTokens(text, limits);
    const document = parse(text);
    checkSelections(document, limits);
    return document;
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
  const rules = introspection
    ? specifiedRules
    : [...specifiedRules, NoSchemaIntrospectionCustomRule];
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
    : withCode(error, 'GRAPHQL_VALIDATION_FAILED');

function withCode(
  error: GraphQLError,
  code: 'GRAPHQL_PARSE_FAILED' | 'GRAPHQL_VALIDATION_FAILED',
): GraphQLError {
  return new GraphQLError(error.message, {
    nodes: error.nodes,
    source: error.source,
    positions: error.positions,
    extensions: { code },
  });
}
