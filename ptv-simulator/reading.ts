import { notFound, ok, type Answer, type Call } from './answer';
import { presentEntry, presentItem } from './present-entry';
import { familyOf, isArchived, type Entry, type Family, type Register } from './register';

const pageSize = 1_000;

/** `GET /{Family}…`; null when there is no such address. */
export function read(call: Call, parts: readonly string[], register: Register): Answer | null {
  const [family, first, second, third] = parts;
  if (family !== 'Organization' && family !== 'ServiceChannel' && family !== 'Service') return null;
  const all = register.entries.filter(({ kind }) => familyOf(kind) === family);
  const live = all.filter(isPublished);
  if (first === undefined) return page(live, call);
  if (first === 'archived' && second === 'list') return page(all.filter(isArchived), call);
  if (first === 'list' && second === 'organization') return page(live.filter(ownedBy(call)), call);
  if (first === 'list' && second === undefined) return ok(named(live, call).map(show(register)));
  if (first === 'businesscode' && family === 'Organization')
    return one(register.findByBusinessCode(second ?? ''), family, register);
  return third === undefined && second === undefined
    ? one(register.find(first), family, register)
    : null;
}

/** What anybody may read. */
const isPublished = ({ body }: Entry): boolean => body.publishingStatus === 'Published';

const show = (register: Register) => (entry: Entry) => presentEntry(entry, register);

function one(entry: Entry | undefined, family: Family, register: Register): Answer {
  if (entry === undefined || familyOf(entry.kind) !== family || !isPublished(entry))
    return notFound(`${family} not found.`);
  return ok(presentEntry(entry, register));
}

/** Lists come by pages of a thousand; `page` chooses one, from 1. */
function page(entries: readonly Entry[], { query }: Call): Answer {
  const published = entries.toSorted((a, b) => a.createdAt.localeCompare(b.createdAt));
  const pageNumber = Math.max(1, Number(query.get('page') ?? 1) || 1);
  const start = (pageNumber - 1) * pageSize;
  return ok({
    pageNumber,
    pageSize,
    pageCount: Math.ceil(published.length / pageSize),
    itemList: published.slice(start, start + pageSize).map(presentItem),
  });
}

const ownedBy =
  ({ query }: Call) =>
  ({ body }: Entry): boolean =>
    [body.mainResponsibleOrganization, body.organizationId].includes(query.get('organizationId'));

const named = (entries: readonly Entry[], { query }: Call): readonly Entry[] => {
  const ids = (query.get('guids') ?? '').toLowerCase().split(',');
  return entries.filter(({ id }) => ids.includes(id));
};
