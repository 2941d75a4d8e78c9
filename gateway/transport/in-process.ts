import {
  parse,
  subscribe,
  validate,
  ValuesOfCorrectTypeRule,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import type { Principal } from '../../platform/identity/principal';
import { BoundedCache } from '../../platform/bounded-cache';
import { onAbort } from '../../platform/on-abort';
import { CompiledQuery } from './local-query/compile-query';
import { runQuery } from './local-query/run-query';
import { plainJson } from './plain-json';
import {
  TransportError,
  type SubgraphRequest,
  type SubgraphResponse,
  type Transport,
} from './transport';

/** What a subgraph is told about a request: the principal as a value, never a client's header. */
export interface LocalRequest {
  readonly principal: Principal;
  readonly requestId: string;
  readonly signal: AbortSignal;
}

/** A subgraph that runs in this process. */
export interface LocalSubgraph {
  readonly name: string;
  readonly schema: GraphQLSchema;
  /** A fresh context value for one operation. */
  contextFor(request: LocalRequest): unknown;
}

/** Plans send the same few documents again and again; each is parsed once. */
const documentsKept = 2_000;

/** Calls a subgraph of this process: no serialisation, no sockets, the same answers as over HTTP. */
export function createInProcessTransport(subgraph: LocalSubgraph): Transport {
  const { schema } = subgraph;
  const parsed = keptIn(new BoundedCache<Checked<DocumentNode>>(documentsKept), (text) =>
    readDocument(schema, text),
  );
  const compiled = keptIn(new BoundedCache<Checked<CompiledQuery>>(documentsKept), (text) => {
    const read = readDocument(schema, text);
    return isRefused(read) ? read : new CompiledQuery(schema, read);
  });
  const argumentsFor = (
    document: DocumentNode,
    request: SubgraphRequest,
  ): Parameters<typeof subscribe>[0] => ({
    schema,
    document,
    variableValues: request.variables,
    contextValue: subgraph.contextFor(request.context),
  });
  const run = (request: SubgraphRequest) => {
    const known = compiled(request.document);
    if (isRefused(known)) return known;
    return runQuery(known, request.variables, subgraph.contextFor(request.context));
  };
  return {
    async execute(request) {
      try {
        return response(await untilAborted(run(request), request));
      } catch (error) {
        throw asTransportError(subgraph.name, error);
      }
    },
    async subscribe(request) {
      const known = parsed(request.document);
      if (isRefused(known)) return response(known);
      const stream = await subscribe(argumentsFor(known, request));
      return isStream(stream) ? plainEvents(stream, request.context.signal) : plainResponse(stream);
    },
    close: () => Promise.resolve(),
  };
}

interface Refused {
  readonly errors: readonly GraphQLError[];
}
type Checked<T> = T | Refused;

const isRefused = (value: object): value is Refused => 'errors' in value;

/**
 * The document, unless a value in it is none of its type: what a scalar of the subgraph takes, no
 * gateway knows, and running it would not say why.
 */
function readDocument(schema: GraphQLSchema, text: string): Checked<DocumentNode> {
  const document = parse(text, { noLocation: true });
  const errors = validate(schema, document, [ValuesOfCorrectTypeRule]);
  return errors.length > 0 ? { errors } : document;
}

const isStream = (
  value: AsyncIterable<ExecutionResult> | ExecutionResult,
): value is AsyncGenerator<ExecutionResult> => Symbol.asyncIterator in value;

/** Leaf values as JSON over HTTP would give them. */
const plainResponse = ({ data, errors }: ExecutionResult): SubgraphResponse =>
  response({ data: plainJson(data) as ExecutionResult['data'], errors });

/** Errors as plain entries. */
const response = ({ data, errors }: ExecutionResult): SubgraphResponse =>
  errors ? { data, errors: errors.map((error) => error.toJSON()) } : { data };

const keptIn =
  <V>(cache: BoundedCache<V>, make: (text: string) => V): ((text: string) => V) =>
  (text) => {
    const known = cache.get(text);
    if (known) return known;
    const made = make(text);
    cache.set(text, made);
    return made;
  };

function asTransportError(name: string, error: unknown): TransportError {
  if (error instanceof TransportError) return error;
  const message = `Subgraph "${name}" could not be reached.`;
  return new TransportError('SUBGRAPH_UNREACHABLE', message, { cause: error });
}

/** Gives up waiting when the request ends; the subgraph is told by the signal in its context. */
function untilAborted<T>(
  work: T | Promise<T>,
  { context: { signal } }: SubgraphRequest,
): T | Promise<T> {
  if (!(work instanceof Promise)) return work;
  if (signal.aborted) return Promise.reject(signal.reason as Error);
  return new Promise<T>((resolve, reject) => {
    const leave = onAbort(signal, () => reject(signal.reason as Error));
    work.then(resolve, reject).then(leave, leave);
  });
}

/**
 * The events of a local subscription. Not a generator: ending one that waits for an event would
 * wait for that event, and a quiet source would never be released.
 */
function plainEvents(
  stream: AsyncGenerator<ExecutionResult>,
  signal: AbortSignal,
): AsyncIterableIterator<SubgraphResponse> {
  const over = { done: true as const, value: undefined };
  let end: (result: typeof over) => void = () => undefined;
  const ended = new Promise<typeof over>((resolve) => (end = resolve));
  let isOver = false;
  const stop = (): void => {
    if (isOver) return;
    isOver = true;
    signal.removeEventListener('abort', stop);
    end(over);
    stream.return(undefined).catch(() => undefined);
  };
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  return {
    async next() {
      const event = await Promise.race([ended, stream.next()]);
      if (!event.done) return { done: false, value: plainResponse(event.value) };
      stop();
      return over;
    },
    return() {
      stop();
      return Promise.resolve(over);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
