import { bodyHash } from './body-hash';
import { fillBody } from './fill-body';
import { holdObject } from './hold-object';
import { findObject, intend, keepRefused } from './object.ledger';
import { addressOf, sourceIdOf, updateOf, type PtvObject } from './ptv-object';
import type { TransferContext } from './transfer-context';
import type { ListingBodies } from './transfer-facts';
import { postponed, TransferRefused } from './transfer-halted';

/**
 * Sees to it that PTV has the organisation, and gives PTV's id of it. Before it is made there, PTV
 * is asked for its Y-tunnus: an organisation that somebody else keeps there is left alone.
 *
 * @throws TransferRefused, TransferPostponed
 */
export async function holdOrganisation(
  context: TransferContext,
  { businessId, organisation }: Pick<ListingBodies, 'businessId' | 'organisation'>,
): Promise<string> {
  const object = fillBody(organisation, new Map());
  const record = await findObject(context.ledger, object.key);
  const isKnownRefusal = record?.refused === bodyHash(object.body) && !context.isCheck;
  if (!record?.ptvId && !isKnownRefusal) await checkBusinessId(context, object, businessId);
  return holdObject(context, object);
}

/** Whoever has the Y-tunnus there is ours, by a call whose answer was lost, or foreign. */
async function checkBusinessId(
  context: TransferContext,
  object: PtvObject,
  businessId: string,
): Promise<void> {
  const { ledger, ptv, organisationId } = context;
  const found = await ptv.get(`Organization/businesscode/${businessId}`);
  if (found.kind === 'gone') return;
  if (found.kind !== 'done') throw postponed(found);
  const hash = bodyHash(object.body);
  await intend(ledger, object, organisationId, hash);
  const record = await findObject(ledger, object.key);
  const sourceId = sourceIdOf(object.key, record?.generation ?? 1);
  const address = `${addressOf(object.kind)}/sourceId/${encodeURIComponent(sourceId)}`;
  const ours = await ptv.write('PUT', address, { ...updateOf(object), sourceId });
  if (ours.kind !== 'gone') return;
  await keepRefused(ledger, object.key, hash, foreign(businessId));
  throw new TransferRefused(foreign(businessId));
}

const foreign = (businessId: string): string =>
  `Somebody else keeps an organisation with the Y-tunnus ${businessId} in PTV. If it is the organisation itself, tell so in its details here (hasPtvAccount).`;
