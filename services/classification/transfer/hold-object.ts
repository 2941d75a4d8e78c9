import { bodyHash } from './body-hash';
import { findMissing } from './find-missing';
import {
  findObject,
  forgetHeld,
  intend,
  keepHeld,
  keepRefused,
  type ObjectRecord,
} from './object.ledger';
import type { PtvAnswer } from './ptv-answer';
import { addressOf, sourceIdOf, updateOf, type PtvObject } from './ptv-object';
import type { TransferContext } from './transfer-context';
import { postponed, TransferPostponed, TransferRefused } from './transfer-halted';

/**
 * Sees to it that PTV has the object as it is here, and gives PTV's id of it. Doing it twice, or
 * again after a crash at whatever point, leaves one object there:
 *
 * - The intention is in the ledger before the call. Where one is found, the call may have had its
 *   effect; then the first question is a PUT by source id, which finds what was made.
 * - PTV takes a source id once. A second POST is refused and turned into that PUT.
 * - What PTV has archived or deleted answers 404. Something new takes its place, with the source
 *   id of the next generation, as the old one is not given free.
 *
 * @throws TransferRefused, TransferPostponed
 */
export async function holdObject(context: TransferContext, object: PtvObject): Promise<string> {
  const hash = bodyHash(object.body);
  if (context.isCheck) await findMissing(context, [object.key]);
  const record = await findObject(context.ledger, object.key);
  if (record && isHeld(record, hash)) return record.ptvId as string;
  if (record?.refused === hash && !context.isCheck) throw new TransferRefused(record.refusal ?? '');
  await intend(context.ledger, object, context.organisationId, hash);
  const answer = await write(context, object, record);
  return keep(context, object.key, hash, answer);
}

/** Where a call is open, what PTV has confirmed before it may not be there any more. */
const isHeld = ({ ptvId, held, intended }: ObjectRecord, hash: string): boolean =>
  ptvId !== null && held === hash && intended === null;

async function write(
  context: TransferContext,
  object: PtvObject,
  record: ObjectRecord | null,
): Promise<PtvAnswer> {
  const generation = record?.generation ?? 1;
  if (record?.ptvId) {
    const answer = await put(context, object, record.ptvId, generation);
    return answer.kind === 'gone' ? writeNext(context, object) : answer;
  }
  if (!record?.intended) return create(context, object, generation);
  const answer = await put(context, object, null, generation);
  return answer.kind === 'gone' ? create(context, object, generation) : answer;
}

async function create(
  context: TransferContext,
  object: PtvObject,
  generation: number,
): Promise<PtvAnswer> {
  const sourceId = sourceIdOf(object.key, generation);
  const body = { ...object.body, ...object.onlyNew, sourceId };
  const answer = await context.ptv.write('POST', addressOf(object.kind), body);
  if (answer.kind !== 'refused' || !answer.fields.includes('sourceid')) return answer;
  const found = await put(context, object, null, generation);
  // It has the source id and is archived.
  return found.kind === 'gone' ? writeNext(context, object) : found;
}

/** Whatever had the place is gone. */
async function writeNext(context: TransferContext, object: PtvObject): Promise<PtvAnswer> {
  await forgetHeld(context.ledger, object.key);
  await intend(context.ledger, object, context.organisationId, bodyHash(object.body));
  const record = await findObject(context.ledger, object.key);
  return create(context, object, record?.generation ?? 1);
}

function put(
  context: TransferContext,
  object: PtvObject,
  ptvId: string | null,
  generation: number,
): Promise<PtvAnswer> {
  const sourceId = sourceIdOf(object.key, generation);
  const address = `${addressOf(object.kind)}/${ptvId ?? `sourceId/${encodeURIComponent(sourceId)}`}`;
  return context.ptv.write('PUT', address, { ...updateOf(object), sourceId });
}

async function keep(
  { ledger }: TransferContext,
  key: string,
  hash: string,
  answer: PtvAnswer,
): Promise<string> {
  if (answer.kind === 'done') {
    const { id } = answer.body;
    if (typeof id !== 'string')
      throw new TransferPostponed('PTV answered without the id of what was written.');
    await keepHeld(ledger, key, id, hash);
    return id;
  }
  if (answer.kind === 'refused') {
    await keepRefused(ledger, key, hash, answer.words);
    throw new TransferRefused(answer.words);
  }
  throw postponed(answer);
}
