/**
 * Every code that `extensions.code` can carry. This table is the one source of the error
 * classes, of `docs/errors.md` and of the tests that compare the two.
 *
 * `audience` says how the text reaches a client: `client` errors carry their own sentence,
 * `subgraph` errors name the subgraph and path, `internal` errors are masked and logged
 * under the request id, `config` errors stop the start.
 */
export interface ErrorCodeDefinition {
  readonly audience: 'client' | 'subgraph' | 'internal' | 'config';
  /** HTTP status when the request fails as a whole; errors beside data keep 200. */
  readonly status: number;
  readonly meaning: string;
  readonly remedy: string;
}

const define = <T extends Record<string, ErrorCodeDefinition>>(table: T): T => table;

export const errorCodes = define({
  GRAPHQL_PARSE_FAILED: {
    audience: 'client',
    status: 400,
    meaning: 'The document is not GraphQL.',
    remedy: 'Mend the syntax at the location given.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    audience: 'client',
    status: 400,
    meaning: 'The document asks for something that the schema does not have.',
    remedy: 'Compare the document with the schema: the message names the field, argument or type.',
  },
  BAD_REQUEST: {
    audience: 'client',
    status: 400,
    meaning: 'The request is not a GraphQL request: no JSON, no `query`, or a wrong shape.',
    remedy:
      'Send a JSON object with a string `query` and, if needed, `variables` and `operationName`.',
  },
  OPERATION_RESOLUTION_FAILURE: {
    audience: 'client',
    status: 400,
    meaning: 'The document holds several operations, or none of the name that was given.',
    remedy: 'Send `operationName` with the name of an operation in the document.',
  },
  BAD_USER_INPUT: {
    audience: 'client',
    status: 400,
    meaning: 'A variable or argument has a value that is not allowed.',
    remedy: 'The message names the value and what is allowed in its place.',
  },
  INVALID_CURSOR: {
    audience: 'client',
    status: 400,
    meaning: 'The cursor was not given by this list, or by this list in this order.',
    remedy: 'Start again without `after`, or use a cursor of the same list, filter and order.',
  },
  UNKNOWN_CODE: {
    audience: 'client',
    status: 400,
    meaning: 'A code (theme, form, municipality, region, class …) does not exist.',
    remedy: 'Read the code list that the message names.',
  },
  VALUE_MISSING: {
    audience: 'client',
    status: 400,
    meaning: 'An input field that needs a value has none.',
    remedy: 'Give a value in the field that `path` names.',
  },
  VALUE_TOO_LONG: {
    audience: 'client',
    status: 400,
    meaning: 'A text is longer than its field holds.',
    remedy: 'Shorten it to what the message names.',
  },
  TOO_MANY_VALUES: {
    audience: 'client',
    status: 400,
    meaning: 'A list has more values than are allowed.',
    remedy: 'Leave out values; the message names the limit.',
  },
  INVALID_FORMAT: {
    audience: 'client',
    status: 400,
    meaning: 'A text is no address, number or other value of the kind that its field takes.',
    remedy: 'Write it like the example in the message.',
  },
  INVALID_BUSINESS_ID: {
    audience: 'client',
    status: 400,
    meaning: 'A Y-tunnus does not have the form 1234567-8 or its check digit is wrong.',
    remedy: 'Compare it with the register (ytj.fi).',
  },
  PERSONAL_NAME: {
    audience: 'client',
    status: 400,
    meaning: 'Contact data names a person.',
    remedy: 'Give a role or unit in place of the name.',
  },
  INVALID_PERIOD: {
    audience: 'client',
    status: 400,
    meaning: 'A period ends before it starts, or lies where it cannot.',
    remedy: 'Correct the moment that `path` names.',
  },
  CONFLICTING_VALUES: {
    audience: 'client',
    status: 400,
    meaning: 'Two input fields exclude each other, or need each other.',
    remedy: 'The message names both and says which to leave out or add.',
  },
  ALREADY_EXISTS: {
    audience: 'client',
    status: 409,
    meaning: 'Something with the same unique value is there already.',
    remedy: 'Use what is there, or correct the value.',
  },
  WRONG_STATUS: {
    audience: 'client',
    status: 409,
    meaning: 'The object’s status does not allow the change, e.g. publishing what is published.',
    remedy: 'Read the status again; the message names it.',
  },
  UNAUTHENTICATED: {
    audience: 'client',
    status: 401,
    meaning: 'The token is missing where one is needed, expired, forged or malformed.',
    remedy: 'Send `Authorization: Bearer TOKEN` with a valid token.',
  },
  FORBIDDEN: {
    audience: 'client',
    status: 403,
    meaning: 'The principal may not do or see this.',
    remedy: 'Use a token with the role, scope, organisation or area that the message names.',
  },
  NOT_FOUND: {
    audience: 'client',
    status: 404,
    meaning: 'There is nothing with this id or code, or the principal may not see it.',
    remedy: 'Check the id; published content is visible to everyone.',
  },
  STALE_VERSION: {
    audience: 'client',
    status: 409,
    meaning: 'Somebody changed the object after it was read.',
    remedy: 'Read it again, apply the change and send the new `version` as `expectedVersion`.',
  },
  METHOD_NOT_ALLOWED: {
    audience: 'client',
    status: 405,
    meaning: 'The HTTP method does not fit: mutations and everything but queries need POST.',
    remedy: 'Send the request by POST.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    audience: 'client',
    status: 415,
    meaning: 'The body is not sent as JSON in UTF-8.',
    remedy: 'Send `Content-Type: application/json`.',
  },
  NOT_ACCEPTABLE: {
    audience: 'client',
    status: 406,
    meaning: 'None of the media types in `Accept` can be served.',
    remedy: 'Accept `application/graphql-response+json` or `application/json`.',
  },
  CSRF_PREVENTED: {
    audience: 'client',
    status: 400,
    meaning: 'The request could have been sent by a foreign web page without a preflight.',
    remedy: 'Send `Content-Type: application/json` or the header `graphql-require-preflight: 1`.',
  },
  PAYLOAD_TOO_LARGE: {
    audience: 'client',
    status: 413,
    meaning: 'The body is larger than the limit.',
    remedy: 'Send less, in several requests, or raise `MAX_BODY_BYTES`.',
  },
  REQUEST_TOO_COMPLEX: {
    audience: 'client',
    status: 400,
    meaning:
      'The document passes a limit on tokens, depth, aliases, selections, root fields or cost.',
    remedy: 'The message names the limit, the document’s figure and the allowed one.',
  },
  RATE_LIMITED: {
    audience: 'client',
    status: 429,
    meaning: 'Too many requests from this principal or address.',
    remedy: 'Wait as long as `Retry-After` says.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    audience: 'client',
    status: 200,
    meaning: 'The hash of a persisted query is not known yet.',
    remedy: 'Send the query and its hash together once.',
  },
  PERSISTED_QUERY_HASH_MISMATCH: {
    audience: 'client',
    status: 400,
    meaning: 'The hash sent is not the SHA-256 of the query sent.',
    remedy: 'Send the SHA-256 of the exact text, in hexadecimal.',
  },
  PERSISTED_QUERY_ONLY: {
    audience: 'client',
    status: 400,
    meaning: 'This gateway runs only documents of its allow-list.',
    remedy: 'Register the document, or send the hash of a registered one.',
  },
  TOO_MANY_ERRORS: {
    audience: 'client',
    status: 200,
    meaning: 'The answer has more errors than are told. `data` is whole, with null where they are.',
    remedy: 'Mend what the first errors say, or ask for less at once; the limit is `MAX_ERRORS`.',
  },
  SUBSCRIPTION_GAP: {
    audience: 'client',
    status: 200,
    meaning: 'The history that `after` points to is no longer kept.',
    remedy: 'Read the current state again and subscribe without `after`.',
  },
  TOO_MANY_SUBSCRIPTIONS: {
    audience: 'client',
    status: 429,
    meaning: 'The cap on running subscriptions is reached.',
    remedy: 'End one, or share one subscription.',
  },
  SLOW_CONSUMER: {
    audience: 'client',
    status: 200,
    meaning: 'The client read its live updates more slowly than they came, for too long.',
    remedy: 'Subscribe again with `after` set to `lastCursor`, if there is one.',
  },
  OVERLOADED: {
    audience: 'client',
    status: 503,
    meaning: 'The gateway runs as many requests as it is allowed to, or is shutting down.',
    remedy: 'Try again after `Retry-After` seconds.',
  },
  REQUEST_TIMEOUT: {
    audience: 'client',
    status: 504,
    meaning: 'The request took longer than the time allowed.',
    remedy: 'Ask for less at once, or raise `REQUEST_TIMEOUT`.',
  },
  STATEMENT_TIMEOUT: {
    audience: 'client',
    status: 504,
    meaning: 'The database was not done with a part of the request within the time allowed.',
    remedy: 'Ask for less at once: a narrower filter, a smaller page, no `totalCount`.',
  },
  PLANNING_FAILED: {
    audience: 'client',
    status: 400,
    meaning: 'No plan for the operation was found within the time allowed.',
    remedy: 'Ask for less at once; the operation reaches too many subgraphs in too many ways.',
  },
  SUBGRAPH_UNREACHABLE: {
    audience: 'subgraph',
    status: 200,
    meaning: 'A subgraph could not be reached, or its circuit is open.',
    remedy: 'The rest of the answer stands; ask again for the missing part.',
  },
  SUBGRAPH_TIMEOUT: {
    audience: 'subgraph',
    status: 200,
    meaning: 'A subgraph did not answer in time.',
    remedy: 'The rest of the answer stands; ask again for the missing part.',
  },
  SUBGRAPH_INVALID_RESPONSE: {
    audience: 'subgraph',
    status: 200,
    meaning: 'A subgraph answered something that is no GraphQL response to what was asked.',
    remedy: 'The owner of the subgraph finds the cause under the request id.',
  },
  SUBGRAPH_ERROR: {
    audience: 'subgraph',
    status: 200,
    meaning: 'A subgraph answered with an error that carries no code of its own.',
    remedy: 'The owner of the subgraph finds the cause under the request id.',
  },
  DATABASE_UNAVAILABLE: {
    audience: 'internal',
    status: 503,
    meaning: 'A subgraph’s database does not answer.',
    remedy: 'Try again; nothing was half-written.',
  },
  INTERNAL_SERVER_ERROR: {
    audience: 'internal',
    status: 500,
    meaning: 'Something failed that should not.',
    remedy: 'Report the request id; the log has the cause.',
  },
  CONFIG_INVALID: {
    audience: 'config',
    status: 500,
    meaning: 'A setting has a value that cannot be used.',
    remedy: 'The sentence names the setting, its value and what to write.',
  },
  COMPOSITION_FAILED: {
    audience: 'config',
    status: 500,
    meaning: 'The subgraphs do not compose to a supergraph.',
    remedy: 'The message names subgraph, type and field.',
  },
});

export type ErrorCode = keyof typeof errorCodes;
