import { defineTokens } from '../kit/outbox/interest-tokens';
import { type StoredEvent } from '../kit/outbox/stored-event';
import { type ListingFacts } from './listing.condition';
import { payloadOf } from './listing.events';

/** Facts that subscriptions are found by, the most telling first. */
export const listingTokens = defineTokens<ListingFacts>([
  'id',
  'organisationId',
  'areaKeys',
  'themeCodes',
  'formCode',
  'category',
]);

/** Of what the listing is and of what it was: whoever followed it then must hear of it too. */
export function tokensOfEvent(event: StoredEvent): readonly string[] {
  const { listing, before } = payloadOf(event);
  const tokens = listingTokens.ofFacts(listing);
  return before ? [...tokens, ...listingTokens.ofFacts(before)] : tokens;
}
