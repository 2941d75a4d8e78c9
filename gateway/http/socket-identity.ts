import { principalKey, type Principal } from '../../platform/identity/principal';
import { authorizationOf, type Authenticate } from '../guard/authenticate';
import { RequestRefused } from '../guard/request-refused';
import { closeCodes } from '../subscribe/close-codes';
import type { Session } from './socket-session';

/** The longest delay that a timer takes; a socket does not live that long. */
const longestTimer = 2 ** 31 - 1;

/** Closes the socket with 4403 when the token of its principal expires. */
export function endWithToken(session: Session): void {
  const { socket, principal } = session;
  clearTimeout(session.expiry ?? undefined);
  session.expiry = null;
  if (principal.expiresAt === null || socket.readyState !== socket.OPEN) return;
  const left = principal.expiresAt * 1_000 - Date.now();
  if (left > longestTimer) return;
  session.expiry = setTimeout(() => socket.close(closeCodes.forbidden, 'Token expired'), left);
}

/**
 * Answers `ping`. One whose payload holds `authorization` renews the token: the `pong` carries
 * `expiresAt` (seconds since the epoch, or null). A token that is refused, or that stands for
 * another principal or other rights, closes the socket with 4403: what runs on it was begun with the
 * old rights, which must neither grow nor shrink in silence.
 */
export async function answerPing(
  session: Session,
  payload: Readonly<Record<string, unknown>> | undefined,
  authenticate: Authenticate,
): Promise<void> {
  const authorization = authorizationOf(payload);
  if (authorization === undefined) return sendPong(session, payload);
  const principal = await authenticate(authorization).catch((error: unknown) => {
    if (error instanceof RequestRefused) return error;
    throw error;
  });
  if (principal instanceof RequestRefused) return refuse(session, principal.message);
  if (!isSame(principal, session.principal)) return refuse(session, 'The token has other rights');
  session.principal = principal;
  endWithToken(session);
  sendPong(session, { expiresAt: principal.expiresAt });
}

const isSame = (a: Principal, b: Principal): boolean => principalKey(a) === principalKey(b);

function sendPong({ socket }: Session, payload: object | undefined): void {
  if (socket.readyState !== socket.OPEN) return;
  socket.send(JSON.stringify({ type: 'pong', payload }));
}

const refuse = ({ socket }: Session, reason: string): void =>
  socket.close(closeCodes.forbidden, shortReason(reason));

/** A close frame has room for 123 bytes of reason, whole characters of UTF-8. */
export function shortReason(text: string): string {
  let reason = text;
  while (Buffer.byteLength(reason) > 123) reason = reason.slice(0, -1);
  return reason;
}
