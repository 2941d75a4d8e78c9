import { ClientError } from '../../platform/errors';
import { refuse } from '../guard/request-refused';

/**
 * What becomes of events for a client that reads more slowly than they come. `close`: they wait, up
 * to a bound, then the subscription ends with the last cursor, so that nothing is lost in silence.
 * `latest`: only the newest waits, for those who show a state.
 */
export type SlowPolicy = 'close' | 'latest';

/** The client reads too slowly; `extensions.lastCursor` is that of the last event sent to it. */
export class SlowConsumer extends ClientError {
  constructor(lastCursor: string | null) {
    super(
      'SLOW_CONSUMER',
      'Events came faster than they were read. Subscribe again, with `after: lastCursor` if there is one.',
      { lastCursor },
    );
  }
}

/**
 * The policy in `{ "live": { "slow": "latest" } }`, which is read from a request's `extensions` and
 * from the payload of `connection_init`. Null when nothing is said.
 *
 * @throws RequestRefused BAD_REQUEST
 */
export function slowPolicyOf(extensions: unknown): SlowPolicy | null {
  const slow = member(member(extensions, 'live'), 'slow');
  if (slow === undefined || slow === null) return null;
  if (slow === 'close' || slow === 'latest') return slow;
  throw refuse('BAD_REQUEST', '`live.slow` must be "close" or "latest".');
}

const member = (object: unknown, name: string): unknown =>
  typeof object === 'object' && object !== null && Object.hasOwn(object, name)
    ? (object as Readonly<Record<string, unknown>>)[name]
    : undefined;
