import type { Interest } from '../outbox/event-source';
import type { StoredEvent } from '../outbox/stored-event';

/** Every event of these types as it is stored; a gap comes as an event of the type `gap`. */
export const everything = (...types: string[]): Interest<StoredEvent> => ({
  key: types.join(),
  types,
  tokens: null,
  toValue: (event) => event,
  toGap: ({ position, since, until }) => ({
    position,
    type: 'gap',
    subjectId: '',
    organisationId: null,
    payload: { since },
    occurredAt: until,
  }),
});
