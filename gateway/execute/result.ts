import { GraphQLError, type ExecutionResult } from 'graphql';

/**
 * The answer of an operation. `body()` gives the finished JSON text of the whole result; `data`
 * is built from it only when somebody asks for the value.
 */
export interface OperationResult extends ExecutionResult {
  /** Set on the last answer of a subscription whose upstream was lost. */
  readonly upstreamLost?: boolean;
  body(): string;
}

/**
 * An answer whose data is JSON text already. Without `dataText` the operation was refused as a
 * whole and has no `data` entry.
 */
export function textResult(
  dataText: string | undefined,
  errors: readonly GraphQLError[] = [],
  extensions?: Record<string, unknown>,
): OperationResult {
  return new TextResult(dataText, errors, extensions);
}

/** The answer in place of one that could not be made: the client's error, or a masked one. */
export function refusedResult(error: unknown): OperationResult {
  if (error instanceof GraphQLError) return textResult(undefined, [error]);
  const options = {
    extensions: { code: 'INTERNAL_SERVER_ERROR' },
    originalError: error instanceof Error ? error : new Error(String(error)),
  };
  return textResult(undefined, [new GraphQLError('The operation failed.', options)]);
}

class TextResult implements OperationResult {
  readonly errors?: readonly GraphQLError[];
  readonly extensions?: Record<string, unknown>;
  readonly #dataText: string | undefined;
  #data: Record<string, unknown> | null | undefined;

  constructor(
    dataText: string | undefined,
    errors: readonly GraphQLError[],
    extensions: Record<string, unknown> | undefined,
  ) {
    this.#dataText = dataText;
    if (errors.length) this.errors = errors;
    if (extensions) this.extensions = extensions;
  }

  get data(): Record<string, unknown> | null | undefined {
    if (this.#data === undefined && this.#dataText !== undefined)
      this.#data = JSON.parse(this.#dataText) as Record<string, unknown> | null;
    return this.#data;
  }

  body(): string {
    if (!this.errors && !this.extensions) return `{"data":${this.#dataText}}`;
    const parts: string[] = [];
    if (this.errors) parts.push(`"errors":${JSON.stringify(this.errors)}`);
    if (this.#dataText !== undefined) parts.push(`"data":${this.#dataText}`);
    if (this.extensions) parts.push(`"extensions":${JSON.stringify(this.extensions)}`);
    return `{${parts.join(',')}}`;
  }
}
