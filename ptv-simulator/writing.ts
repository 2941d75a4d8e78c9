import { badRequest, notFound, ok, type Answer } from './answer';
import { bodyRules, type Kind } from './body-rules';
import { checkBody, Faults, isMissing, type Body } from './check-body';
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
export function connect(service: Entry | undefined, body: Body, register: Register): Answer {
  if (service?.kind !== 'Service' || isArchived(service)) return notFound('Service not found.');
  const relations = (body.channelRelations ?? []) as Body[];
  const channels = relations.map(({ serviceChannelId }) => String(serviceChannelId));
  const faults = new Faults();
  checkChannelIds(channels, register, 'ChannelRelations', faults);
  if (channels.length === 0 && body.deleteAllChannels !== true)
    faults.add('ChannelRelations', 'The ChannelRelations field is required.');
  if (!faults.isEmpty) return badRequest(faults.byField);
  return ok(presentEntry(register.change(service, { channels }), register));
}

export const findBySource = (kind: Kind, sourceId: string, register: Register) =>
  register.findBySource(familyOf(kind), sourceId);
