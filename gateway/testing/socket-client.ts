import { WebSocket, type ClientOptions } from 'ws';
import { until } from './until';

export interface Message {
  readonly type: string;
  readonly id?: string;
  readonly payload?: unknown;
}

export interface SocketClient {
  readonly socket: WebSocket;
  readonly messages: readonly Message[];
  send(message: Message | string | Buffer): void;
  /** Resolves with the first message of the type (and id) that has come or comes. */
  message(type: string, id?: string): Promise<Message>;
  /** Resolves when the socket is closed. */
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
}

export interface ConnectOptions extends ClientOptions {
  readonly protocols?: string | string[];
}

/** A bare client that speaks whatever a test wants it to. */
export async function openSocket(url: string, options: ConnectOptions = {}): Promise<SocketClient> {
  const { protocols = 'graphql-transport-ws', ...clientOptions } = options;
  const address = `${url.replace('http', 'ws')}/graphql`;
  const socket = new WebSocket(address, protocols, clientOptions);
  const messages: Message[] = [];
  socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString()) as Message));
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.once('close', (code, reason) => resolve({ code, reason: reason.toString() })),
  );
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  return {
    socket,
    messages,
    send: (message) =>
      socket.send(
        typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message),
      ),
    async message(type, id) {
      const find = () => messages.find((item) => item.type === type && (!id || item.id === id));
      await until(`message ${type} ${id ?? ''}`, () => find() !== undefined);
      return find() as Message;
    },
    closed,
  };
}

/** A client whose connection was acknowledged. */
export async function connectSocket(
  url: string,
  payload?: unknown,
  options?: ConnectOptions,
): Promise<SocketClient> {
  const client = await openSocket(url, options);
  client.send({ type: 'connection_init', ...(payload === undefined ? {} : { payload }) });
  await client.message('connection_ack');
  return client;
}
