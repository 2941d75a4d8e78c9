import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '../../platform/config';
import { ClientError } from '../../platform/errors';
import type { Answer } from '../answer';
import { refuse } from '../guard/request-refused';
import { callerKey, type AdmittedOperation, type Caller, type RequestParams } from '../operation';
import type { Pipeline } from '../pipeline';
import { LiveEvent } from '../subscribe/live-event';
import type { LiveRegistry } from '../subscribe/live-registry';
import { LiveRefused } from '../subscribe/live-refused';
import { resumeAfter } from '../subscribe/resume';
import { slowPolicyOf } from '../subscribe/slow-consumer';
import { spread } from '../subscribe/spread';
import { Subscriber, type LiveSink } from '../subscribe/subscriber';
import {
  callerOf,
  checkMethod,
  mutationByGet,
  paramsOf,
  type GraphqlRouteOptions,
} from './graphql-route';
import { startStreamHeartbeat } from './stream-heartbeat';

export interface StreamRouteOptions extends Omit<GraphqlRouteOptions, 'front'> {
  readonly registry: LiveRegistry;
  readonly limits: Config['live'];
}

export interface StreamRoute {
  /** Open event streams. */
  readonly streams: number;
  /**
   * Ends every stream, spread over the drain window, at most half of the deadline (milliseconds).
   * Clients reconnect by themselves, with Last-Event-ID.
   */
  close(deadline: number): Promise<void>;
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
  const heartbeat = startStreamHeartbeat(options.limits.heartbeat);
  app.all('/graphql/stream', { onRequest: checkMethod('GET', 'POST') }, async (request, reply) => {
    checkAccept(request);
    const controller = new AbortController();
    const caller = await callerOf(request, reply, options, controller);
    const operation = options.admission.examine(callerKey(caller), () =>
      admit(request, options.pipeline),
    );
    const work = await prepare(operation, caller, options);
    if ('refused' in work) {
      return reply.code(work.status).headers(work.headers).type(jsonType).send(work.body());
    }
    streams.add(controller);
    reply.hijack();
    try {
      heartbeat.add(reply.raw);
      await stream(reply, caller, controller, work, options);
    } finally {
      heartbeat.remove(reply.raw);
      streams.delete(controller);
    }
    return undefined;
  });
  return {
    get streams() {
      return streams.size;
    },
    async close(deadline) {
      const window = Math.min(options.limits.drainWindow, deadline / 2);
      await spread([...streams], window, (controller) => controller.abort());
      heartbeat.stop();
    },
  };
}

const jsonType = 'application/json; charset=utf-8';

function checkAccept(request: FastifyRequest): void {
  const { accept = '' } = request.headers;
  if (/(text\/event-stream|text\/\*|\*\/\*)/i.test(accept)) return;
  throw refuse('NOT_ACCEPTABLE', 'This address sends event streams: accept text/event-stream.');
}

interface AdmittedStream extends AdmittedOperation {
  readonly extensions: RequestParams['extensions'];
}

function admit(request: FastifyRequest, pipeline: Pipeline): AdmittedStream {
  const params = paramsOf(request);
  const { extensions } = params;
  const operation = pipeline.admit(params);
  if (operation.kind === 'mutation' && request.method === 'GET') throw mutationByGet();
  const cursor = request.headers['last-event-id'];
  if (typeof cursor !== 'string' || cursor === '') return { ...operation, extensions };
  const resumed = pipeline.admit(resumeAfter(operation, cursor, pipeline.schema));
  return { ...resumed, extensions };
}

/** Sends everything; settles when the operation has ended and holds nothing. */
type Work = (response: ServerResponse) => Promise<void>;

async function prepare(
  { extensions, ...operation }: AdmittedStream,
  caller: Caller,
  { pipeline, registry, limits }: StreamRouteOptions,
): Promise<Work | Answer> {
  if (operation.kind !== 'subscription') {
    const answer = await pipeline.run(operation, caller);
    const event = new LiveEvent(answer, null).serverSentEvent();
    return answer.refused ? answer : async (response) => void response.write(event);
  }
  const slow = slowPolicyOf(extensions) ?? 'close';
  const key = callerKey(caller);
  const subscriber = new Subscriber({ transport: 'sse', caller: key }, limits, slow);
  const leave = registry.open('sse', key);
  const refusal = await pipeline.subscribe(operation, caller, subscriber);
  if (refusal !== null) {
    leave();
    return refusal;
  }
  return (response) => subscriber.run(createStreamSink(response)).finally(leave);
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
  const expiry = endWithToken(caller, controller);
  try {
    await work(response);
    if (!controller.signal.aborted) writeComplete(response);
    if (controller.signal.reason === tokenExpired) {
      writeError(response, pipeline.answerToError(expiredError(), caller.requestId));
      writeComplete(response);
    }
  } catch (error) {
    const refusal = error instanceof LiveRefused ? error.answer : null;
    writeError(response, refusal ?? pipeline.answerToError(error, caller.requestId));
    // To come back with the same would bring the same.
    if (refusal !== null && refusal.status < 500) writeComplete(response);
  } finally {
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

const createStreamSink = (response: ServerResponse): LiveSink => ({
  buffered: () => response.writableLength,
  send: (event) => void response.write(event.serverSentEvent()),
});

const writeError = (response: ServerResponse, answer: Answer): void =>
  void response.write(`event: next\ndata: ${answer.body()}\n\n`);

const writeComplete = (response: ServerResponse): void =>
  void response.write('event: complete\ndata:\n\n');

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
