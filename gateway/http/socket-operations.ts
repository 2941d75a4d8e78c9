import { randomUUID } from 'node:crypto';
import { GraphQLError, type ExecutionArgs, type GraphQLFormattedError } from 'graphql';
import type { SubscribePayload } from 'graphql-ws';
import type { Config } from '../../platform/config';
import type { Admission } from '../guard/admission';
import { refuse } from '../guard/request-refused';
import { callerKey, type AdmittedOperation, type Caller } from '../operation';
import type { Pipeline } from '../pipeline';
import { closeCodes } from '../subscribe/close-codes';
import type { LiveRegistry } from '../subscribe/live-registry';
import { messageStart } from '../subscribe/live-event';
import { LiveRefused } from '../subscribe/live-refused';
import { SlowConsumer, slowPolicyOf, type SlowPolicy } from '../subscribe/slow-consumer';
import { Subscriber, type LiveSink } from '../subscribe/subscriber';
import type { Session } from './socket-session';

export interface SocketOperationOptions {
  readonly pipeline: Pipeline;
  readonly admission: Admission;
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
  const { pipeline, admission, limits } = options;
  return {
    async start(session, id, payload, running) {
      const controller = new AbortController();
      const caller = callerOf(session, controller.signal);
      try {
        checkRunning(running, limits.maxPerSocket);
        const operation = admission.examine(callerKey(caller), () =>
          pipeline.admit({
            query: payload.query,
            operationName: payload.operationName ?? null,
            variables: payload.variables ?? null,
            extensions: payload.extensions ?? null,
          }),
        );
        session.operations.add(controller);
        const slow = slowPolicyOf(payload.extensions) ?? session.slow;
        const work = await prepare(operation, caller, { session, id, slow }, options);
        const delivery = createDelivery(controller, work, () =>
          session.operations.delete(controller),
        );
        return argsFor(operation, delivery, pipeline);
      } catch (error) {
        session.operations.delete(controller);
        const answer =
          error instanceof LiveRefused
            ? error.answer
            : pipeline.answerToError(error, caller.requestId);
        return [new GraphQLError('Refused', { originalError: new LiveRefused(answer) })];
      }
    },
    deliver: (args) => args.contextValue as Delivery,
    formatErrors: (_context, _id, _payload, errors) =>
      errors.flatMap(({ originalError }) =>
        originalError instanceof LiveRefused
          ? (originalError.answer.errors ?? [])
          : (pipeline.answerToError(originalError, randomUUID()).errors ?? []),
      ),
  };
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
  const message = `${allowed} operations run on this socket, as many as may (LIVE_MAX_PER_SOCKET). End one first.`;
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

/** Where the operation comes from, beside its caller. */
interface Origin {
  readonly session: Session;
  readonly id: string;
  readonly slow: SlowPolicy;
}

async function prepare(
  operation: AdmittedOperation,
  caller: Caller,
  origin: Origin,
  options: SocketOperationOptions,
): Promise<Work> {
  return operation.kind === 'subscription'
    ? prepareStream(operation, caller, origin, options)
    : prepareRequest(operation, caller, origin, options);
}

function prepareRequest(
  operation: AdmittedOperation,
  caller: Caller,
  { session, id }: Origin,
  { pipeline }: SocketOperationOptions,
): Work {
  return async () => {
    session.requests += 1;
    try {
      const answer = await pipeline.run(operation, caller);
      if (answer.refused) throw new LiveRefused(answer);
      if (caller.signal.aborted || session.socket.readyState !== session.socket.OPEN) return;
      session.socket.send(`{"id":${JSON.stringify(id)},"type":"next","payload":${answer.body()}}`);
    } finally {
      session.finishRequest();
    }
  };
}

async function prepareStream(
  operation: AdmittedOperation,
  caller: Caller,
  { session, id, slow }: Origin,
  { pipeline, registry, limits }: SocketOperationOptions,
): Promise<Work> {
  const key = callerKey(caller);
  const subscriber = new Subscriber({ transport: 'websocket', caller: key }, limits, slow);
  const uncount = registry.open('websocket', key);
  const leave = (): void => {
    uncount();
    if (session.subscribers.get(id) === subscriber) session.subscribers.delete(id);
  };
  session.subscribers.set(id, subscriber);
  const refusal = await pipeline.subscribe(operation, caller, subscriber);
  if (refusal !== null) {
    leave();
    throw new LiveRefused(refusal);
  }
  return () =>
    subscriber
      .run(createSocketSink(session, id))
      .catch((error: unknown) => {
        if (error instanceof SlowConsumer) endSlowSocket(session);
        throw error;
      })
      .finally(leave);
}

/**
 * The other subscriptions of the socket share its fate: each tells its last cursor in an `error`
 * message of its own, and then the socket is closed.
 */
function endSlowSocket({ subscribers, socket }: Session): void {
  for (const subscriber of [...subscribers.values()]) subscriber.drop();
  setImmediate(() => socket.close(closeCodes.slowConsumer, 'Slow consumer'));
}

/**
 * Writes whole frames beside the library: it would encode the text anew for every client, which
 * costs more than all the rest of a delivery.
 */
function createSocketSink({ socket, connection }: Session, id: string): LiveSink {
  const start = messageStart(id);
  return {
    buffered: () => connection.writableLength,
    send(event) {
      if (socket.readyState !== socket.OPEN) return;
      const [frame, rest] = event.webSocketFrame(start);
      if (rest === undefined) return void connection.write(frame);
      connection.cork();
      connection.write(frame);
      connection.write(rest);
      connection.uncork();
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
