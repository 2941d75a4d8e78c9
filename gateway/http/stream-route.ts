import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../platform/config';
import { ClientError } from '../../platform/errors';
import type { Answer } from '../answer';
import { refuse } from '../guard/request-refused';
import { callerKey, type AdmittedOperation, type Caller, type Pipeline } from '../pipeline';
import type { LiveRegistry } from '../subscribe/live-registry';
import { resumeAfter } from '../subscribe/resume';
import { cursorOf, runLive, type LiveSink } from '../subscribe/run-live';
import {
  callerOf,
  checkMethod,
  mutationByGet,
  paramsOf,
  type GraphqlRouteOptions,
} from './graphql-route';

export interface StreamRouteOptions extends Omit<GraphqlRouteOptions, 'front'> {
  readonly registry: LiveRegistry;
  readonly limits: Config['live'];
}

export interface StreamRoute {
  /** Ends every stream; clients reconnect by themselves, with Last-Event-ID. */
  close(): void;
}

/**
 * `/graphql/stream`: operations as server-sent events, in the distinct connections mode of the
 * GraphQL over SSE protocol: `next` for each answer, then `complete`. Written here in place of
 * graphql-sse's handler, which can neither send `id:` lines, without which no client can
 * continue, nor wait for a slow one, nor pass on ready text.
 *
 * What is wrong before the first event is answered with a 4xx status and JSON.
 */
export function serveStream(app: FastifyInstance, options: StreamRouteOptions): StreamRoute {
  const streams = new Set<AbortController>();
  app.all('/graphql/stream', { onRequest: checkMethod('GET', 'POST') }, async (request, reply) => {
    checkAccept(request);
    const operation = admit(request, options.pipeline);
    const controller = new AbortController();
    const caller = await callerOf(request, reply, options, controller);
    const work = await prepare(operation, caller, options);
    if ('refused' in work) {
      return reply.code(work.status).headers(work.headers).type(jsonType).send(work.body());
    }
    streams.add(controller);
    reply.hijack();
    try {
      await stream(reply, caller, controller, work, options);
    } finally {
      streams.delete(controller);
    }
    return undefined;
  });
  return { close: () => streams.forEach((controller) => controller.abort()) };
}

const jsonType = 'application/json; charset=utf-8';

function checkAccept(request: FastifyRequest): void {
  const { accept = '' } = request.headers;
  if (/(text\/event-stream|text\/\*|\*\/\*)/i.test(accept)) return;
  throw refuse('NOT_ACCEPTABLE', 'This address sends event streams: accept text/event-stream.');
}

function admit(request: FastifyRequest, pipeline: Pipeline): AdmittedOperation {
  const operation = pipeline.admit(paramsOf(request));
  if (operation.kind === 'mutation' && request.method === 'GET') throw mutationByGet();
  const cursor = request.headers['last-event-id'];
  if (typeof cursor !== 'string' || cursor === '') return operation;
  return pipeline.admit(resumeAfter(operation, cursor, pipeline.schema));
}

/** Sends everything; settles when the operation has ended and holds nothing. */
type Work = (sink: LiveSink) => Promise<void>;

async function prepare(
  operation: AdmittedOperation,
  caller: Caller,
  { pipeline, registry, limits }: StreamRouteOptions,
): Promise<Work | Answer> {
  if (operation.kind !== 'subscription') {
    const answer = await pipeline.run(operation, caller);
    return answer.refused ? answer : (sink) => Promise.resolve(sink.send(answer));
  }
  const leave = registry.open('sse', callerKey(caller));
  const source = await pipeline.subscribe(operation, caller);
  if ('refused' in source) {
    leave();
    return source;
  }
  const { maxBufferedBytes, slowGrace } = limits;
  const { signal } = caller;
  return (sink) => runLive({ source, sink, maxBufferedBytes, slowGrace, signal }).finally(leave);
}

/** Milliseconds after which a client connects again: not all at the same moment. */
const retryDelay = (): number => 1_000 + Math.floor(Math.random() * 3_000);

async function stream(
  reply: FastifyReply,
  caller: Caller,
  controller: AbortController,
  work: Work,
  { pipeline, limits }: StreamRouteOptions,
): Promise<void> {
  const response = reply.raw;
  openStream(reply, limits.heartbeat);
  const heartbeat = setInterval(() => response.write(':\n\n'), limits.heartbeat);
  const expiry = endWithToken(caller, controller);
  try {
    await work(createStreamSink(response));
    if (!controller.signal.aborted) response.write('event: complete\ndata:\n\n');
    if (controller.signal.reason === tokenExpired) {
      writeError(response, pipeline.answerToError(expiredError(), caller.requestId));
      response.write('event: complete\ndata:\n\n');
    }
  } catch (error) {
    writeError(response, pipeline.answerToError(error, caller.requestId));
  } finally {
    clearInterval(heartbeat);
    clearTimeout(expiry);
    endStream(response, limits.slowGrace);
  }
}

/** The comment makes browsers see the headers at once. */
function openStream(reply: FastifyReply, heartbeat: number): void {
  const response = reply.raw;
  response.socket?.setKeepAlive(true, heartbeat);
  response.writeHead(200, {
    ...(reply.getHeaders() as Record<string, string>),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
    'x-accel-buffering': 'no',
  });
  response.write(`retry: ${retryDelay()}\n:\n\n`);
}

/**
 * A client that reads nothing does not get to keep what is buffered for it; and where the client
 * has closed its side, Node keeps ours open until somebody ends it.
 */
function endStream(response: ServerResponse, patience: number): void {
  if (response.closed) return void response.destroy();
  const cut = setTimeout(() => response.destroy(), patience);
  response.once('close', () => clearTimeout(cut));
  response.end();
}

function createStreamSink(response: ServerResponse): LiveSink {
  return {
    buffered: () => response.writableLength,
    drained: () =>
      new Promise((resolve) => {
        const poll = setTimeout(done, drainPoll);
        function done() {
          clearTimeout(poll);
          response.off('drain', done);
          resolve();
        }
        response.once('drain', done);
      }),
    send(answer) {
      const cursor = cursorOf(answer);
      const id = cursor === null || /[\n\r\0]/.test(cursor) ? '' : `id: ${cursor}\n`;
      response.write(`${id}event: next\ndata: ${answer.body()}\n\n`);
    },
  };
}

const drainPoll = 100;

const writeError = (response: ServerResponse, answer: Answer): void =>
  void response.write(`event: next\ndata: ${answer.body()}\n\n`);

const tokenExpired = Symbol('token expired');
const longestTimer = 2 ** 31 - 1;

function endWithToken(
  { principal }: Caller,
  controller: AbortController,
): NodeJS.Timeout | undefined {
  if (principal.expiresAt === null) return undefined;
  const left = principal.expiresAt * 1_000 - Date.now();
  if (left > longestTimer) return undefined;
  return setTimeout(() => controller.abort(tokenExpired), left);
}

const expiredError = () =>
  new ClientError('UNAUTHENTICATED', 'The token has expired. Connect again with a new one.');
