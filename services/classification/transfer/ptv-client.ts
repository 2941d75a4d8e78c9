import { Agent, request } from 'undici';
import { readAnswer, type HttpAnswer, type PtvAnswer } from './ptv-answer';

export interface PtvClientOptions {
  /** Without `/api/v11`. */
  readonly apiUrl: string;
  readonly loginUrl: string;
  readonly username: string;
  readonly password: string;
  /** Only for users of several organisations. */
  readonly userOrganisation: string | null;
  /** Milliseconds until a call is given up. */
  readonly timeout: number;
}

export type Json = Readonly<Record<string, unknown>>;

/** Calls of PTV's Open API v11. None of them rejects for what PTV or the network does. */
export interface PtvClient {
  /** `path` begins behind `/api/v11/`. */
  get(path: string, signal: AbortSignal): Promise<PtvAnswer>;
  write(method: 'POST' | 'PUT', path: string, body: Json, signal: AbortSignal): Promise<PtvAnswer>;
  close(): Promise<void>;
}

/** A client that logs in when it first writes, and again when its token is no longer good. */
export function createPtvClient(options: PtvClientOptions): PtvClient {
  const agent = new Agent({ connections: 16 });
  const call = createCall(options, agent);
  const login = createLogin(options, call);
  const address = (path: string): string => `${options.apiUrl.replace(/\/$/, '')}/api/v11/${path}`;

  return {
    get: (path, signal) => call({ method: 'GET', url: address(path), signal }),
    async write(method, path, body, signal) {
      const attempt = async (): Promise<PtvAnswer> => {
        const token = await login.token(signal);
        if (typeof token !== 'string') return token;
        const answer = await call({ method, url: address(path), body, token, signal });
        if (answer.kind === 'unauthorised') login.forget(token);
        return answer;
      };
      const first = await attempt();
      return first.kind === 'unauthorised' ? refusedTwice(await attempt()) : first;
    },
    close: () => agent.destroy(),
  };
}

const refusedTwice = (answer: PtvAnswer): PtvAnswer =>
  answer.kind === 'unauthorised'
    ? { kind: 'later', reason: 'PTV refuses a token that it has just given.', wait: null }
    : answer;

interface Call {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly body?: Json;
  readonly token?: string;
  readonly signal: AbortSignal;
}

const createCall =
  ({ timeout }: PtvClientOptions, dispatcher: Agent) =>
  async ({ method, url, body, token, signal }: Call): Promise<PtvAnswer> => {
    try {
      const response = await request(url, {
        method,
        dispatcher,
        body: body === undefined ? null : JSON.stringify(body),
        headers: {
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        },
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeout)]),
      });
      const { statusCode: status, headers } = response;
      const answer: HttpAnswer = {
        status,
        contentType: String(headers['content-type'] ?? ''),
        retryAfter: headers['retry-after']?.toString(),
        text: await response.body.text(),
      };
      return readAnswer(answer);
    } catch (error) {
      return { kind: 'later', reason: unreachable(error, timeout), wait: null };
    }
  };

function unreachable(error: unknown, timeout: number): string {
  const { name, code } = error as { name?: string; code?: string };
  if (name === 'TimeoutError') return `PTV did not answer within ${timeout} ms.`;
  return `PTV could not be reached (${code ?? name ?? 'no answer'}).`;
}

type MakeCall = ReturnType<typeof createCall>;

/** Keeps the token; calls that need one at the same moment share one login. */
function createLogin(options: PtvClientOptions, call: MakeCall) {
  let current: Promise<string | PtvAnswer> | null = null;
  let good: string | null = null;

  const logIn = async (signal: AbortSignal): Promise<string | PtvAnswer> => {
    const { username, password, userOrganisation } = options;
    const body = {
      username,
      password,
      ...(userOrganisation === null ? {} : { apiUserOrganisation: userOrganisation }),
    };
    const answer = await call({ method: 'POST', url: options.loginUrl, body, signal });
    if (answer.kind === 'later') return answer;
    const token =
      answer.kind === 'done' ? (answer.body.serviceToken ?? answer.body.ptvToken) : null;
    if (typeof token === 'string') return (good = token);
    // Not the listing's fault: it must not be parked for a wrong password.
    return { kind: 'later', reason: 'PTV did not accept the user name and password.', wait: null };
  };

  return {
    async token(signal: AbortSignal): Promise<string | PtvAnswer> {
      if (good !== null) return good;
      current ??= logIn(signal).finally(() => (current = null));
      return current;
    },
    forget(token: string): void {
      if (good === token) good = null;
    },
  };
}
