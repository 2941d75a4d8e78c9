import type { FastifyInstance } from 'fastify';
import { hasScope } from '../../platform/identity/principal';
import type { Authenticate } from '../guard/authenticate';
import { refuse } from '../guard/request-refused';
import type { Pipeline } from '../pipeline';
import type { LiveRegistry } from '../subscribe/live-registry';
import type { SocketFront } from './socket-front';
import type { StreamRoute } from './stream-route';

export interface DebugRouteOptions {
  readonly authenticate: Authenticate;
  readonly pipeline: Pipeline;
  readonly registry: LiveRegistry;
  readonly sockets: SocketFront;
  readonly streams: StreamRoute;
}

/** Of each list as much is shown; the totals count all. */
const shown = 1_000;

/**
 * `/debug/live`: who holds what of the live side now. For admins and for tokens with a role
 * and the scope `debug:read`: it names principals and their operations.
 */
export function serveDebug(app: FastifyInstance, options: DebugRouteOptions): void {
  app.get('/debug/live', async (request, reply) => {
    const principal = await options.authenticate(request.headers.authorization);
    if (principal.role === 'anonymous') {
      throw refuse('UNAUTHENTICATED', 'Send the token of an admin, or one with debug:read.');
    }
    if (principal.role !== 'admin' && !hasScope(principal, 'debug:read')) {
      throw refuse(
        'FORBIDDEN',
        'This needs the role admin, or any other role and the scope debug:read.',
      );
    }
    return reply.header('cache-control', 'no-store').send(describeLive(options));
  });
}

function describeLive({ pipeline, registry, sockets, streams }: DebugRouteOptions): object {
  const groups = [...pipeline.live.describe()];
  const size = ({ subscribers: { websocket, sse } }: (typeof groups)[number]): number =>
    websocket + sse;
  groups.sort((a, b) => size(b) - size(a));
  const { rss, heapUsed } = process.memoryUsage();
  return {
    totals: {
      sockets: sockets.sockets,
      eventStreams: streams.streams,
      subscriptions: registry.running,
      upstreams: groups.length,
      callers: registry.callers,
      memory: { rss, heapUsed },
    },
    subscriptionsByCaller: Object.fromEntries([...registry.byCaller()].slice(0, shown)),
    upstreams: groups.slice(0, shown),
    sockets: sockets.describe().slice(0, shown),
  };
}
