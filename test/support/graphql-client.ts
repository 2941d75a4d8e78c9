/** What a client sends. */
export interface Question {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly token?: string;
}

export interface AnswerError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: Readonly<Record<string, unknown>>;
}

/** What it got, as it stood on the wire. */
export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string | null;
  readonly body: {
    // Tests read answers by hand; their shape is what they assert.
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    readonly data?: any;
    readonly errors?: readonly AnswerError[];
  };
}

/** POSTs the question to the gateway at `url`, which has no path. */
export async function ask(url: string, question: Question): Promise<HttpAnswer> {
  const { query, variables, token } = question;
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify({ query, variables }),
  });
  return {
    status: response.status,
    contentType: response.headers.get('content-type'),
    body: (await response.json()) as HttpAnswer['body'],
  };
}

/** The codes of the errors, in their order. */
export const codesOf = ({ body }: HttpAnswer): readonly unknown[] =>
  (body.errors ?? []).map(({ extensions }) => extensions.code);
