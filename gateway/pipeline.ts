import {
  GraphQLError,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type OperationTypeNode,
} from 'graphql';
import { principalKey, type Principal } from '../platform/identity/principal';
import type { Log } from '../platform/log';
import { answerOf, refusalOf, type Answer } from './answer';
import type { Engine, OperationResult, PreparedOperation } from './engine';
import type { Admission } from './guard/admission';
import type { Documents, ValidDocument } from './guard/documents';
import type { PersistedDocuments } from './guard/persisted-documents';
import { isKnownCode, refuse, RequestRefused } from './guard/request-refused';
import type { RequestContext } from './request-context';
import { mapIterator } from './subscribe/map-iterator';

/** A GraphQL request as any transport brings it. */
export interface RequestParams {
  readonly query: string | null;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>> | null;
  readonly extensions: Readonly<Record<string, unknown>> | null;
}

/** Who asks, on which connection. */
export interface Caller {
  readonly requestId: string;
  readonly principal: Principal;
  /** Network address of the client: stands for anonymous callers in caps. */
  readonly address: string;
  readonly forwardedHeaders: ReadonlyMap<string, string>;
  /** Aborts when the client is gone. */
  readonly signal: AbortSignal;
}

/** An operation that passed the guard and may run. */
export interface AdmittedOperation {
  readonly document: ValidDocument;
  readonly node: OperationDefinitionNode;
  readonly kind: `${OperationTypeNode}`;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly wantsPlan: boolean;
}

export type Execute = (
  prepared: PreparedOperation,
  operation: AdmittedOperation,
  context: RequestContext,
) => Promise<OperationResult>;

/** Wraps the execution of queries and mutations, as sharing in flight does. */
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
  readonly persisted: PersistedDocuments;
  readonly admission: Admission;
  readonly log: Log;
  /** Milliseconds until a query or mutation is given up. */
  readonly requestTimeout: number;
  readonly responseBytes: number;
  readonly exposeQueryPlan: boolean;
  /** Told of every request once, when it has been answered. */
  readonly observe?: (observation: Observation) => void;
  /** The first one is the outermost. */
  readonly interceptors?: readonly ExecuteInterceptor[];
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
   *
   * @throws RequestRefused
   */
  admit(params: RequestParams): AdmittedOperation;
  /** Runs a query or mutation. Never rejects. */
  run(operation: AdmittedOperation, caller: Caller): Promise<Answer>;
  /** Starts a subscription: a stream, or the answer that says why there is none. */
  subscribe(
    operation: AdmittedOperation,
    caller: Caller,
  ): Promise<AsyncIterableIterator<Answer> | Answer>;
  /** The answer to whatever was thrown on the way: refusals as such, the rest masked and logged. */
  answerToError(error: unknown, requestId: string): Answer;
}

export function createPipeline(options: PipelineOptions): Pipeline {
  const { engine, log, admission } = options;
  const execute = composeExecute(options);
  const answerToError = (error: unknown, requestId: string): Answer =>
    refusalOf(asRefusal(error), { requestId, log });

  /** Counts the request, and turns what is thrown into an answer. */
  const guarded = async <T extends object>(
    operation: AdmittedOperation,
    caller: Caller,
    work: () => Promise<T | Answer>,
  ): Promise<T | Answer> => {
    const started = performance.now();
    let answer: T | Answer;
    try {
      const leave = admission.enter(callerKey(caller));
      answer = await work().finally(leave);
    } catch (error) {
      answer = answerToError(error, caller.requestId);
    }
    observe(options, operation.kind, answer, started);
    return answer;
  };

  return {
    get schema() {
      return engine.schema;
    },
    log,
    admit: (params) => admit(params, options),
    run: (operation, caller) =>
      guarded<Answer>(operation, caller, async () => {
        const result = await runWithDeadline(operation, caller, execute, options);
        const answer = answerOf(result, { requestId: caller.requestId, log });
        return checkSize(answer, options.responseBytes);
      }),
    subscribe: (operation, caller) =>
      guarded(operation, caller, () => startStream(operation, caller, options)),
    answerToError(error, requestId) {
      const answer = answerToError(error, requestId);
      observe(options, 'unknown', answer, performance.now());
      return answer;
    },
  };
}

function observe(
  options: PipelineOptions,
  kind: Observation['kind'],
  answer: object | Answer,
  started: number,
): void {
  if (options.observe === undefined) return;
  const { errors, refused } = answer as Partial<Answer>;
  options.observe({
    kind,
    outcome: refused === true ? 'refused' : errors === undefined ? 'ok' : 'errors',
    code: (errors?.[0]?.extensions?.code as string | undefined) ?? null,
    seconds: (performance.now() - started) / 1_000,
  });
}

/** Under which name a caller is counted: the principal, or the address when there is none. */
export const callerKey = ({ principal, address }: Pick<Caller, 'principal' | 'address'>): string =>
  principal.subject ?? `@${address}`;

function admit(params: RequestParams, options: PipelineOptions): AdmittedOperation {
  const { text, register } = options.persisted.find(params);
  const document = options.documents.load(text, options.engine.schema);
  if (register !== null) options.persisted.store(register, text);
  // GraphQL over HTTP: an empty name counts as none.
  const operationName = params.operationName || undefined;
  const node = operationOf(document, operationName);
  return {
    document,
    node,
    kind: node.operation,
    operationName: node.name?.value,
    variables: params.variables ?? {},
    wantsPlan: options.exposeQueryPlan && params.extensions?.queryPlan === true,
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

function composeExecute({ engine, interceptors = [] }: PipelineOptions): Execute {
  const innermost: Execute = (prepared, operation, context) =>
    engine.execute(prepared, operation.variables, context);
  return interceptors.reduceRight((next, intercept) => intercept(next), innermost);
}

async function runWithDeadline(
  operation: AdmittedOperation,
  caller: Caller,
  execute: Execute,
  { engine, requestTimeout }: PipelineOptions,
): Promise<OperationResult> {
  const deadline = startDeadline(requestTimeout, caller.signal);
  const run = async (): Promise<OperationResult> => {
    const { document, operationName } = operation;
    const prepared = await engine.prepare(document.document, operationName, deadline.signal);
    const result = await execute(prepared, operation, contextOf(caller, deadline.signal));
    return operation.wantsPlan ? withPlan(result, prepared) : result;
  };
  try {
    return await Promise.race([run(), deadline.passed]);
  } finally {
    deadline.end();
  }
}

interface Deadline {
  readonly signal: AbortSignal;
  /** Rejects when the time is up. */
  readonly passed: Promise<never>;
  end(): void;
}

function startDeadline(milliseconds: number, outer: AbortSignal): Deadline {
  const controller = new AbortController();
  const onOuterAbort = () => controller.abort(outer.reason);
  let fail: (reason: RequestRefused) => void;
  const passed = new Promise<never>((_resolve, reject) => (fail = reject));
  // Nobody listens any more when the operation fails at the same moment.
  passed.catch(() => undefined);
  const timer = setTimeout(() => {
    const message = `The request took longer than the ${milliseconds} ms that are allowed.`;
    fail(refuse('REQUEST_TIMEOUT', message));
    controller.abort();
  }, milliseconds);
  if (outer.aborted) onOuterAbort();
  else outer.addEventListener('abort', onOuterAbort, { once: true });
  return {
    signal: controller.signal,
    passed,
    end() {
      clearTimeout(timer);
      outer.removeEventListener('abort', onOuterAbort);
    },
  };
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

const withPlan = (result: OperationResult, { planText }: PreparedOperation): OperationResult => {
  const { data, errors } = result;
  const extensions = { ...result.extensions, queryPlan: planText };
  const body = () => JSON.stringify({ errors, data, extensions });
  return { data, errors, extensions, body };
};

function checkSize(answer: Answer, allowed: number): Answer {
  const text = answer.body();
  // A character takes at most three bytes of UTF-8: most answers need no counting.
  const tooLarge = text.length * 3 > allowed && Buffer.byteLength(text) > allowed;
  if (!tooLarge) return answer;
  const message = `The answer is larger than the ${allowed} bytes that are allowed. Ask for less.`;
  throw refuse('REQUEST_TOO_COMPLEX', message);
}

const tooDeepVariables = 'The variables are nested too deeply.';

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
