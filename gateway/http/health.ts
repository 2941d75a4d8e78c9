import type { FastifyInstance } from 'fastify';

/** Something that must work for requests to be answered well. */
export interface ReadinessCheck {
  readonly name: string;
  /** Rejects while it does not. */
  check(): Promise<void>;
}

export interface HealthOptions {
  readonly checks: readonly ReadinessCheck[];
  readonly isStopping: () => boolean;
}

const checkTimeout = 2_000;

/**
 * `/health/live`: the process answers. `/health/ready`: it should be sent requests; otherwise 503
 * with the names of what is missing. The reasons are not told: they may hold addresses.
 */
export function serveHealth(app: FastifyInstance, { checks, isStopping }: HealthOptions): void {
  app.get('/health/live', () => ({ status: 'ok' }));
  app.get('/health/ready', async (request, reply) => {
    if (isStopping()) return reply.code(503).send({ status: 'stopping' });
    const results = await Promise.allSettled(checks.map((item) => withTimeout(item.check())));
    const missing = results.flatMap((result, index) => {
      if (result.status === 'fulfilled') return [];
      const name = checks[index]?.name ?? '';
      request.log.warn({ err: result.reason as unknown, check: name, msg: 'Not ready' });
      return [name];
    });
    if (missing.length === 0) return { status: 'ok' };
    return reply.code(503).send({ status: 'unavailable', missing });
  });
}

async function withTimeout(check: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`No answer in ${checkTimeout} ms`)), checkTimeout);
  });
  try {
    await Promise.race([check, late]);
  } finally {
    clearTimeout(timer);
  }
}
