import { randomUUID } from 'node:crypto';
import { GraphQLError, type ExecutionArgs, type GraphQLFormattedError } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Config } from '../../platform/config';
import type { Principal } from '../../platform/identity/principal';
import type { Answer } from '../answer';
import { refuse } from '../guard/request-refused';
import { callerKey, type AdmittedOperation, type Caller, type Pipeline } from '../pipeline';
import { closeCodes } from '../subscribe/close-codes';
import type { LiveRegistry } from '../subscribe/live-registry';
import { runLive, SlowConsumer, tooSlow, type LiveSink } from '../subscribe/run-live';

/** What is known of one socket. */
export interface Session {
  readonly socket: WebSocket;
  /** Anonymous until `connection_init`. */
  principal: Principal;
  readonly address: string;
  readonly forwardedHeaders: ReadonlyMap<string, string>;
  /** The header of the upgrade; `connection_init` may bring another token. */
  readonly authorization: string | undefined;
  /** Operations that run: aborted when the socket closes. */
  readonly operations: Set<AbortController>;
  /** Queries and mutations that run. */
  requests: number;
  finishRequest(): void;
  /** Resolves when no query or mutation runs. */
  idle(): Promise<void>;
}

export interface SocketOperationOptions {
  readonly pipeline: Pipeline;
  readonly registry: LiveRegistry;
  readonly limits: Config['live'];
}

/** The hooks of the protocol server that start operations and deliver what they answer. */
export interface SocketOperations {
  start(
    session: Session,
    id: string,
    payload: SubscribePayload,
    running: number,
  ): Promise<ExecutionArgs | readonly GraphQLError[]>;
  deliver(args: ExecutionArgs): Delivery;
  formatErrors(
    context: unknown,
    id: string,
    payload: SubscribePayload,
    errors: readonly GraphQLError[],
  ): readonly GraphQLFormattedError[];
}

/**
 * Operations over a socket. Answers are sent from here as the ready text; the protocol server is
 * given an iteration that yields nothing and ends when everything was sent, so that it keeps the
 * book of ids and sends `complete`.
 */
export function createSocketOperations(options: SocketOperationOptions): SocketOperations {
  const { pipeline, limits } = options;
  return {
    async start(session, id, payload, running) {
      const controller = new AbortController();
      const caller = callerOf(session, controller.signal);
      try {
        checkRunning(running, limits.maxPerSocket);
        const operation = pipeline.admit({
          query: payload.query,
          operationName: payload.operationName ?? null,
          variables: payload.variables ?? null,
          extensions: payload.extensions ?? null,
        });
        session.operations.add(controller);
        const work = await prepare(operation, caller, session, id, options);
        const delivery = createDelivery(controller, work, () =>
          session.operations.delete(controller),
        );
        return argsFor(operation, delivery, pipeline);
      } catch (error) {
        session.operations.delete(controller);
        const answer =
          error instanceof Refusal ? error.answer : pipeline.answerToError(error, caller.requestId);
        return [new GraphQLError('Refused', { originalError: new Refusal(answer) })];
      }
    },
    deliver: (args) => args.contextValue as Delivery,
    formatErrors: (_context, _id, _payload, errors) =>
      errors.flatMap(({ originalError }) =>
        originalError instanceof Refusal
          ? (originalError.answer.errors ?? [])
          : (pipeline.answerToError(originalError, randomUUID()).errors ?? []),
      ),
  };
}

/** The operation did not run: sent as an `error` message. */
class Refusal extends Error {
  readonly answer: Answer;

  constructor(answer: Answer) {
    super('Refused');
    this.answer = answer;
  }
}

const callerOf = (session: Session, signal: AbortSignal): Caller => ({
  requestId: randomUUID(),
  principal: session.principal,
  address: session.address,
  forwardedHeaders: session.forwardedHeaders,
  signal,
});

function checkRunning(running: number, allowed: number): void {
  if (running <= allowed) return;
  const message = `${allowed} operations run on this socket, as many as may. End one first.`;
  throw refuse('TOO_MANY_SUBSCRIPTIONS', message);
}

/** What the protocol server needs to find the operation; the delivery travels as the context. */
const argsFor = (
  operation: AdmittedOperation,
  delivery: Delivery,
  pipeline: Pipeline,
): ExecutionArgs => ({
  schema: pipeline.schema,
  document: operation.document.document,
  operationName: operation.operationName,
  contextValue: delivery,
});

type Work = () => Promise<void>;

async function prepare(
  operation: AdmittedOperation,
  caller: Caller,
  session: Session,
  id: string,
  options: SocketOperationOptions,
): Promise<Work> {
  const sink = createSocketSink(session.socket, id, caller.signal);
  return operation.kind === 'subscription'
    ? prepareStream(operation, caller, session, sink, options)
    : prepareRequest(operation, caller, session, sink, options);
}

function prepareRequest(
  operation: AdmittedOperation,
  caller: Caller,
  session: Session,
  sink: LiveSink,
  { pipeline }: SocketOperationOptions,
): Work {
  return async () => {
    session.requests += 1;
    try {
      const answer = await pipeline.run(operation, caller);
      if (answer.refused) throw new Refusal(answer);
      sink.send(answer);
    } finally {
      session.finishRequest();
    }
  };
}

async function prepareStream(
  operation: AdmittedOperation,
  caller: Caller,
  session: Session,
  sink: LiveSink,
  { pipeline, registry, limits }: SocketOperationOptions,
): Promise<Work> {
  const leave = registry.open('websocket', callerKey(caller));
  const source = await pipeline.subscribe(operation, caller).catch((error: unknown) => {
    leave();
    throw error;
  });
  if ('refused' in source) {
    leave();
    throw new Refusal(source);
  }
  const { maxBufferedBytes, slowGrace } = limits;
  return async () => {
    try {
      await runLive({ source, sink, maxBufferedBytes, slowGrace, signal: caller.signal });
    } catch (error) {
      if (error instanceof SlowConsumer) endSlowSocket(session);
      throw error;
    } finally {
      leave();
    }
  };
}

/**
 * The other subscriptions of the socket share its fate: each tells its last cursor in an `error`
 * message of its own, and then the socket is closed.
 */
function endSlowSocket({ operations, socket }: Session): void {
  for (const controller of operations) controller.abort(tooSlow);
  setImmediate(() => socket.close(closeCodes.slowConsumer, 'Slow consumer'));
}

const drainPoll = 20;

function createSocketSink(socket: WebSocket, id: string, signal: AbortSignal): LiveSink {
  const start = `{"id":${JSON.stringify(id)},"type":"next","payload":`;
  return {
    buffered: () => socket.bufferedAmount,
    drained: () => new Promise((resolve) => setTimeout(resolve, drainPoll)),
    send(answer) {
      if (signal.aborted || socket.readyState !== socket.OPEN) return;
      socket.send(`${start}${answer.body()}}`);
    },
  };
}

/** An iteration without values: it ends when the work is done, and ends the work when ended. */
export interface Delivery extends AsyncGenerator<never, undefined, undefined> {
  return(): Promise<IteratorResult<never, undefined>>;
}

function createDelivery(controller: AbortController, work: Work, onEnd: () => void): Delivery {
  const finished = { done: true, value: undefined } as const;
  let started: Promise<void> | null = null;
  const start = () => (started ??= work().finally(onEnd));
  const end = async () => {
    controller.abort();
    // Ended before it began, as by a client that completes at once: the work then only releases
    // what was opened for it.
    await (started ?? start()).catch(() => undefined);
    return finished;
  };
  const delivery: Delivery = {
    [Symbol.asyncIterator]: () => delivery,
    [Symbol.asyncDispose]: async () => void (await end()),
    next: async () => {
      await start();
      return finished;
    },
    return: end,
    throw: end,
  };
  return delivery;
}
