/** What a call is answered with. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly contentType?: string;
}

/** What arrived. */
export interface Call {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Parsed JSON; undefined without a body. */
  readonly body: unknown;
  readonly authorization: string | undefined;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const notFound = (message: string): Answer => ({
  status: 404,
  body: { errorMessage: message },
});
export const badRequest = (faults: Readonly<Record<string, readonly string[]>>): Answer => ({
  status: 400,
  body: faults,
});
export const unauthorised: Answer = {
  status: 401,
  body: { errorMessage: 'Authorization has been denied for this request.' },
  headers: { 'www-authenticate': 'Bearer' },
};
