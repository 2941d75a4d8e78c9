import { Agent, request } from 'undici';
import { withDeadline } from './deadline';
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

/** What ends a call before its time. */
export type Cuts = readonly AbortSignal[];

/** Calls of PTV's Open API v11. None of them rejects for what PTV or the network does. */
export interface PtvClient {
  /** `path` begins behind `/api/v11/`. */
  get(path: string, cuts: Cuts): Promise<PtvAnswer>;
  write(method: 'POST' | 'PUT', path: string, body: Json, cuts: Cuts): Promise<PtvAnswer>;
  close(): Promise<void>;
}

/** A client that logs in when it first writes, and again when its token is no longer good. */
export function createPtvClient(options: PtvClientOptions): PtvClient {
  const agent = new Agent({ connections: 16 });
  const call = createCall(options, agent);
  const login = createLogin(options, call);
  const address = (path: string): string => `${options.apiUrl.replace(/\/$/, '')}/api/v11/${path}`;

  return {
    get: (path, cuts) => call({ method: 'GET', url: address(path), cuts }),
    async write(method, path, body, cuts) {
      const attempt = async (): Promise<PtvAnswer> => {
        const token = await login.token(cuts);
        if (typeof token !== 'string') return token;
        const answer = await call({ method, url: address(path), body, token, cuts });
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
  readonly cuts: Cuts;
}

const createCall =
  ({ timeout }: PtvClientOptions, dispatcher: Agent) =>
  async ({ cuts, ...call }: Call): Promise<PtvAnswer> => {
    try {
      return readAnswer(
        await withDeadline(timeout, cuts, (signal) => send(call, dispatcher, signal)),
      );
    } catch (error) {
      return { kind: 'later', reason: unreachable(error, timeout), wait: null };
    }
  };

async function send(
  { method, url, body, token }: Omit<Call, 'cuts'>,
  dispatcher: Agent,
  signal: AbortSignal,
): Promise<HttpAnswer> {
  const response = await request(url, {
    method,
    dispatcher,
    body: body === undefined ? null : JSON.stringify(body),
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    signal,
  });
  const { statusCode: status, headers } = response;
  return {
    status,
    contentType: String(headers['content-type'] ?? ''),
    retryAfter: headers['retry-after']?.toString(),
    text: await response.body.text(),
  };
}

function unreachable(error: unknown, timeout: number): string {
  const { name, code } = error as { name?: string; code?: unknown };
  if (name === 'TimeoutError') return `PTV did not answer within ${timeout} ms.`;
  return `PTV could not be reached (${typeof code === 'string' ? code : (name ?? 'no answer')}).`;
}

type MakeCall = ReturnType<typeof createCall>;

/** Keeps the token; calls that need one at the same moment share one login. */
function createLogin(options: PtvClientOptions, call: MakeCall) {
  let current: Promise<string | PtvAnswer> | null = null;
  let good: string | null = null;

  const logIn = async (cuts: Cuts): Promise<string | PtvAnswer> => {
    const { username, password, userOrganisation } = options;
    const body = {
      username,
      password,
      ...(userOrganisation === null ? {} : { apiUserOrganisation: userOrganisation }),
    };
    const answer = await call({ method: 'POST', url: options.loginUrl, body, cuts });
    if (answer.kind === 'later') return answer;
    const token =
      answer.kind === 'done' ? (answer.body.serviceToken ?? answer.body.ptvToken) : null;
    if (typeof token === 'string') return (good = token);
    // Not the listing's fault: it must not be parked for a wrong password.
    return { kind: 'later', reason: 'PTV did not accept the user name and password.', wait: null };
  };

  return {
    async token(cuts: Cuts): Promise<string | PtvAnswer> {
      if (good !== null) return good;
      current ??= logIn(cuts).finally(() => (current = null));
      return current;
    },
    forget(token: string): void {
      if (good === token) good = null;
    },
  };
}
