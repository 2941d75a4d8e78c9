import { type DataSource, type EntityManager } from 'typeorm';
import { isLockTimeout } from '../kit/errors';
import { type Log } from '../kit/log';
import { learnWords } from '../kit/search/learned-words';
import { type Upkeep } from '../kit/service';
import { nextColumns } from './listing.upkeep';
import { tidyWordIndexes } from './listing.word-indexes';
import { type Schedule } from './schedule.model';

/**
 * Moves listings whose next time is over on to the one after, some hundred in a transaction.
 * Several processes may do so at once: each takes what no other holds. Gives how many it moved.
 */
export const advanceListings = async (dataSource: DataSource, now: Date): Promise<number> =>
  (await unlessLocked(dataSource, (manager) => moveSome(manager, now))) ?? 0;

async function moveSome(manager: EntityManager, now: Date): Promise<number> {
  const due: { no: number; schedules: Schedule[] }[] = await manager.query(lockDue, [
    now,
    listingsAtOnce,
  ]);
  if (due.length === 0) return 0;
  const moved = due.map(({ no, schedules }) => ({ no, ...nextColumns(schedules, now) }));
  await manager.query(moveOn, [JSON.stringify(moved)]);
  return due.length;
}

/** Does nothing while somebody has the tables to themselves, as who fills them. */
const unlessLocked = <T>(
  dataSource: DataSource,
  work: (manager: EntityManager) => Promise<T>,
): Promise<T | null> =>
  dataSource
    .transaction(async (manager) => {
      await manager.query(`SET LOCAL lock_timeout = '500ms'`);
      return work(manager);
    })
    .catch((error: unknown) => {
      if (isLockTimeout(error)) return null;
      throw error;
    });

const listingsAtOnce = 500;
const pause = 2_000;

/**
 * Keeps the agenda up with the clock, and the indexes of words and the known words up with what is
 * written. Between two
 * sweeps lists leave out what is over (`listing.agenda.ts`): nobody is ever shown a past time as
 * the next.
 */
export function startSweeper(dataSource: DataSource, log: Log): Upkeep {
  let isStopped = false;
  let timer: NodeJS.Timeout | undefined;
  const sweep = async (): Promise<void> => {
    try {
      while (!isStopped && (await advanceListings(dataSource, new Date())) === listingsAtOnce);
      if (!isStopped) await unlessLocked(dataSource, tidyWordIndexes);
      if (!isStopped) await unlessLocked(dataSource, learnWords);
    } catch (error) {
      if (!isStopped) log.warn({ cause: String(error) }, 'could not sweep listings');
    }
  };
  let sweeping: Promise<void> = Promise.resolve();
  const next = (): void => {
    timer = setTimeout(() => {
      sweeping = sweep().then(() => void (isStopped || next()));
    }, pause).unref();
  };
  next();
  return {
    stop: async () => {
      isStopped = true;
      clearTimeout(timer);
      await sweeping;
    },
  };
}

// Locked is one row of each listing; whoever writes the listing has to wait for the others too.
const lockDue = `
  SELECT l.no, l.stored_schedules AS schedules
  FROM listing_agenda a JOIN listing l ON l.no = a.listing_no
  WHERE a.key = 0 AND a.next_end <= $1
  ORDER BY a.next_end LIMIT $2
  FOR UPDATE OF a SKIP LOCKED`;

const moveOn = `
  UPDATE listing_agenda a SET next_start = m."nextStart", next_end = m."nextEnd"
  FROM jsonb_to_recordset($1::jsonb) AS m(no int, "nextStart" timestamptz, "nextEnd" timestamptz)
  WHERE a.listing_no = m.no`;
