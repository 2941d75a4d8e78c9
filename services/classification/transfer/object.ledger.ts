import { sql } from '../../kit/sql';
import type { LedgerConnection } from './ledger-connection';
import type { PtvKind, PtvObject } from './ptv-object';

/** What the ledger knows of something in PTV. Bodies are told apart by their hashes. */
export interface ObjectRecord {
  readonly key: string;
  readonly kind: PtvKind;
  readonly organisationId: string;
  /** Grows when what was there has gone and something new takes its place. */
  readonly generation: number;
  /** Null while PTV has not told it. */
  readonly ptvId: string | null;
  /** A body that a call was about to write: whether it did is not known. */
  readonly intended: string | null;
  /** The body that PTV has confirmed. */
  readonly held: string | null;
  /** Of a service: the channels that PTV has confirmed to be connected. */
  readonly connected: string | null;
  /** The body that PTV has refused, and its words. */
  readonly refused: string | null;
  readonly refusal: string | null;
}

const columns = {
  strings: [
    `key, kind, organisation_id AS "organisationId", generation, ptv_id AS "ptvId", intended, held,
     connected, refused, refusal`,
  ],
  values: [],
};

export async function findObject(
  { run }: LedgerConnection,
  key: string,
): Promise<ObjectRecord | null> {
  const [record] = await run<ObjectRecord>(
    sql`SELECT ${columns} FROM ptv_object WHERE key = ${key}`,
  );
  return record ?? null;
}

/** PTV's id of the organisation. */
export async function findOrganisationId(
  { run }: LedgerConnection,
  organisationId: string,
): Promise<string | null> {
  const [row] = await run<{ ptvId: string | null }>(
    sql`SELECT ptv_id AS "ptvId" FROM ptv_object
      WHERE organisation_id = ${organisationId} AND kind = 'Organization' AND ptv_id IS NOT NULL`,
  );
  return row?.ptvId ?? null;
}

/** Before the call: should its answer be lost, the ledger knows that it may have been made. */
export async function intend(
  { run }: LedgerConnection,
  { key, kind }: Pick<PtvObject, 'key' | 'kind'>,
  organisationId: string,
  hash: string,
): Promise<void> {
  await run(
    sql`INSERT INTO ptv_object (key, kind, organisation_id, intended)
      VALUES (${key}, ${kind}, ${organisationId}, ${hash})
      ON CONFLICT (key) DO UPDATE SET intended = excluded.intended`,
  );
}

/** PTV has confirmed the body. */
export async function keepHeld(
  { run }: LedgerConnection,
  key: string,
  ptvId: string,
  hash: string,
): Promise<void> {
  await run(
    sql`UPDATE ptv_object SET ptv_id = ${ptvId}, held = ${hash}, intended = NULL, refused = NULL,
        refusal = NULL WHERE key = ${key}`,
  );
}

export async function keepConnected(
  { run }: LedgerConnection,
  key: string,
  hash: string,
): Promise<void> {
  await run(sql`UPDATE ptv_object SET connected = ${hash} WHERE key = ${key}`);
}

/** PTV has refused the body: nothing of it is there. */
export async function keepRefused(
  { run }: LedgerConnection,
  key: string,
  hash: string,
  words: string,
): Promise<void> {
  await run(
    sql`UPDATE ptv_object SET intended = NULL, refused = ${hash}, refusal = ${words}
      WHERE key = ${key}`,
  );
}

/** It is there no more: what comes next is another one. */
export async function forgetHeld({ run }: LedgerConnection, key: string): Promise<void> {
  await run(
    sql`UPDATE ptv_object SET generation = generation + 1, ptv_id = NULL, held = NULL,
        connected = NULL, intended = NULL, refused = NULL, refusal = NULL WHERE key = ${key}`,
  );
}
