import { bodyHash } from './body-hash';
import { fillBody, fillConnections } from './fill-body';
import { holdObject } from './hold-object';
import { holdOrganisation } from './hold-organisation';
import { intendObjects, isShared, type DueListing } from './listing.ledger';
import { findObject, forgetHeld, keepConnected } from './object.ledger';
import type { Json } from './ptv-client';
import type { TransferContext } from './transfer-context';
import type { ListingBodies } from './transfer-facts';
import { postponed, TransferPostponed, TransferRefused } from './transfer-halted';
import { withdrawObject } from './withdraw-object';

/**
 * Brings a listing to PTV in PTV's order: the organisation, the channels, the service, the
 * connections between them; then archives what it does not have any more. Gives the keys of what
 * it has there.
 *
 * @throws TransferRefused, TransferPostponed
 */
export async function transferListing(
  context: TransferContext,
  due: DueListing,
  bodies: ListingBodies,
): Promise<readonly string[]> {
  const keys = keysOf(bodies);
  // What is about to be made must be found again after a crash, to be archived some day.
  await intendObjects(context.ledger, due.listingId, [...new Set([...due.objectKeys, ...keys])]);
  const ids = new Map<string, string>();
  ids.set(bodies.organisation.sourceId, await holdOrganisation(context, bodies));
  for (const channel of bodies.channels)
    ids.set(channel.sourceId, await holdObject(context, fillBody(channel, ids)));
  const serviceId = await holdObject(context, fillBody(bodies.service, ids));
  await connect(
    context,
    bodies.service.sourceId,
    serviceId,
    fillConnections(bodies.connections, ids),
  );
  const left = due.objectKeys.filter((key) => !keys.includes(key));
  await withdrawAll(context, due.listingId, left);
  return keys;
}

/** What a listing has in PTV beside its organisation, in the order in which it is archived. */
export const keysOf = ({ service, channels }: ListingBodies): readonly string[] =>
  [service, ...channels].map(({ sourceId }) => sourceId);

/** Setting the same connections twice is setting them once. */
async function connect(
  { ledger, ptv }: TransferContext,
  key: string,
  serviceId: string,
  body: Json,
): Promise<void> {
  const hash = bodyHash(body);
  const record = await findObject(ledger, key);
  if (record?.connected === hash) return;
  const answer = await ptv.write('PUT', `Connection/serviceId/${serviceId}`, body);
  if (answer.kind === 'done') return keepConnected(ledger, key, hash);
  if (answer.kind === 'refused') throw new TransferRefused(answer.words);
  if (answer.kind !== 'gone') throw postponed(answer);
  // It was there a moment ago.
  await forgetHeld(ledger, key);
  throw new TransferPostponed('The service was removed from PTV; it is made anew.', 0);
}

/**
 * Archives what a listing has, the service before its channels. What another listing has too, such
 * as a place, stays.
 *
 * @throws TransferRefused, TransferPostponed
 */
export async function withdrawAll(
  context: TransferContext,
  listingId: string,
  keys: readonly string[],
): Promise<void> {
  for (const key of keys)
    if (!(await isShared(context.ledger, context.organisationId, listingId, key)))
      await withdrawObject(context, key);
}
