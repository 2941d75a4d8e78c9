import { findObject, forgetHeld } from './object.ledger';
import { readAddressOf } from './ptv-object';
import type { TransferContext } from './transfer-context';
import { postponed } from './transfer-halted';

/**
 * Asks PTV for what it has confirmed, each object once in a turn, and forgets what is there no
 * more. Tells whether something was missing.
 *
 * @throws TransferPostponed
 */
export async function findMissing(
  context: TransferContext,
  keys: readonly string[],
): Promise<boolean> {
  let isMissing = false;
  for (const key of keys) if (!(await isThere(context, key))) isMissing = true;
  return isMissing;
}

async function isThere({ ledger, ptv, seen }: TransferContext, key: string): Promise<boolean> {
  const record = await findObject(ledger, key);
  if (!record?.ptvId || seen.has(key)) return true;
  const answer = await ptv.get(readAddressOf(record.kind, record.ptvId));
  if (answer.kind === 'gone') {
    await forgetHeld(ledger, key);
    return false;
  }
  if (answer.kind !== 'done') throw postponed(answer);
  seen.add(key);
  return true;
}
