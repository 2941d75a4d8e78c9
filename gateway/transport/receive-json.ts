import type { Deadlines } from '../../platform/deadlines';
import { onAbort } from '../../platform/on-abort';
import type { HttpExchange } from './http-client/connection';
import { HttpProtocolError } from './http-client/http-error';
import type { HttpPool } from './http-client/pool';
import { BodyTooLarge } from './http-client/response-body';
import type { ResponseHead } from './http-client/response-head';
import type { AnswerShape } from './answer-shape';
import { readJson, type ReadJson } from './read-json';
import { invalid, isGraphqlResponse } from './subgraph-response';
import { TransportError } from './transport';

export interface ReceiveLimits {
  readonly subgraph: string;
  /** More bytes than this end the call. */
  readonly maxBytes: number;
  /** Milliseconds, and the clock that ends calls after them; null without a limit. */
  readonly timeout: number | undefined;
  readonly deadlines: Deadlines | null;
}

export interface ReceivedJson extends ReadJson {
  readonly bytes: number;
}

/** What is sent. */
export interface JsonCall extends Pick<HttpExchange, 'head' | 'body' | 'isRepeatable'> {
  readonly shape: AnswerShape | undefined;
}

/** Sends one request and reads its JSON body. Rejects with a TransportError only. */
export function receiveJson(
  pool: HttpPool,
  call: JsonCall,
  limits: ReceiveLimits,
  signal: AbortSignal,
): Promise<ReceivedJson> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) reject(unreachable(limits.subgraph, signal.reason));
    else pool.start(new JsonExchange(pool, call, limits, signal, resolve, reject));
  });
}

class JsonExchange implements HttpExchange {
  readonly head: string | Buffer;
  readonly body: string;
  readonly isRepeatable: boolean;
  readonly #shape: AnswerShape | undefined;
  readonly maxBytes: number;
  readonly #pool: HttpPool;
  readonly #limits: ReceiveLimits;
  readonly #resolve: (received: ReceivedJson) => void;
  readonly #reject: (error: TransportError) => void;
  readonly #leaveSignal: () => void;
  readonly #endDeadline: (() => void) | undefined;
  #status = 0;

  constructor(
    pool: HttpPool,
    { head, body, isRepeatable, shape }: JsonCall,
    limits: ReceiveLimits,
    signal: AbortSignal,
    resolve: (received: ReceivedJson) => void,
    reject: (error: TransportError) => void,
  ) {
    this.head = head;
    this.body = body;
    this.isRepeatable = isRepeatable;
    this.#shape = shape;
    this.maxBytes = limits.maxBytes;
    this.#pool = pool;
    this.#limits = limits;
    this.#resolve = resolve;
    this.#reject = reject;
    this.#endDeadline = limits.deadlines?.start(() => this.#end(tooLate(limits)));
    this.#leaveSignal = onAbort(signal, () =>
      this.#end(unreachable(limits.subgraph, signal.reason)),
    );
  }

  accept({ status, contentType, contentEncoding }: ResponseHead): Error | null {
    const { subgraph } = this.#limits;
    this.#status = status;
    if (contentEncoding !== undefined && contentEncoding.toLowerCase() !== 'identity')
      return invalid(subgraph, `answered in an encoding that was not asked for`);
    return refusalOf(subgraph, status, contentType);
  }

  onBody(bytes: Buffer, start: number, end: number): void {
    this.#release();
    const { subgraph } = this.#limits;
    const isAway = isProxyStatus(this.#status);
    try {
      const { value, isPlain, hasRawText } = readJson(bytes, start, end, this.#shape);
      if (isAway && !isGraphqlResponse(value))
        this.#reject(awayBehindProxy(subgraph, this.#status));
      else this.#resolve({ value, isPlain, hasRawText, bytes: end - start });
    } catch (error) {
      const noJson = invalid(subgraph, 'answered something that is no JSON', error);
      this.#reject(isAway ? awayBehindProxy(subgraph, this.#status) : noJson);
    }
  }

  onFailure(error: Error): void {
    this.#release();
    this.#reject(error instanceof TransportError ? error : failureOf(this.#limits.subgraph, error));
  }

  #end(error: TransportError): void {
    this.#pool.cancel(this, error);
  }

  #release(): void {
    this.#endDeadline?.();
    this.#leaveSignal();
  }
}

/** Why a response is not read at all: a redirect, an error page, a proxy's answer. */
function refusalOf(
  subgraph: string,
  status: number,
  contentType: string | undefined,
): TransportError | null {
  if (status >= 300 && status < 400)
    return invalid(subgraph, `answered with a redirect (${status})`);
  if (contentType !== undefined && /^application\/([\w.-]+\+)?json\b/i.test(contentType))
    return null;
  if (isProxyStatus(status)) return awayBehindProxy(subgraph, status);
  return invalid(subgraph, `answered with status ${status} and no JSON`);
}

/** A proxy's own answer, whatever it looks like: the subgraph itself was not reached. */
const isProxyStatus = (status: number): boolean => status >= 502 && status <= 504;

const awayBehindProxy = (subgraph: string, status: number): TransportError =>
  unreachable(subgraph, new Error(`status ${status}`));

function failureOf(subgraph: string, error: Error): TransportError {
  if (error instanceof BodyTooLarge)
    return invalid(subgraph, `answered more than ${error.maxBytes} bytes`, error);
  if (error instanceof HttpProtocolError)
    return invalid(subgraph, 'answered something that is no HTTP', error);
  return unreachable(subgraph, error);
}

const unreachable = (subgraph: string, cause: unknown): TransportError =>
  new TransportError('SUBGRAPH_UNREACHABLE', `Subgraph "${subgraph}" could not be reached.`, {
    cause,
  });

const tooLate = ({ subgraph, timeout }: ReceiveLimits): TransportError =>
  new TransportError(
    'SUBGRAPH_TIMEOUT',
    `Subgraph "${subgraph}" did not answer within ${timeout} ms.`,
  );
