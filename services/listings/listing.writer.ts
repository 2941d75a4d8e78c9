import { type DataSource } from 'typeorm';
import { recordChanges } from '../kit/outbox';
import { type NewEvent } from '../kit/outbox/stored-event';
import { together } from '../kit/together';
import { type Listing } from './listing.entity';
import { changeStatusesSql, insertListingsSql, type NewListing } from './listing.rows';

/** A listing as it is to be, with what happens to it. */
interface Change<Row> {
  readonly listing: Row;
  readonly event: NewEvent;
}

interface ListingWriter {
  insert(change: Change<NewListing>): Promise<void>;
  /** False, and nothing is written, when the listing had another version than the one before. */
  changeStatus(change: Change<Listing>): Promise<boolean>;
}

const writers = new WeakMap<DataSource, ListingWriter>();

/**
 * Writes new listings and new statuses: those that come at the same time in one statement, with
 * one commit and one wake-up call for all of their events.
 */
export function writerOf(dataSource: DataSource): ListingWriter {
  const writer = writers.get(dataSource) ?? createWriter(dataSource);
  writers.set(dataSource, writer);
  return writer;
}

const createWriter = (dataSource: DataSource): ListingWriter => ({
  insert: together(async (changes) => {
    await recordChanges(
      dataSource,
      insertListingsSql(listingsOf(changes), new Date()),
      eventsOf(changes),
    );
    return changes.map(() => undefined);
  }),
  changeStatus: together(async (changes) => {
    const first = firstOfEach(changes);
    const changed = await recordChanges(
      dataSource,
      changeStatusesSql(listingsOf(first)),
      eventsOf(first),
    );
    return changes.map((one) => first.includes(one) && changed.has(one.listing.id));
  }),
});

const listingsOf = <Row>(changes: readonly Change<Row>[]): Row[] =>
  changes.map(({ listing }) => listing);

const eventsOf = (changes: readonly Change<unknown>[]): NewEvent[] =>
  changes.map(({ event }) => event);

/** Of several changes of one listing the first: the others come too late. */
const firstOfEach = (changes: readonly Change<Listing>[]): Change<Listing>[] => {
  const ids = changes.map(({ listing }) => listing.id);
  return changes.filter(({ listing }, index) => ids.indexOf(listing.id) === index);
};
