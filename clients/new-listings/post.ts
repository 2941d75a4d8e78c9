import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';

export interface ClientOptions {
  /** Address of the graph, for example `http://localhost:4000/graphql`. */
  readonly url: string;
  readonly token?: string;
}

/** What an error of an answer tells. */
export interface AnswerError {
  readonly message: string;
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/**
 * Runs a query or mutation.
 *
 * @throws Error with the messages of the answer when it carries errors.
 */
export async function post<Data, Variables>(
  { url, token }: ClientOptions,
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = (await response.json()) as {
    readonly data: Data;
    readonly errors?: readonly AnswerError[];
  };
  if (errors !== undefined) throw asError(errors);
  return data;
}

/** One error for all that an answer tells. */
export const asError = (errors: readonly AnswerError[]): Error =>
  new Error(errors.map(({ message }) => message).join('\n'));
