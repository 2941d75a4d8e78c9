import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Answer, Call } from './answer';
import { noFaults, type Fault, type FaultPlan } from './fault';
import { Register, type Entry } from './register';
import { route } from './route';
import { Sessions } from './sessions';

export interface SimulatorOptions {
  /** 0 lets the system choose. */
  readonly port?: number;
  readonly username?: string;
  readonly password?: string;
  readonly tokenLifetime?: number;
  /** What it begins with. */
  readonly entries?: readonly Entry[];
  /** Told after every change. */
  readonly onChange?: () => void;
  readonly faults?: FaultPlan;
}

/** A call that was made, and how it was answered; null when the answer never came. */
export interface LoggedCall {
  readonly method: string;
  readonly path: string;
  readonly status: number | null;
}

export interface Simulator {
  /** Without a path. */
  readonly url: string;
  readonly register: Register;
  readonly sessions: Sessions;
  /** Every call so far, in order. */
  readonly calls: readonly LoggedCall[];
  /** Decides about the calls from now on. */
  setFaults(faults: FaultPlan): void;
  close(): Promise<void>;
}

/** Starts a stand-in for PTV's Open API v11 that holds everything in memory. */
export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const { username = 'lahella', password = 'salasana', tokenLifetime = 3_600_000 } = options;
  const register = new Register(options.entries, options.onChange);
  const sessions = new Sessions({ username, password, tokenLifetime });
  const calls: LoggedCall[] = [];
  let faults = options.faults ?? noFaults;
  const server = createServer((request, response) => {
    void serve(request, response, { register, sessions }, (call) => faults(call)).then((logged) =>
      calls.push(logged),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    register,
    sessions,
    calls,
    setFaults: (plan) => void (faults = plan),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface World {
  readonly register: Register;
  readonly sessions: Sessions;
}

async function serve(
  request: IncomingMessage,
  response: ServerResponse,
  world: World,
  faults: FaultPlan,
): Promise<LoggedCall> {
  const call = await readCall(request);
  const { method, path } = call;
  const fault = faults(call);
  if (fault?.when === 'before') return { method, path, status: fail(response, fault) };
  const answer = answerTo(call, world);
  if (fault) return { method, path, status: fail(response, fault) };
  send(response, answer);
  return { method, path, status: answer.status };
}

function answerTo(call: Call, world: World): Answer {
  if (call.body === unreadable)
    return { status: 400, body: { '': ['The request body is not valid JSON.'] } };
  try {
    return route(call, world);
  } catch (error) {
    return { status: 500, body: { errorMessage: String(error) } };
  }
}

const unreadable = Symbol('unreadable');

async function readCall(request: IncomingMessage): Promise<Call> {
  const url = new URL(request.url ?? '/', 'http://ptv');
  return {
    method: request.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    body: parse(await text(request)),
    authorization: request.headers.authorization,
  };
}

function parse(body: string): unknown {
  if (body === '') return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return unreadable;
  }
}

function send(response: ServerResponse, { status, body, headers, contentType }: Answer): void {
  response.writeHead(status, { 'content-type': contentType ?? 'application/json', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

const html = '<!DOCTYPE html><html><body><h1>Service Unavailable</h1></body></html>';

/** Fails the call; returns the status that was told, null for none. */
function fail(response: ServerResponse, { kind }: Fault): number | null {
  if (kind === 'hang') return null;
  if (kind === 'nothing') {
    response.destroy();
    return null;
  }
  const answers: Record<Exclude<Fault['kind'], 'hang' | 'nothing'>, Answer> = {
    '500': { status: 500, body: { errorMessage: 'An error occurred while processing.' } },
    '503': { status: 503, body: { errorMessage: 'The service is unavailable.' } },
    '429': { status: 429, body: '', headers: { 'retry-after': '0' }, contentType: 'text/plain' },
    html: { status: 200, body: html, contentType: 'text/html' },
  };
  send(response, answers[kind]);
  return answers[kind].status;
}
