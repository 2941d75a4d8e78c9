import type { SubgraphDefinition } from '../compose/supergraph';
import type { Log } from '../../platform/log';
import type { RequestContext } from '../request-context';
import { withBreaker } from './breaker';
import { createEventStreamTransport } from './event-stream';
import { withFailureLog } from './failure-log';
import { createHttpTransport } from './http';
import { withRetry } from './retry';
import type { SharingInFlight } from './share-in-flight';
import type { Transport } from './transport';
import { createWebSocketTransport } from './websocket';

export interface RemoteTransportOptions {
  readonly subgraph: SubgraphDefinition;
  /** Milliseconds that one call may take. */
  readonly timeout: number;
  /** Sends equal queries of one identity at the same moment once; null to send each. */
  readonly sharing: SharingInFlight | null;
  /** Where it takes subscriptions: `ws:` by graphql-transport-ws, `http:` by event streams. */
  readonly subscriptionUrl?: string;
  readonly log: Log;
  /** Headers that tell the subgraph who asks. */
  principalHeaders?(context: RequestContext): Readonly<Record<string, string>>;
}

/**
 * A subgraph in another process: queries and mutations by HTTP, subscriptions by WebSocket at the
 * same address unless another is given; with time limit, retries of queries, log of failures, circuit breaker and sharing.
 */
export function createRemoteTransport(options: RemoteTransportOptions): Transport {
  const { subgraph, timeout, sharing, principalHeaders, log } = options;
  const subscriptions = createSubscriptions(options);
  const called = createHttpTransport({ subgraph, timeout, principalHeaders, subscriptions });
  const { name } = subgraph;
  const logged = withFailureLog(withRetry(called), { subgraph: name, log });
  const steady = withBreaker(logged, { subgraph: name });
  return sharing?.wrap(steady) ?? steady;
}

function createSubscriptions({
  subgraph,
  subscriptionUrl: url,
  timeout,
  principalHeaders,
}: RemoteTransportOptions): Pick<Transport, 'subscribe' | 'close'> {
  return url?.startsWith('http')
    ? createEventStreamTransport({ subgraph, url, timeout, principalHeaders })
    : createWebSocketTransport({ subgraph, url, timeout, principalHeaders });
}
