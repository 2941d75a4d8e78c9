import type { Interest, StoredEvent } from '../kit/outbox';
import { defineTokens } from '../kit/outbox/interest-tokens';
import { refuseText } from '../kit/search/typed-text';
import { AnnouncementEvent } from './announcement-event.type';
import {
  readFilter,
  type AnnouncementFilter,
  type AnnouncementSelection,
} from './announcement.filter';
import { isSelected, type AnnouncementFacts } from './announcement.selection';
import { publishedEvent } from './announcement.writer';

/** Facts that subscriptions are found by, the most telling first. */
const tokens = defineTokens<AnnouncementFacts>(['publisherId', 'areaKeys', 'kind']);

const factsOf = (event: StoredEvent): AnnouncementFacts =>
  event.payload as unknown as AnnouncementFacts;

export const tokensOfEvent = (event: StoredEvent): readonly string[] =>
  tokens.ofFacts(factsOf(event));

/** Every publication of what the filter selects. */
export function publications(
  filter: AnnouncementFilter | null | undefined,
): Interest<AnnouncementEvent> {
  refuseText(filter?.text);
  const selection = readFilter(filter);
  return {
    key: JSON.stringify(selection),
    types: [publishedEvent],
    tokens: tokensOfSelection(selection),
    toValue: (event) =>
      isSelected(selection, factsOf(event)) ? AnnouncementEvent.of(event) : null,
    toGap: AnnouncementEvent.gap,
  };
}

function tokensOfSelection({ kinds, publishers, areaKeys }: AnnouncementSelection) {
  const conditions = [
    ...(publishers ? [{ kind: 'oneOf', field: 'publisherId', values: publishers }] : []),
    ...areaKeys.map((values) => ({ kind: 'overlaps', field: 'areaKeys', values })),
    ...(kinds ? [{ kind: 'oneOf', field: 'kind', values: kinds }] : []),
  ];
  return tokens.ofCondition({ kind: 'all', conditions });
}
