import type { GraphQLFormattedError } from 'graphql';
import { encodeText } from '../platform/encode-text';
import type { OperationResult } from './engine';
import { presentErrors, isCoercionError, type PresentOptions } from './guard/present-errors';
import { statusOfCode, type RequestRefused } from './guard/request-refused';

/** What a client gets, on whatever transport: errors are fit to be seen. */
export interface Answer {
  /** HTTP status: 200 as soon as there is `data`, even null. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly errors?: readonly GraphQLFormattedError[];
  /** Whether the operation did not run: such errors end a socket's operation as `error`. */
  readonly refused: boolean;
  /** Set on the last answer of a subscription whose upstream was lost. */
  readonly upstreamLost?: boolean;
  /** The value, for those who need it; sending needs `body()` alone. */
  readonly data?: OperationResult['data'];
  /** The JSON text of the whole response. */
  body(): string;
  /** The same as UTF-8. Several answers may share one buffer: not to be written to. */
  bytes(): Buffer;
}

const noHeaders = Object.freeze({});

/** The answer of an operation that ran. */
export function answerOf(result: OperationResult, options: PresentOptions): Answer {
  if (result.errors === undefined || result.errors.length === 0) return new ReadyAnswer(result);
  const errors = presentErrors(result.errors, options);
  const refused = result.data === undefined;
  const first = result.errors[0];
  const value = {
    errors,
    ...(refused ? {} : { data: result.data }),
    ...(result.extensions === undefined ? {} : { extensions: result.extensions }),
  };
  return {
    status: refused ? statusOfErrors(errors) : 200,
    headers: noHeaders,
    errors,
    refused: refused || (first !== undefined && isCoercionError(first)),
    data: result.data,
    upstreamLost: result.upstreamLost,
    ...textOf(value),
  };
}

/** The answer to a request that does not run. */
export function refusalOf(refused: RequestRefused, options: PresentOptions): Answer {
  const errors = presentErrors(refused.errors, options);
  return {
    status: statusOfErrors(errors),
    headers: refused.headers,
    errors,
    refused: true,
    ...textOf({ errors }),
  };
}

const statusOfErrors = (errors: readonly GraphQLFormattedError[]): number =>
  statusOfCode(errors[0]?.extensions?.code);

function textOf(value: object): Pick<Answer, 'body' | 'bytes'> {
  let text: string | undefined;
  const body = () => (text ??= JSON.stringify(value));
  return { body, bytes: () => encodeText(body()) };
}

/** No errors: the engine's own text, `data` only when somebody asks. */
class ReadyAnswer implements Answer {
  readonly status = 200;
  readonly headers = noHeaders;
  readonly refused = false;
  readonly #result: OperationResult;
  #text: string | undefined;

  constructor(result: OperationResult) {
    this.#result = result;
  }

  get data(): OperationResult['data'] {
    return this.#result.data;
  }

  body(): string {
    return (this.#text ??= this.#result.body());
  }

  bytes(): Buffer {
    return this.#result.bytes?.() ?? encodeText(this.body());
  }
}
