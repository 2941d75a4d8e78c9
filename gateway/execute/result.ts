import { GraphQLError, type ExecutionResult } from 'graphql';

/**
 * The answer of an operation, as finished JSON of the whole result. `data` is built from it only
 * when somebody asks for the value.
 */
export interface OperationResult extends ExecutionResult {
  /** Set on the last answer of a subscription whose upstream was lost. */
  readonly upstreamLost?: boolean;
  body(): string;
  /** The same as UTF-8, where it is at hand: not to be written to. */
  bytes?(): Buffer;
}

/** How the bytes of an answer without errors begin. */
export const dataHead = '{"data":';

/** An answer whose data is JSON already: between `dataHead` and `}`. */
export const dataResult = (
  bytes: Buffer,
  errors: readonly GraphQLError[] = [],
): OperationResult & { bytes(): Buffer } => new DataResult(bytes, errors);

/** The answer to an operation that was refused as a whole: it has no `data` entry. */
export function withoutData(errors: readonly GraphQLError[]): OperationResult {
  return { errors, body: () => `{"errors":${JSON.stringify(errors)}}` };
}

/** The answer in place of one that could not be made: the client's error, or a masked one. */
export function refusedResult(error: unknown): OperationResult {
  if (error instanceof GraphQLError) return withoutData([error]);
  const options = {
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
    originalError: error instanceof Error ? error : new Error(String(error)),
  };
  return withoutData([new GraphQLError('The operation failed.', options)]);
}

class DataResult implements OperationResult {
  readonly errors?: readonly GraphQLError[];
  readonly #bytes: Buffer;
  #data: Record<string, unknown> | null | undefined;

  constructor(bytes: Buffer, errors: readonly GraphQLError[]) {
    this.#bytes = bytes;
    if (errors.length) this.errors = errors;
  }

  get data(): Record<string, unknown> | null {
    if (this.#data === undefined)
      this.#data = JSON.parse(this.#dataText()) as Record<string, unknown> | null;
    return this.#data;
  }

  body(): string {
    if (!this.errors) return this.#bytes.toString('utf8');
    return `{"errors":${JSON.stringify(this.errors)},${dataHead.slice(1)}${this.#dataText()}}`;
  }

  bytes(): Buffer {
    return this.errors ? Buffer.from(this.body()) : this.#bytes;
  }

  #dataText(): string {
    return this.#bytes.toString('utf8', dataHead.length, this.#bytes.length - 1);
  }
}
