import { resolve } from 'node:path';
import { ConfigError } from './errors';
import { projectRoot } from './project-root';
import {
  choice,
  flag,
  headerNames,
  integer,
  list,
  optionalText,
  optionalUrl,
  readSettings,
  text,
  urlsByName,
  type Values,
} from './settings';

const minute = 60_000;
const hour = 60 * minute;
const mebibyte = 1_048_576;

/** Every environment variable that Lähellä Graph reads. `docs/` prints this table. */
export const settings = {
  PORT: integer({
    fallback: 4000,
    min: 0,
    max: 65_535,
    meaning: 'TCP port to serve on; 0 lets the system choose.',
  }),
  HOST: text({
    fallback: '127.0.0.1',
    meaning: 'Address to serve on. Write 0.0.0.0 to be reached from other machines.',
  }),
  TRUST_PROXY: flag({
    fallback: false,
    meaning: 'Take the client address from X-Forwarded-For. Only behind a proxy that sets it.',
  }),
  CORS_ORIGINS: list({
    meaning:
      'Origins of web pages that may call the API from a browser, split by commas, or *. ' +
      'Without it no page of another origin may.',
  }),
  DATABASE_URL: optionalUrl({
    protocols: ['postgres:', 'postgresql:'],
    meaning: 'PostgreSQL 15 or newer. Without it the embedded one is started.',
  }),
  DATA_DIR: text({
    fallback: '.data',
    meaning: 'Folder of the embedded database and of the local signing key.',
  }),
  DEMO_DATA: flag({
    fallback: true,
    meaning: 'Fill empty databases with demo data, marked as such.',
  }),
  LONG_TERM_DAYS: integer({
    fallback: 90,
    min: 1,
    max: 3_650,
    meaning: 'Days from first to last occurrence that make a listing long-term.',
  }),
  CLASSIFICATION_RULES: optionalText({
    meaning:
      'Rule sets of the classification beside those that come along: a JSON file, or a folder of them.',
  }),
  SUPERGRAPH: optionalText({ meaning: 'Supergraph SDL file that the gateway alone serves.' }),
  SUBGRAPH_URLS: urlsByName({
    meaning: 'Addresses that replace those in the supergraph: name=url, split by commas.',
  }),
  SUBSCRIPTION_URLS: urlsByName({
    meaning:
      'Where subgraphs take subscriptions, if not at their address with ws: for http:. name=url, ' +
      'split by commas; ws: or wss: means graphql-transport-ws, http: or https: event streams.',
  }),
  OVERRIDE_LABELS: list({
    meaning:
      'Labels of progressive overrides, `@override(label:)`, that are on, split by commas. Labels ' +
      'of the form percent(n) need not be named.',
  }),
  FORWARD_HEADERS: headerNames({
    meaning: 'Client headers that are passed on to remote subgraphs, split by commas.',
  }),
  AUTHENTICATION: flag({
    fallback: true,
    meaning:
      'Verify tokens: of their claims `sub` and `exp` must be there. When off, `Authorization` ' +
      'is not looked at and every request is anonymous; FORWARD_HEADERS can pass it on to ' +
      'subgraphs that verify it themselves.',
  }),
  JWKS_URL: optionalUrl({
    protocols: ['http:', 'https:'],
    meaning: 'Key set of the identity provider. Without it a local key is made in DATA_DIR.',
  }),
  JWT_ISSUER: text({ fallback: 'lahella-graph', meaning: 'The `iss` that tokens must carry.' }),
  JWT_AUDIENCE: text({ fallback: 'lahella-graph', meaning: 'The `aud` that tokens must carry.' }),
  JWT_CLOCK_SKEW: integer({
    fallback: 5,
    min: 0,
    max: 300,
    meaning: 'Seconds by which clocks may differ when `exp` and `nbf` are checked.',
  }),
  POLICIES_CLAIM: text({
    fallback: 'policies',
    meaning:
      'The claim that names the policies, as in `@policy`, that the holder of a token meets: a list, ' +
      'or words split by spaces. Its name is taken as it is, dots and slashes included.',
  }),
  SUBGRAPH_SECRET: optionalText({
    minLength: 32,
    meaning:
      'Secret that gateway and remote subgraphs share to sign who makes a request. ' +
      'At least 32 characters.',
  }),
  INTROSPECTION: flag({
    fallback: true,
    meaning: 'Answer introspection. When off, errors suggest no names either.',
  }),
  EXPOSE_QUERY_PLAN: flag({
    fallback: true,
    meaning:
      'Put the query plan that runs into `extensions.queryPlan` when a request asks for it: ' +
      '`text`, and `fetches` with service, milliseconds, bytes and representations of every call.',
  }),
  SHARE_REQUESTS: flag({
    fallback: true,
    meaning: 'Run equal queries of one identity that arrive at the same moment once.',
  }),
  SHARE_FETCHES: flag({
    fallback: true,
    meaning: 'Send equal subgraph fetches of one identity at the same moment once.',
  }),
  SHARE_SUBSCRIPTIONS: flag({
    fallback: true,
    meaning:
      'Serve equal subscriptions of one identity from one upstream. Turn it off for subgraphs whose ' +
      'subscriptions begin with a state.',
  }),
  PERSISTED_QUERIES: choice({
    fallback: 'auto',
    of: ['off', 'auto', 'only'],
    meaning:
      '`auto`: clients may register documents by hash; `only`: nothing but the documents of ' +
      'PERSISTED_QUERIES_FILE runs; `off`: no hashes.',
  }),
  PERSISTED_QUERIES_FILE: optionalText({
    meaning: 'JSON file { "sha256 of the document": "document" } of allowed documents.',
  }),
  MAX_BODY_BYTES: integer({
    fallback: mebibyte,
    min: 1_024,
    max: 256 * mebibyte,
    meaning: 'Bytes of a request body.',
  }),
  MAX_TOKENS: integer({
    fallback: 15_000,
    min: 10,
    max: 10_000_000,
    meaning: 'Lexical tokens of a document.',
  }),
  MAX_NESTING: integer({
    fallback: 200,
    min: 5,
    max: 1_000,
    meaning: 'Brackets open at the same time in a document, of any kind.',
  }),
  MAX_DEPTH: integer({
    fallback: 30,
    min: 1,
    max: 1_000,
    meaning: 'Levels of fields below the operation, fragments expanded.',
  }),
  MAX_ALIASES: integer({
    fallback: 1_000,
    min: 0,
    max: 1_000_000,
    meaning: 'Aliases in an operation, fragments expanded.',
  }),
  MAX_ROOT_FIELDS: integer({
    fallback: 100,
    min: 1,
    max: 100_000,
    meaning: 'Root fields of an operation, fragments expanded.',
  }),
  MAX_DIRECTIVES: integer({
    fallback: 500,
    min: 0,
    max: 1_000_000,
    meaning: 'Directives in an operation, fragments expanded.',
  }),
  MAX_SELECTIONS: integer({
    fallback: 20_000,
    min: 1,
    max: 10_000_000,
    meaning: 'Fields and fragments of an operation after expanding every fragment.',
  }),
  MAX_COST: integer({
    fallback: 250_000,
    min: 0,
    max: 1_000_000_000,
    meaning:
      'Cost of an operation by `@cost` and `@listSize`: about the number of objects that its ' +
      'answer can hold; 0 = no limit.',
  }),
  ASSUMED_LIST_SIZE: integer({
    fallback: 10,
    min: 1,
    max: 1_000_000,
    meaning: 'Elements that a list counts for in MAX_COST when nothing tells its length.',
  }),
  MAX_RESPONSE_BYTES: integer({
    fallback: 32 * mebibyte,
    min: 1_024,
    max: 1_024 * mebibyte,
    meaning: 'Bytes of an answer.',
  }),
  MAX_ERRORS: integer({
    fallback: 1_000,
    min: 1,
    max: 1_000_000,
    meaning: 'Errors of an answer; one more says how many were left out. `data` stays whole.',
  }),
  MAX_CONCURRENT_REQUESTS: integer({
    fallback: 1_000,
    min: 1,
    max: 1_000_000,
    meaning: 'Queries and mutations that run at the same moment; more get 503.',
  }),
  MAX_REQUESTS_PER_MINUTE: integer({
    fallback: 0,
    min: 0,
    max: 10_000_000,
    meaning: 'Requests per minute of one principal, or of one address when anonymous; 0 = no cap.',
  }),
  MAX_CACHED_DOCUMENTS: integer({
    fallback: 2_000,
    min: 1,
    max: 1_000_000,
    meaning: 'Documents whose parsed, validated and planned form is kept.',
  }),
  REQUEST_TIMEOUT: integer({
    fallback: 30_000,
    min: 10,
    max: hour,
    meaning: 'Milliseconds until a query or mutation is given up.',
  }),
  PLAN_TIMEOUT: integer({
    fallback: 5_000,
    min: 10,
    max: minute,
    meaning: 'Milliseconds until planning an operation is given up.',
  }),
  SUBGRAPH_TIMEOUT: integer({
    fallback: 15_000,
    min: 10,
    max: hour,
    meaning: 'Milliseconds until a call to a subgraph is given up.',
  }),
  BODY_TIMEOUT: integer({
    fallback: 20_000,
    min: 100,
    max: hour,
    meaning: 'Milliseconds in which a request must have arrived completely.',
  }),
  SHUTDOWN_TIMEOUT: integer({
    fallback: 10_000,
    min: 0,
    max: hour,
    meaning: 'Milliseconds that running requests get to finish when the process stops.',
  }),
  LIVE_INIT_TIMEOUT: integer({
    fallback: 5_000,
    min: 10,
    max: minute,
    meaning: 'Milliseconds in which a WebSocket must send connection_init.',
  }),
  LIVE_HEARTBEAT: integer({
    fallback: 15_000,
    min: 10,
    max: hour,
    meaning:
      'Milliseconds within which a client that vanished is found: sockets are pinged in ' +
      'that time, event streams get a comment.',
  }),
  LIVE_MAX_SOCKETS: integer({
    fallback: 20_000,
    min: 1,
    max: 10_000_000,
    meaning: 'Open WebSockets of this process.',
  }),
  LIVE_MAX_PER_SOCKET: integer({
    fallback: 100,
    min: 1,
    max: 1_000_000,
    meaning: 'Operations running on one WebSocket.',
  }),
  LIVE_MAX_PER_PRINCIPAL: integer({
    fallback: 1_000,
    min: 1,
    max: 10_000_000,
    meaning: 'Subscriptions of one principal, or of one address when anonymous.',
  }),
  LIVE_MAX_PER_PROCESS: integer({
    fallback: 50_000,
    min: 1,
    max: 10_000_000,
    meaning: 'Subscriptions of this process.',
  }),
  LIVE_MAX_FRAME_BYTES: integer({
    fallback: 262_144,
    min: 1_024,
    max: 64 * mebibyte,
    meaning: 'Bytes of one WebSocket message from a client.',
  }),
  LIVE_MAX_BUFFERED_BYTES: integer({
    fallback: mebibyte,
    min: 1_024,
    max: 256 * mebibyte,
    meaning:
      'Bytes that may wait in the connection of a client that reads slowly. As many again may wait ' +
      'outside, where clients of one subscription share them.',
  }),
  LIVE_SLOW_GRACE: integer({
    fallback: 5_000,
    min: 0,
    max: hour,
    meaning: 'Milliseconds that a client may stay above LIVE_MAX_BUFFERED_BYTES.',
  }),
  LIVE_RECOVERY: integer({
    fallback: 60_000,
    min: 0,
    max: hour,
    meaning:
      'Milliseconds for which a lost stream of a subgraph is asked for again behind its last cursor ' +
      'before its clients are told.',
  }),
  LIVE_DRAIN_WINDOW: integer({
    fallback: 5_000,
    min: 0,
    max: hour,
    meaning:
      'Milliseconds over which live clients are sent away when the process stops, at most half of ' +
      'SHUTDOWN_TIMEOUT. Few clients take less.',
  }),
  STATEMENT_TIMEOUT: integer({
    fallback: 10_000,
    min: 100,
    max: 600_000,
    meaning:
      'Milliseconds after which the database ends a statement of a subgraph; the request gets STATEMENT_TIMEOUT. Less than SUBGRAPH_TIMEOUT, or nobody hears of it.',
  }),
  EVENT_RETENTION_DAYS: integer({
    fallback: 30,
    min: 1,
    max: 3_650,
    meaning:
      'Days that events are kept for clients that go on behind a cursor; older cursors get a gap event.',
  }),
  EVENTS_URL: optionalUrl({
    protocols: ['nats:', 'tls:'],
    meaning:
      'NATS server with JetStream, through which services hear of events in place of listening to the ' +
      'database. nats://user:password@host:4222; tls: encrypts.',
  }),
  PTV_API_URL: optionalUrl({
    protocols: ['http:', 'https:'],
    meaning:
      'Where eligible listings are transferred to: PTV’s Open API, without `/api/v11`. Without it ' +
      'nothing is transferred.',
  }),
  PTV_LOGIN_URL: optionalUrl({
    protocols: ['http:', 'https:'],
    meaning: 'Where the user of the API logs in. Without it /api/auth/api-login at PTV_API_URL.',
  }),
  PTV_USERNAME: optionalText({ meaning: 'User of PTV’s API; needed with PTV_API_URL.' }),
  PTV_PASSWORD: optionalText({ meaning: 'The password of that user; needed with PTV_API_URL.' }),
  PTV_USER_ORGANISATION: optionalText({
    meaning: 'For which organisation (`apiUserOrganisation`) a user of several logs in.',
  }),
  PTV_DEMO_DATA: flag({
    fallback: false,
    meaning: 'Transfer invented listings as well. Only to the simulator.',
  }),
  PTV_CONCURRENCY: integer({
    fallback: 4,
    min: 1,
    max: 64,
    meaning: 'Organisations that are transferred at the same moment.',
  }),
  PTV_TIMEOUT: integer({
    fallback: 30_000,
    min: 10,
    max: hour,
    meaning: 'Milliseconds until a call of PTV is given up and tried again later.',
  }),
  PTV_POLL_INTERVAL: integer({
    fallback: 5_000,
    min: 10,
    max: hour,
    meaning: 'Milliseconds between two looks for changes to transfer.',
  }),
  PTV_RETRY_DELAY: integer({
    fallback: 10_000,
    min: 1,
    max: hour,
    meaning: 'Milliseconds before a failed transfer is tried again, doubled each time.',
  }),
  PTV_RETRY_LONGEST: integer({
    fallback: hour,
    min: 1,
    max: 24 * hour,
    meaning: 'Milliseconds that this delay grows to.',
  }),
  PTV_CHECK_DAYS: integer({
    fallback: 30,
    min: 0,
    max: 3_650,
    meaning: 'Days after which an unchanged listing is compared with what PTV has; 0 = never.',
  }),
  GRAPH_URL: optionalUrl({
    protocols: ['http:', 'https:'],
    meaning:
      'Where the PTV transfer as its own process asks the graph. Without it /graphql at PORT of this machine.',
  }),
  LOG_LEVEL: choice({
    fallback: 'info',
    of: ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
    meaning: 'Least severe log line that is written.',
  }),
} as const;

/** Everything that can be set, grouped by the part that uses it. Durations are milliseconds. */
export type Config = ReturnType<typeof loadConfig>;

/**
 * Reads the configuration. The answer is frozen and complete. `overrides` come from the command
 * line and win over the environment; `fallbacks` are what a part uses where nobody says otherwise.
 *
 * @throws ConfigError naming every setting with a wrong value, the value, and what to write.
 */
export function loadConfig(
  env: Readonly<Record<string, string | undefined>> = process.env,
  overrides: Readonly<Record<string, string>> = {},
  fallbacks: Readonly<Record<string, string>> = {},
) {
  const values = readSettings(settings, { ...fallbacks, ...env, ...overrides });
  const dataFolder = resolve(projectRoot, values.DATA_DIR);
  return deepFreeze({
    dataFolder,
    demoData: values.DEMO_DATA,
    listings: { longTermDays: values.LONG_TERM_DAYS },
    classification: { ruleFiles: values.CLASSIFICATION_RULES },
    http: {
      port: values.PORT,
      host: values.HOST,
      trustProxy: values.TRUST_PROXY,
      corsOrigins: values.CORS_ORIGINS,
      bodyTimeout: values.BODY_TIMEOUT,
      shutdownTimeout: values.SHUTDOWN_TIMEOUT,
    },
    database: {
      url: values.DATABASE_URL,
      embeddedFolder: resolve(dataFolder, 'postgres'),
      statementTimeout: values.STATEMENT_TIMEOUT,
    },
    identity: {
      isVerified: values.AUTHENTICATION,
      jwksUrl: values.JWKS_URL,
      localKeyFolder: resolve(dataFolder, 'identity'),
      issuer: values.JWT_ISSUER,
      audience: values.JWT_AUDIENCE,
      clockSkewSeconds: values.JWT_CLOCK_SKEW,
      policiesClaim: values.POLICIES_CLAIM,
      subgraphSecret: values.SUBGRAPH_SECRET,
    },
    gateway: {
      supergraphFile: values.SUPERGRAPH,
      subgraphUrls: values.SUBGRAPH_URLS,
      subscriptionUrls: values.SUBSCRIPTION_URLS,
      overrideLabels: values.OVERRIDE_LABELS,
      forwardHeaders: values.FORWARD_HEADERS.map((name) => name.toLowerCase()),
      introspection: values.INTROSPECTION,
      exposeQueryPlan: values.EXPOSE_QUERY_PLAN,
      planTimeout: values.PLAN_TIMEOUT,
      subgraphTimeout: values.SUBGRAPH_TIMEOUT,
      requestTimeout: values.REQUEST_TIMEOUT,
    },
    sharing: {
      requests: values.SHARE_REQUESTS,
      fetches: values.SHARE_FETCHES,
      subscriptions: values.SHARE_SUBSCRIPTIONS,
    },
    persisted: { mode: values.PERSISTED_QUERIES, file: values.PERSISTED_QUERIES_FILE },
    limits: limitsOf(values),
    live: liveOf(values),
    events: { retentionDays: values.EVENT_RETENTION_DAYS, url: values.EVENTS_URL },
    ptv: ptvOf(values),
    log: { level: values.LOG_LEVEL },
  });
}

type AllValues = Values<typeof settings>;

const limitsOf = (values: AllValues) => ({
  bodyBytes: values.MAX_BODY_BYTES,
  tokens: values.MAX_TOKENS,
  nesting: values.MAX_NESTING,
  depth: values.MAX_DEPTH,
  aliases: values.MAX_ALIASES,
  rootFields: values.MAX_ROOT_FIELDS,
  directives: values.MAX_DIRECTIVES,
  selections: values.MAX_SELECTIONS,
  cost: values.MAX_COST,
  assumedListSize: values.ASSUMED_LIST_SIZE,
  responseBytes: values.MAX_RESPONSE_BYTES,
  errors: values.MAX_ERRORS,
  concurrentRequests: values.MAX_CONCURRENT_REQUESTS,
  requestsPerMinute: values.MAX_REQUESTS_PER_MINUTE,
  cachedDocuments: values.MAX_CACHED_DOCUMENTS,
});

const liveOf = (values: AllValues) => ({
  initTimeout: values.LIVE_INIT_TIMEOUT,
  heartbeat: values.LIVE_HEARTBEAT,
  maxSockets: values.LIVE_MAX_SOCKETS,
  maxPerSocket: values.LIVE_MAX_PER_SOCKET,
  maxPerPrincipal: values.LIVE_MAX_PER_PRINCIPAL,
  maxPerProcess: values.LIVE_MAX_PER_PROCESS,
  maxFrameBytes: values.LIVE_MAX_FRAME_BYTES,
  maxBufferedBytes: values.LIVE_MAX_BUFFERED_BYTES,
  slowGrace: values.LIVE_SLOW_GRACE,
  recovery: values.LIVE_RECOVERY,
  drainWindow: values.LIVE_DRAIN_WINDOW,
});

/** Null when nothing is transferred. */
function ptvOf(values: AllValues) {
  const { PTV_API_URL: apiUrl, PTV_USERNAME: username, PTV_PASSWORD: password } = values;
  if (apiUrl === null) return null;
  if (username === null || password === null)
    throw new ConfigError(
      'PTV_API_URL is set without PTV_USERNAME and PTV_PASSWORD: write both, or leave it out.',
    );
  return {
    apiUrl,
    loginUrl: values.PTV_LOGIN_URL ?? new URL('/api/auth/api-login', apiUrl).href,
    username,
    password,
    userOrganisation: values.PTV_USER_ORGANISATION,
    demoData: values.PTV_DEMO_DATA,
    concurrency: values.PTV_CONCURRENCY,
    timeout: values.PTV_TIMEOUT,
    pollInterval: values.PTV_POLL_INTERVAL,
    retryDelay: values.PTV_RETRY_DELAY,
    retryLongest: values.PTV_RETRY_LONGEST,
    checkAfter: values.PTV_CHECK_DAYS === 0 ? null : values.PTV_CHECK_DAYS * 24 * hour,
    graphUrl: values.GRAPH_URL ?? `http://127.0.0.1:${values.PORT}/graphql`,
  };
}

export interface SettingRow {
  readonly name: string;
  readonly default: string;
  readonly meaning: string;
}

/** The table of settings, in the order of the code, for the documentation. */
export const settingRows = (): readonly SettingRow[] =>
  Object.entries(settings).map(([name, setting]) => ({
    name,
    default: setting.defaultText,
    meaning: setting.meaning,
  }));

function deepFreeze<const T extends object>(value: T): T {
  for (const child of Object.values(value)) {
    if (typeof child === 'object' && child !== null) deepFreeze(child as object);
  }
  return Object.freeze(value);
}
