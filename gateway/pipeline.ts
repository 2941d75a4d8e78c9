import { randomUUID } from 'node:crypto';
import { GraphQLError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { principalKey, type Principal } from '../platform/identity/principal';
import type { Log } from '../platform/log';
import { answerOf, refusalOf, type Answer } from './answer';
import type { Engine, OperationResult, PreparedOperation } from './engine';
import type { Admission } from './guard/admission';
import { createDeadlines, type Deadlines } from '../platform/deadlines';
import type { Documents, ValidDocument } from './guard/documents';
import type { PersistedDocuments } from './guard/persisted-documents';
import type { CostCheck } from './guard/operation-cost';
import { isKnownCode, refuse, RequestRefused } from './guard/request-refused';
import type { FetchRecord, RequestContext } from './request-context';
import { joinRun, type Joiner, type JoinRunOptions, type Leave } from './join-run';
import type { RequestSharing } from './share-requests';
import { createLiveHub, type LiveHub, type LiveHubOptions } from './subscribe/live-hub';
import { mapIterator } from './subscribe/map-iterator';
import type { Subscriber } from './subscribe/subscriber';
import { callerKey, type AdmittedOperation, type Caller, type RequestParams } from './operation';

export type Execute = (
  prepared: PreparedOperation,
  operation: AdmittedOperation,
  context: RequestContext,
) => Promise<OperationResult>;

/** Wraps the execution of queries and mutations. */
export type ExecuteInterceptor = (next: Execute) => Execute;

/** How a request went. */
export interface Observation {
  readonly kind: AdmittedOperation['kind'] | 'unknown';
  /** `errors`: there is data and there are errors; `refused`: it did not run. */
  readonly outcome: 'ok' | 'errors' | 'refused';
  /** The code of the first error. */
  readonly code: string | null;
  readonly seconds: number;
}

export interface PipelineOptions {
  readonly engine: Engine;
  readonly documents: Documents;
  /** Throws ClientError for an operation that would cost too much. */
  readonly checkCost: CostCheck;
  readonly persisted: PersistedDocuments;
  readonly admission: Admission;
  readonly log: Log;
  /** Milliseconds until a query or mutation is given up. */
  readonly requestTimeout: number;
  readonly responseBytes: number;
  readonly exposeQueryPlan: boolean;
  readonly live: Pick<LiveHubOptions, 'isSharing' | 'recovery'>;
  /** Told of every request once, when it has been answered. */
  readonly observe?: (observation: Observation) => void;
  /** The first one is the outermost. */
  readonly interceptors?: readonly ExecuteInterceptor[];
  /** Runs equal queries once; without it each runs for itself. */
  readonly sharing?: RequestSharing;
}

/**
 * The one way from a request to an answer. HTTP, WebSocket and SSE all go through it, so that
 * whatever refuses, limits, authorises or counts does so on every transport.
 */
export interface Pipeline {
  readonly schema: GraphQLSchema;
  readonly log: Log;
  /**
   * Finds the operation, parses, validates and limits. Costs a lookup for a document seen before.
   * With `wireKey` the operation can be joined under it while it runs, if it is a query.
   *
   * @throws RequestRefused
   */
  admit(params: RequestParams, wireKey?: string): AdmittedOperation;
  /** Runs a query or mutation. Never rejects. */
  run(operation: AdmittedOperation, caller: Caller): Promise<Answer>;
  /**
   * Gives `deliver` the answer to a request of which an equal one was admitted, authenticated and
   * runs now: once, perhaps before this returns. It is counted and limited as if it ran for itself.
   * Null, and nothing is delivered, when there is none that it may join.
   */
  join(wireKey: string, joiner: Joiner, deliver: (answer: Answer) => void): Leave | null;
  /**
   * Starts a subscription, with a subscriber that is then ready to run. Null, or the answer that
   * says why there is no such subscription.
   */
  subscribe(
    operation: AdmittedOperation,
    caller: Caller,
    subscriber: Subscriber,
  ): Promise<Answer | null>;
  /** What runs, and who shares it. */
  readonly live: Pick<LiveHub, 'groups' | 'describe'>;
  /** The answer to whatever was thrown on the way: refusals as such, the rest masked and logged. */
  answerToError(error: unknown, requestId: string): Answer;
}

export function createPipeline(options: PipelineOptions): Pipeline {
  const { engine, log, admission, sharing } = options;
  const execute = composeExecute(options);
  const deadlines = createDeadlines(options.requestTimeout);
  let joinedSchema = engine.schema;
  const answerToError = (error: unknown, requestId: string): Answer =>
    refusalOf(asRefusal(error), { requestId, log });

  const hub = startHub(options, answerToError);

  /** Counts the request, and turns what is thrown into an answer. */
  const guarded = async <T extends Answer | null>(
    { kind }: Pick<AdmittedOperation, 'kind'>,
    caller: Pick<Caller, 'requestId' | 'principal' | 'address'>,
    work: () => Promise<T>,
  ): Promise<T | Answer> => {
    const started = performance.now();
    let answer: T | Answer;
    try {
      const leave = admission.enter(callerKey(caller));
      answer = await work().finally(leave);
    } catch (error) {
      answer = answerToError(error, caller.requestId);
    }
    observe(options, kind, answer, started);
    return answer;
  };

  const joining: JoinRunOptions = {
    admission,
    deadlines,
    present: (result, requestId) => {
      try {
        return present(result, requestId, options);
      } catch (error) {
        return answerToError(error, requestId);
      }
    },
    answerToError,
    timedOut: () => timedOut(options),
    observe: (answer, started) => observe(options, 'query', answer, started),
  };

  return {
    get schema() {
      return engine.schema;
    },
    log,
    admit: (params, wireKey) => admit(params, options, wireKey),
    run: (operation, caller) =>
      guarded<Answer>(operation, caller, async () => {
        const run = (signal: AbortSignal) => execute(operation, caller, signal);
        const running = runWithDeadline(run, caller, deadlines, options);
        // Before anybody is told of the change.
        if (operation.kind === 'mutation') await running.finally(sharing?.forget);
        return present(await running, caller.requestId, options);
      }),
    join(wireKey, joiner, deliver) {
      if (joinedSchema !== engine.schema) {
        // A document that was valid for the last schema may not be for this one.
        joinedSchema = engine.schema;
        sharing?.forget();
      }
      const run = sharing?.find(wireKey);
      if (run === undefined || hasExpired(run.principal)) return null;
      return joinRun(run, joiner, deliver, joining);
    },
    subscribe: (operation, caller, subscriber) =>
      guarded(operation, caller, () => hub.join(operation, caller, subscriber)),
    live: hub,
    answerToError(error, requestId) {
      const answer = answerToError(error, requestId);
      observe(options, 'unknown', answer, performance.now());
      return answer;
    },
  };
}

const present = (result: OperationResult, requestId: string, options: PipelineOptions): Answer =>
  checkSize(answerOf(result, { requestId, log: options.log }), options.responseBytes);

const hasExpired = ({ expiresAt }: Principal): boolean =>
  expiresAt !== null && expiresAt * 1_000 <= Date.now();

function observe(
  options: PipelineOptions,
  kind: Observation['kind'],
  answer: Answer | null,
  started: number,
): void {
  if (options.observe === undefined) return;
  const { errors, refused }: Partial<Answer> = answer ?? {};
  options.observe({
    kind,
    outcome: refused === true ? 'refused' : errors === undefined ? 'ok' : 'errors',
    code: (errors?.[0]?.extensions?.code as string | undefined) ?? null,
    seconds: (performance.now() - started) / 1_000,
  });
}

function admit(
  params: RequestParams,
  options: PipelineOptions,
  wireKey?: string,
): AdmittedOperation {
  const { text, register } = options.persisted.find(params);
  const document = options.documents.load(text, options.engine.schema);
  if (register !== null) options.persisted.store(register, text);
  // GraphQL over HTTP: an empty name counts as none.
  const operationName = params.operationName || undefined;
  const node = operationOf(document, operationName);
  const variables = params.variables ?? {};
  options.checkCost(options.engine.schema, document.document, node, variables);
  const wantsPlan = options.exposeQueryPlan && params.extensions?.queryPlan === true;
  // Interceptors are promised every request, and a plan stands beside the result that is shared.
  const isJoinable =
    node.operation === 'query' && !wantsPlan && (options.interceptors ?? []).length === 0;
  return {
    document,
    node,
    kind: node.operation,
    operationName: node.name?.value,
    variables,
    wantsPlan,
    wireKey: isJoinable ? (wireKey ?? null) : null,
  };
}

function operationOf(document: ValidDocument, name: string | undefined): OperationDefinitionNode {
  const { operations } = document;
  const found =
    name === undefined
      ? operations.length === 1 && operations[0]
      : operations.find((operation) => operation.name?.value === name);
  if (found) return found;
  throw refuse('OPERATION_RESOLUTION_FAILURE', unresolved(operations, name));
}

function unresolved(
  operations: readonly OperationDefinitionNode[],
  name: string | undefined,
): string {
  if (operations.length === 0) return 'The document holds no operation.';
  const names = operations.map((operation) => operation.name?.value ?? '(unnamed)').slice(0, 10);
  const choice = `The document holds: ${names.join(', ')}.`;
  return name === undefined
    ? `The document holds several operations: name one in \`operationName\`. ${choice}`
    : `The document holds no operation ${JSON.stringify(name.slice(0, 100))}. ${choice}`;
}

type Run = (
  operation: AdmittedOperation,
  caller: Caller,
  signal: AbortSignal,
) => Promise<OperationResult>;

function composeExecute({ engine, sharing, interceptors = [] }: PipelineOptions): Run {
  const alone: Execute = (prepared, operation, context) =>
    engine.execute(prepared, operation.variables, context);
  const innermost: Execute =
    sharing === undefined
      ? alone
      : (prepared, operation, context) =>
          operation.kind === 'query' && !operation.wantsPlan
            ? sharing.run(operation, context, (inner) => alone(prepared, operation, inner))
            : alone(prepared, operation, context);
  const execute = interceptors.reduceRight((next, intercept) => intercept(next), innermost);
  return async (operation, caller, signal) => {
    const { document, operationName } = operation;
    const prepared = await engine.prepare(document.document, operationName, signal);
    const context = contextOf(caller, signal);
    if (!operation.wantsPlan) return execute(prepared, operation, context);
    const text = await prepared.planText(context.principal);
    const fetches: FetchRecord[] = [];
    return withPlan(await execute(prepared, operation, { ...context, fetches }), text, fetches);
  };
}

/** Runs under a signal that aborts when the time is up or the caller is gone. */
async function runWithDeadline<T>(
  run: (signal: AbortSignal) => Promise<T>,
  { signal: outer, abort: abortOuter }: Caller,
  deadlines: Deadlines,
  options: PipelineOptions,
): Promise<T> {
  if (abortOuter !== undefined) return within(deadlines, run(outer), options, abortOuter);
  const controller = new AbortController();
  const abort = () => controller.abort(outer.reason);
  if (outer.aborted) abort();
  outer.addEventListener('abort', abort, { once: true });
  try {
    return await within(deadlines, run(controller.signal), options, () => controller.abort());
  } finally {
    outer.removeEventListener('abort', abort);
  }
}

/** The result, or REQUEST_TIMEOUT when the time is up before. */
function within<T>(
  deadlines: Deadlines,
  result: Promise<T>,
  options: PipelineOptions,
  onPassed?: () => void,
): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const end = deadlines.start(() => {
      reject(timedOut(options));
      onPassed?.();
    });
    result.then(
      (value) => (end(), resolve(value)),
      (error: Error) => (end(), reject(error)),
    );
  });
}

const timedOut = ({ requestTimeout }: PipelineOptions): RequestRefused =>
  refuse(
    'REQUEST_TIMEOUT',
    `The request took longer than the ${requestTimeout} ms that are allowed (REQUEST_TIMEOUT). Ask ` +
      'for less at once: fewer fields, shorter lists, a narrower filter.',
  );

function startHub(
  options: PipelineOptions,
  answerToError: (error: unknown, requestId: string) => Answer,
): LiveHub {
  const { engine, live } = options;
  const hub = createLiveHub({
    schema: () => engine.schema,
    admit: (params) => admit(params, options),
    open: (operation, caller) => startStream(operation, caller, options),
    identityOf: (caller) => contextOf(caller, caller.signal).identityKey,
    answerToError: (error) => answerToError(error, randomUUID()),
    ...live,
  });
  engine.onSchemaChange(() => void hub.replan());
  return hub;
}

async function startStream(
  operation: AdmittedOperation,
  caller: Caller,
  options: PipelineOptions,
): Promise<AsyncIterableIterator<Answer> | Answer> {
  const { engine, log } = options;
  const { document, operationName, variables } = operation;
  const prepared = await engine.prepare(document.document, operationName, caller.signal);
  const context = contextOf(caller, caller.signal);
  const started = await engine.subscribe(prepared, variables, context);
  const present = (result: OperationResult): Answer =>
    answerOf(result, { requestId: caller.requestId, log });
  return Symbol.asyncIterator in started
    ? mapIterator(started[Symbol.asyncIterator](), present)
    : present(started);
}

function contextOf(caller: Caller, signal: AbortSignal): RequestContext {
  const { requestId, principal, forwardedHeaders } = caller;
  const key = principalKey(principal);
  const identityKey =
    forwardedHeaders.size === 0 ? key : JSON.stringify([key, [...forwardedHeaders]]);
  return { requestId, principal, forwardedHeaders, identityKey, signal };
}

const withPlan = (
  result: OperationResult,
  text: string,
  fetches: readonly FetchRecord[],
): OperationResult => {
  const { data, errors } = result;
  const extensions = { ...result.extensions, queryPlan: { text, fetches } };
  const body = () => JSON.stringify({ errors, data, extensions });
  return { data, errors, extensions, body };
};

function checkSize(answer: Answer, allowed: number): Answer {
  if (answer.bytes().length <= allowed) return answer;
  const message =
    `The answer is larger than the ${allowed} bytes that are allowed (MAX_RESPONSE_BYTES). Ask for ` +
    'less at once: fewer fields, shorter lists.';
  throw refuse('REQUEST_TOO_COMPLEX', message);
}

const tooDeepVariables = 'The variables are nested too deeply: send them with fewer levels.';

function asRefusal(error: unknown): RequestRefused {
  if (error instanceof RequestRefused) return error;
  if (error instanceof GraphQLError && isKnownCode(error.extensions.code)) {
    return new RequestRefused([error]);
  }
  // The stack overflowed: documents are limited before, so that this is about variables.
  if (error instanceof RangeError) return refuse('REQUEST_TOO_COMPLEX', tooDeepVariables);
  const originalError = error instanceof Error ? error : new Error(String(error));
  return new RequestRefused([new GraphQLError('Internal error', { originalError })]);
}
