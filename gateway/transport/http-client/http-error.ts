/** The other side broke the protocol: what it sent is no answer, and its connection is of no use. */
export class HttpProtocolError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'HttpProtocolError';
  }
}
