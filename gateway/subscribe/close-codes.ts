/**
 * Why the gateway closes a WebSocket. 44xx up to 4429 are those of the graphql-transport-ws
 * protocol; a client should not reconnect by itself after 4400, 4401, 4403, 4406, 4409 or 4429.
 */
export const closeCodes = {
  /** The process stops: reconnect, with `after`, elsewhere or later. */
  goingAway: 1001,
  /** Not JSON, no message of the protocol, or binary. */
  badRequest: 4400,
  /** `subscribe` before `connection_ack`. */
  unauthorized: 4401,
  /** The token cannot be used, or has expired while the socket was open. */
  forbidden: 4403,
  subprotocolNotAcceptable: 4406,
  initialisationTimeout: 4408,
  /** An id that is in use. */
  subscriberAlreadyExists: 4409,
  tooManyInitialisationRequests: 4429,
  /** The client reads more slowly than events come: every subscription got its last cursor. */
  slowConsumer: 4413,
  internalServerError: 4500,
} as const;
