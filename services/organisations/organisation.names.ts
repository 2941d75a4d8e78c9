import type { DataSource } from 'typeorm';
import type { NameFeed, Named } from '../kit/name-feed';
import type { EventSource } from '../kit/outbox';
import { run, sql } from '../kit/sql';
import { payloadOf, type OrganisationEventType } from './organisation.events';

const namesAtOnce = 1_000;

const types: readonly OrganisationEventType[] = ['organisationRegistered', 'organisationChanged'];

/** The names of organisations and whose members they are, for services that find something by them. */
export const organisationNameFeed = (dataSource: DataSource, events: EventSource): NameFeed => ({
  events,
  types,
  nameIn(event) {
    const { id, names, parentId } = payloadOf(event).organisation;
    return { id, names, parentId };
  },
  async *readAll() {
    for (let last = '', isDone = false; !isDone;) {
      const names = await run<Named>(
        dataSource,
        sql`SELECT id, names, parent_id AS "parentId" FROM organisation WHERE id > ${last} ORDER BY id LIMIT ${namesAtOnce}`,
      );
      yield names;
      last = names.at(-1)?.id ?? last;
      isDone = names.length < namesAtOnce;
    }
  },
});
