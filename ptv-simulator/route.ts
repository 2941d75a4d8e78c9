import { badRequest, notFound, unauthorised, type Answer, type Call } from './answer';
import { kinds, type Kind } from './body-rules';
import type { Body } from './check-body';
import { read } from './reading';
import type { Register } from './register';
import type { Sessions } from './sessions';
import { connect, create, findBySource, update } from './writing';

export interface World {
  readonly register: Register;
  readonly sessions: Sessions;
}

/** The one way from a call to its answer and its effect. */
export function route(call: Call, { register, sessions }: World): Answer {
  if (call.method === 'POST' && call.path === '/api/auth/api-login') return sessions.login(call);
  const parts = call.path
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent);
  if (parts[0] !== 'api' || parts[1] !== 'v11') return unknownAddress(call);
  const rest = parts.slice(2);
  if (call.method === 'GET') return read(call, rest, register) ?? unknownAddress(call);
  if (!sessions.isLoggedIn(call)) return unauthorised;
  if (typeof call.body !== 'object' || call.body === null || Array.isArray(call.body))
    return badRequest({ '': ['A non-empty request body is required.'] });
  return write(call.method, rest, call.body as Body, register) ?? unknownAddress(call);
}

const unknownAddress = ({ method, path }: Call): Answer =>
  notFound(`No resource was found for ${method} ${path}.`);

function write(
  method: string,
  parts: readonly string[],
  body: Body,
  register: Register,
): Answer | null {
  if (parts[0] === 'Connection') return writeConnection(method, parts, body, register);
  const [kind, rest] = kindOf(parts);
  if (kind === null) return null;
  const [first, second] = rest;
  if (method === 'POST' && rest.length === 0) return create(kind, body, register);
  if (method !== 'PUT' || first === undefined) return null;
  if (first === 'sourceId' && rest.length === 2)
    return update(kind, findBySource(kind, second as string, register), body, register);
  return rest.length === 1 ? update(kind, register.find(first), body, register) : null;
}

/** Channels are written below `/ServiceChannel/{type}`. */
function kindOf(parts: readonly string[]): readonly [Kind | null, readonly string[]] {
  const [first, second] = parts;
  const isChannel = first === 'ServiceChannel';
  const name = isChannel ? second : first;
  const kind = kinds.find((one) => one === name) ?? null;
  const belongs = kind !== null && isChannel !== (kind === 'Service' || kind === 'Organization');
  return [belongs ? kind : null, parts.slice(isChannel ? 2 : 1)];
}

function writeConnection(
  method: string,
  [, by, id]: readonly string[],
  body: Body,
  register: Register,
): Answer | null {
  if (method === 'PUT' && by === 'serviceId' && id !== undefined)
    return connect(register.find(id), body, 'serviceChannelId', register);
  if (method === 'PUT' && by === 'serviceSourceId' && id !== undefined)
    return connect(register.findBySource('Service', id), body, 'serviceChannelSourceId', register);
  return null;
}
