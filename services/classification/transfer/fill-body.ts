import { fillReferences } from '../ptv/body-reference';
import type { Json } from './ptv-client';
import { withDeletions, type PtvObject } from './ptv-object';
import type { ReadyBody } from './transfer-facts';
import { TransferRefused } from './transfer-halted';

/** PTV's ids by our source ids. */
export type PtvIds = ReadonlyMap<string, string>;

/**
 * The object with PTV's ids in their places.
 *
 * @throws TransferRefused when one of them is not known
 */
export function fillBody(
  { object, sourceId, body, references }: ReadyBody,
  ids: PtvIds,
): PtvObject {
  const filling = fillReferences(body, references, (id) => idOf(ids, id));
  const { serviceChannels, ...filled } = filling;
  return {
    kind: object,
    key: sourceId,
    body: filled,
    // PTV takes channels with a new service only; later they are connections.
    ...(serviceChannels === undefined ? {} : { onlyNew: { serviceChannels } }),
  };
}

/**
 * The connections with PTV's ids in place of our source ids, as `Connection/serviceId` takes them,
 * and with what they have no more: a detail that is left out would be kept.
 */
export function fillConnections({ body }: ReadyBody<'Connection'>, ids: PtvIds): Json {
  const relations = body.channelRelations as readonly Relation[];
  return {
    channelRelations: relations.map(({ serviceChannelSourceId, ...relation }) => ({
      ...withDeletions(relation, { serviceHours: 'deleteAllServiceHours' }),
      contactDetails: withDeletions(relation.contactDetails ?? {}, contactDeletions),
      serviceChannelId: idOf(ids, serviceChannelSourceId),
    })),
    ...(relations.length === 0 ? { deleteAllChannelRelations: true } : {}),
  };
}

interface Relation extends Json {
  readonly serviceChannelSourceId: string;
  readonly contactDetails?: Json;
}

const contactDeletions = {
  emails: 'deleteAllEmails',
  phoneNumbers: 'deleteAllPhones',
  webPages: 'deleteAllWebPages',
};

function idOf(ids: PtvIds, sourceId: string): string {
  const id = ids.get(sourceId);
  if (id === undefined) throw new TransferRefused(`No id of PTV is known for ${sourceId}.`);
  return id;
}
