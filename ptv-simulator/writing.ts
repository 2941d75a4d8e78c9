import { badRequest, notFound, ok, type Answer } from './answer';
import { bodyRules, connectionFields, type ChannelName, type Kind } from './body-rules';
import { checkBody, checkFields, Faults, isMissing, type Body } from './check-body';
import { checkChannelIds, checkReferences } from './check-references';
import { presentEntry } from './present-entry';
import { familyOf, isArchived, type Entry, type Register } from './register';

/** `POST /{Kind}`. */
export function create(kind: Kind, body: Body, register: Register): Answer {
  const faults = new Faults();
  checkBody(body, bodyRules[kind], true, faults);
  if (faults.isEmpty) checkReferences({ kind, body, current: undefined }, register, faults);
  if (!faults.isEmpty) return badRequest(faults.byField);
  const { serviceChannels = [], services = [], ...kept } = body as Record<string, string[]>;
  const entry = register.add(kind, kept, serviceChannels);
  register.connect(entry.id, services);
  return ok(presentEntry(entry, register));
}

/** `PUT /{Kind}/{id}` and `PUT /{Kind}/sourceId/{sourceId}`; archived entries answer 404. */
export function update(
  kind: Kind,
  entry: Entry | undefined,
  change: Body,
  register: Register,
): Answer {
  if (entry === undefined || entry.kind !== kind || isArchived(entry))
    return notFound(`${kind} not found.`);
  const faults = new Faults();
  checkBody(change, bodyRules[kind], false, faults);
  if (!faults.isEmpty) return badRequest(faults.byField);
  const body = merge(entry.body, change, bodyRules[kind].deletions);
  checkReferences({ kind, body, current: entry }, register, faults);
  if (!faults.isEmpty) return badRequest(faults.byField);
  return ok(presentEntry(register.change(entry, { body }), register));
}

/** What is left out is kept, lists are replaced whole, and flags empty their fields. */
function merge(current: Body, change: Body, deletions: Readonly<Record<string, string>>): Body {
  const merged: Record<string, unknown> = { ...current };
  for (const [name, value] of Object.entries(change)) {
    const emptied = deletions[name];
    if (emptied === undefined) {
      if (!isMissing(value)) merged[name] = value;
    } else if (value === true) delete merged[emptied];
  }
  return merged;
}

/** `PUT /Connection/…`: the channels replace those that were connected. */
export function connect(
  service: Entry | undefined,
  body: Body,
  name: ChannelName,
  register: Register,
): Answer {
  if (service?.kind !== 'Service' || isArchived(service)) return notFound('Service not found.');
  const faults = new Faults();
  checkFields(body, connectionFields[name], faults);
  if (!faults.isEmpty) return badRequest(faults.byField);
  const named = ((body.channelRelations ?? []) as Body[]).map((one) => String(one[name]));
  const channels = named.map((one) => (name === 'serviceChannelId' ? one : idOf(one, register)));
  checkChannelIds(channels, register, 'ChannelRelations', faults);
  if (channels.length === 0 && body.deleteAllChannelRelations !== true)
    faults.add('ChannelRelations', 'The ChannelRelations field is required.');
  if (channels.length > 0 && body.deleteAllChannelRelations === true)
    faults.add('ChannelRelations', 'The list must be empty with DeleteAllChannelRelations.');
  if (!faults.isEmpty) return badRequest(faults.byField);
  return ok(presentEntry(register.change(service, { channels }), register));
}

/** An unknown source id stays as it is: no channel has it as its id. */
const idOf = (sourceId: string, register: Register): string =>
  register.findBySource('ServiceChannel', sourceId)?.id ?? sourceId;

export const findBySource = (kind: Kind, sourceId: string, register: Register) =>
  register.findBySource(familyOf(kind), sourceId);
