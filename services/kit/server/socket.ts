import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import {
  getOperationAST,
  subscribe,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLError,
} from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { WebSocketServer } from 'ws';
import {
  noSocketAt,
  refuseConnection,
  upgradeRefusal,
} from '../../../platform/refused-connections';
import type { ServiceRequest } from '../context';
import { prepare, present, type OperationParts } from './run-operation';

export interface SocketOptions extends OperationParts {
  /** Who opened the socket; throws UNAUTHENTICATED. */
  callerOf(request: IncomingMessage, signal: AbortSignal): ServiceRequest;
}

const path = '/graphql';

/** graphql-transport-ws on the upgrade of `/graphql`. Closing sends every client 1001. */
export function addSocket(server: Server, options: SocketOptions): () => Promise<void> {
  const sockets = new WebSocketServer({ noServer: true, path, maxPayload: 1024 * 1024 });
  const running = new RunningOperations();
  const streams: Streams = new WeakMap();
  const admitted: Admitted = new WeakMap();
  const disposable = useServer(
    {
      onConnect: ({ extra }) => admit(options, extra.request, admitted),
      onSubscribe: async ({ extra }, id, payload) => {
        const { principal } = admitted.get(extra.request) as ServiceRequest;
        const signal = running.begin(extra.socket, id);
        const caller = { principal, requestId: crypto.randomUUID(), signal };
        const prepared = prepare(options, payload, caller);
        return 'errors' in prepared ? prepared.errors : open(prepared, streams);
      },
      subscribe: (args) => streams.get(args) ?? subscribe(args),
      onNext: (_context, _id, _payload, args, result) => shown(options, args, result),
      onError: (_context, _id, _payload, errors) =>
        present({ errors }, options.log, crypto.randomUUID()).errors,
      onComplete: (context, id) => running.end(context.extra.socket, id),
      onClose: (context) => running.endAll(context.extra.socket),
    },
    sockets,
  );
  const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    if (!sockets.shouldHandle(request))
      return refuseConnection(socket, noSocketAt(request.url ?? ''));
    sockets.handleUpgrade(request, socket, head, (client) =>
      sockets.emit('connection', client, request),
    );
  };
  sockets.on('wsClientError', ({ message }: Error, socket: Duplex, request: IncomingMessage) =>
    refuseConnection(socket, upgradeRefusal(request, message)),
  );
  server.on('upgrade', upgrade);
  return async () => {
    server.off('upgrade', upgrade);
    await disposable.dispose();
  };
}

/** Streams that are open already, by the arguments they were opened with. */
type Streams = WeakMap<ExecutionArgs, AsyncGenerator<ExecutionResult>>;

/**
 * Opens a subscription's stream before graphql-ws does: it would send the errors of one that
 * cannot start as a `next` message, and the protocol wants an `error` message.
 */
async function open(
  args: ExecutionArgs,
  streams: Streams,
): Promise<ExecutionArgs | readonly GraphQLError[]> {
  if (getOperationAST(args.document, args.operationName)?.operation !== 'subscription') return args;
  const stream = await subscribe(args);
  if (!(Symbol.asyncIterator in stream)) return stream.errors ?? [];
  streams.set(args, stream);
  return args;
}

/**
 * Who opened each socket. The signature of a principal is good for a minute: it is looked at when
 * the socket is opened, and holds for what is asked over it later.
 */
type Admitted = WeakMap<IncomingMessage, ServiceRequest>;

/** A principal that is not believed gets no socket: 4403. */
function admit({ callerOf }: SocketOptions, request: IncomingMessage, admitted: Admitted): boolean {
  try {
    admitted.set(request, callerOf(request, new AbortController().signal));
    return true;
  } catch {
    return false;
  }
}

function shown(
  { log }: SocketOptions,
  args: ExecutionArgs,
  result: ExecutionResult,
): ExecutionResult {
  const { requestId } = args.contextValue as ServiceRequest;
  return present(result, log, requestId);
}

/** The abort signals of what runs on each socket. */
class RunningOperations {
  readonly #bySocket = new WeakMap<object, Map<string, AbortController>>();

  begin(socket: object, id: string): AbortSignal {
    const operations = this.#bySocket.get(socket) ?? new Map<string, AbortController>();
    this.#bySocket.set(socket, operations);
    const controller = new AbortController();
    operations.set(id, controller);
    return controller.signal;
  }

  end(socket: object, id: string): void {
    const operations = this.#bySocket.get(socket);
    operations?.get(id)?.abort();
    operations?.delete(id);
  }

  endAll(socket: object): void {
    const operations = this.#bySocket.get(socket);
    for (const controller of operations?.values() ?? []) controller.abort();
    operations?.clear();
  }
}
