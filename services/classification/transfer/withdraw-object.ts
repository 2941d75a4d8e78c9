import { findObject, findOrganisationId, forgetHeld, intend } from './object.ledger';
import type { PtvAnswer } from './ptv-answer';
import { addressOf, sourceIdOf } from './ptv-object';
import type { TransferContext } from './transfer-context';
import { postponed, TransferRefused } from './transfer-halted';

const archiving = 'archive';

/**
 * Archives what the ledger knows under the key, and also what may be there since a lost answer.
 * What is gone already is as good as archived.
 *
 * @throws TransferRefused, TransferPostponed
 */
export async function withdrawObject(context: TransferContext, key: string): Promise<void> {
  const { ledger, ptv } = context;
  const record = await findObject(ledger, key);
  if (record === null || (record.ptvId === null && record.intended === null)) return;
  const owner = await findOrganisationId(ledger, context.organisationId);
  const field = record.kind === 'Service' ? 'mainResponsibleOrganization' : 'organizationId';
  const body = { publishingStatus: 'Deleted', ...(owner === null ? {} : { [field]: owner }) };
  await intend(ledger, record, context.organisationId, archiving);
  const sourceId = encodeURIComponent(sourceIdOf(key, record.generation));
  const address = `${addressOf(record.kind)}/${record.ptvId ?? `sourceId/${sourceId}`}`;
  const answer: PtvAnswer = await ptv.write('PUT', address, body);
  if (answer.kind === 'refused') throw new TransferRefused(answer.words);
  if (answer.kind !== 'done' && answer.kind !== 'gone') throw postponed(answer);
  await forgetHeld(ledger, key);
}
