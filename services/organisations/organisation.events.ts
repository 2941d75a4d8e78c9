import { refuseText } from '../kit/search/typed-text';
import type { EntityManager } from 'typeorm';
import { defineSubjectLoader, recordEvent, type Interest, type StoredEvent } from '../kit/outbox';
import { defineTokens } from '../kit/outbox/interest-tokens';
import { OrganisationEvent, OrganisationEventKind } from './organisation-event.type';
import { allOf, matches, type Condition } from './organisation.condition';
import type { Organisation } from './organisation.entity';
import { factsOf, type OrganisationFacts } from './organisation.facts';
import { organisationConditions, type OrganisationFilter } from './organisation.filter';
import { findOrganisations } from './organisation.loader';

export type OrganisationEventType = 'organisationRegistered' | 'organisationChanged';

/**
 * What an event carries: enough to match a filter without reading anything. `before` is what the
 * organisation was; null when it was registered.
 */
export interface OrganisationEventPayload {
  readonly organisation: OrganisationFacts;
  readonly before: OrganisationFacts | null;
}

/** Writes the event in the transaction of the change. */
export function recordOrganisationEvent(
  manager: EntityManager,
  type: OrganisationEventType,
  organisation: Organisation,
  before: Organisation | null,
): Promise<void> {
  const payload: OrganisationEventPayload = {
    organisation: factsOf(organisation),
    before: before && factsOf(before),
  };
  const { id } = organisation;
  return recordEvent(manager, { type, subjectId: id, organisationId: id, payload: { ...payload } });
}

/** The organisation of an event as it is now; one statement for all readers. */
export const organisationOfEvent = defineSubjectLoader<Organisation>(findOrganisations);

/** Facts that subscriptions are found by, the most telling first. */
const tokens = defineTokens<OrganisationFacts>([
  'id',
  'businessId',
  'parentId',
  'municipalityCodes',
  'homeMunicipalityCode',
  'regionCodes',
  'countyCodes',
  'kind',
]);

export const payloadOf = (event: StoredEvent): OrganisationEventPayload =>
  event.payload as unknown as OrganisationEventPayload;

/** Of what the organisation is and of what it was: whoever followed it then must hear of it too. */
export function tokensOfEvent(event: StoredEvent): readonly string[] {
  const { organisation, before } = payloadOf(event);
  const now = tokens.ofFacts(organisation);
  return before ? [...now, ...tokens.ofFacts(before)] : now;
}

/** Everything that happens to organisations that meet the filter, or did so until then. */
export function organisationChanges(
  filter: OrganisationFilter | null | undefined,
): Interest<OrganisationEvent> {
  refuseText(filter?.text);
  const condition = allOf(organisationConditions(filter ?? {}));
  return {
    key: JSON.stringify(condition),
    types: Object.keys(kinds),
    tokens: tokens.ofCondition(condition),
    toValue: (event) => changeOf(event, condition),
    toGap: OrganisationEvent.gap,
  };
}

const kinds: Readonly<Record<OrganisationEventType, OrganisationEventKind>> = {
  organisationRegistered: OrganisationEventKind.REGISTERED,
  organisationChanged: OrganisationEventKind.CHANGED,
};

function changeOf(event: StoredEvent, condition: Condition): OrganisationEvent | null {
  const { organisation, before } = payloadOf(event);
  if (matches(condition, organisation))
    return OrganisationEvent.of(event, kinds[event.type as OrganisationEventType]);
  if (before === null || !matches(condition, before)) return null;
  return OrganisationEvent.of(event, OrganisationEventKind.REMOVED);
}
