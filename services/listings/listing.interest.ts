import { ClientError } from '../../platform/errors';
import { type Principal } from '../../platform/identity/principal';
import { type Interest } from '../kit/outbox/event-source';
import { type StoredEvent } from '../kit/outbox/stored-event';
import { refuseText } from '../kit/search/typed-text';
import { ListingEvent, ListingEventKind } from './listing-event.type';
import { allOf, matches, type Condition, type ListingFacts } from './listing.condition';
import { payloadOf, type ListingEventType } from './listing.events';
import { filterConditions, statusConditionOf, type ListingFilter } from './listing.filter';
import { listingTokens } from './listing.tokens';

/** What a subscriber asks for. */
export interface Followed {
  /** The filter, what the principal may see included. */
  readonly condition: Condition;
  /** The part of it that says which listings may be shown. */
  readonly visible: Condition;
}

/** Refuses what `filterConditions` refuses, free text, members, and times: nothing happens when one is over. */
export function followedBy(
  filter: ListingFilter | null | undefined,
  principal: Principal,
): Followed {
  refuseText(filter?.text);
  if (filter?.takesPlace)
    throw new ClientError(
      'BAD_USER_INPUT',
      '`filter.takesPlace` cannot be followed: time passes without an event. Leave it out and compare the times of what comes.',
      { argument: 'filter.takesPlace' },
    );
  if (filter?.organisation && filter.includeMembers)
    throw new ClientError(
      'BAD_USER_INPUT',
      '`filter.includeMembers` cannot be followed: an event knows its organisation only. Name the members in `filter.organisation`.',
      { argument: 'filter.includeMembers' },
    );
  return {
    condition: allOf(filterConditions(filter, principal)),
    visible: statusConditionOf(filter, principal),
  };
}

/** Every publication of what meets the condition. */
export const publications = ({ condition, visible }: Followed): Interest<ListingEvent> => ({
  key: JSON.stringify(['published', condition]),
  types: ['listingPublished'] satisfies ListingEventType[],
  tokens: listingTokens.ofCondition(condition),
  toValue: (event) =>
    matches(condition, payloadOf(event).listing)
      ? ListingEvent.of(event, ListingEventKind.PUBLISHED, visible)
      : null,
  toGap: ListingEvent.gap,
});

/** Everything that happens to what meets the condition, or did so until then. */
export const changes = ({ condition, visible }: Followed): Interest<ListingEvent> => ({
  key: JSON.stringify(['changed', condition]),
  types: Object.keys(kinds),
  tokens: listingTokens.ofCondition(condition),
  toValue: (event) => changeOf(event, condition, visible),
  toGap: ListingEvent.gap,
});

const kinds: Readonly<Record<ListingEventType, ListingEventKind>> = {
  listingCreated: ListingEventKind.CREATED,
  listingPublished: ListingEventKind.PUBLISHED,
  listingUpdated: ListingEventKind.UPDATED,
  listingArchived: ListingEventKind.ARCHIVED,
};

function changeOf(event: StoredEvent, condition: Condition, visible: Condition) {
  const { listing, before } = payloadOf(event);
  const kind = kinds[event.type as ListingEventType];
  if (matches(condition, listing)) return ListingEvent.of(event, kind, visible);
  if (!isMet(condition, before)) return null;
  const { ARCHIVED, REMOVED } = ListingEventKind;
  return ListingEvent.tombstone(event, kind === ARCHIVED ? ARCHIVED : REMOVED);
}

const isMet = (condition: Condition, facts: ListingFacts | null): boolean =>
  facts !== null && matches(condition, facts);
