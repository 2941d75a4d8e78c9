import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { startEmbeddedPostgres } from '../../services/kit/embedded-postgres';
import { silentLog } from '../../services/kit/log';
import { publish, registerMember } from '../../test/support/published-listings';
import { keyOf, startProductProcess } from '../../test/support/started-product';
import { temporaryFolder } from '../../test/support/temporary-folder';
import { openClients, type Clients } from './clients';

/** What every client asks for: fields of two subgraphs. */
const query =
  'subscription { listingPublished { cursor listing { id title organisation { name } } } }';

export interface CommitLatencies {
  /** Milliseconds from each single commit to the last client's receipt. */
  readonly single: readonly number[];
  /** The same for transactions of many events, to the receipt of the last of them. */
  readonly bursts: readonly number[];
}

export interface CommitOptions {
  readonly subscribers: number;
  /** Single events, one a second. */
  readonly events: number;
  readonly bursts: number;
  readonly burstSize: number;
  /** The processor of the product. */
  readonly core: number;
}

/**
 * The whole product in one process, with its outbox in a PostgreSQL. The clock starts when COMMIT is
 * sent: what the commit itself takes is counted in.
 */
export async function measureFromCommit(options: CommitOptions): Promise<CommitLatencies> {
  const { subscribers, core } = options;
  const folder = temporaryFolder('fan-out');
  const dataFolder = join(folder, 'postgres');
  const database = await startEmbeddedPostgres({ dataFolder, log: silentLog });
  const product = await startProductProcess(folder, {
    DATABASE_URL: database.url,
    LIVE_MAX_PER_PRINCIPAL: '100000',
    LIVE_MAX_SOCKETS: '100000',
  });
  const writer = new Client(database.url);
  try {
    execFileSync('taskset', ['-acp', String(core), String(product.pid)], { stdio: 'ignore' });
    await writer.connect();
    const token = await registerMember(product.url, await keyOf(folder));
    await publish(product.url, token, 'Kahvihetki ja vertaistukea kaikille');
    const url = `${product.url.replace('http', 'ws')}/graphql`;
    const clients = await openClients(url, subscribers, 'equal', query);
    try {
      return await measure(writer, clients, options);
    } finally {
      clients.close();
    }
  } finally {
    await writer.end();
    await product.stop();
    await database.stop();
    rmSync(folder, { recursive: true });
  }
}

async function measure(
  writer: Client,
  clients: Clients,
  { subscribers, events, bursts, burstSize }: CommitOptions,
): Promise<CommitLatencies> {
  let committed = Math.ceil(clients.received / subscribers);
  const round = async (count: number): Promise<number> => {
    const arrival = clients.allHave((committed += count));
    const at = await commitEvents(writer, count);
    return (await arrival) - at;
  };
  for (let warmUp = 0; warmUp < 5; warmUp += 1) await round(1);
  const single: number[] = [];
  while (single.length < events) {
    const pause = new Promise((resolve) => setTimeout(resolve, 1_000));
    single.push(await round(1));
    await pause;
  }
  const many: number[] = [];
  while (many.length < bursts) many.push(await round(burstSize));
  return { single, bursts: many };
}

/** The newest event so many times more, in one transaction; gives the moment of its COMMIT. */
async function commitEvents(writer: Client, count: number): Promise<number> {
  await writer.query('BEGIN');
  await writer.query(
    `INSERT INTO listings.outbox (type, subject_id, organisation_id, payload)
     SELECT type, subject_id, organisation_id, payload
     FROM (SELECT * FROM listings.outbox WHERE type = 'listingPublished' ORDER BY id DESC LIMIT 1) newest,
       generate_series(1, $1::int)`,
    [count],
  );
  await writer.query(`SELECT pg_notify('outbox_listings', '')`);
  const at = performance.timeOrigin + performance.now();
  await writer.query('COMMIT');
  return at;
}
