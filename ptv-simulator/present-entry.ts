import { familyOf, isArchived, type Entry, type Register } from './register';
import type { Body } from './check-body';

/** An entry as a GET shows it. The source id is for those who are logged in, so it stays out. */
export function presentEntry(entry: Entry, register: Register): Body {
  const shown = Object.fromEntries(
    Object.entries(entry.body).filter(([name]) => name !== 'sourceId'),
  );
  const { id, modifiedAt: modified } = entry;
  if (entry.kind === 'Service')
    return { id, ...shown, ...serviceOutput(entry, register), modified };
  if (entry.kind === 'Organization') return { id, ...shown, modified };
  return {
    id,
    ...shown,
    serviceChannelType: entry.kind,
    services: servicesOf(id, register),
    modified,
  };
}

function serviceOutput({ body, channels }: Entry, register: Register): Body {
  const responsible = register.find(String(body.mainResponsibleOrganization));
  return {
    organizations: responsible
      ? [{ roleType: 'Responsible', organization: presentItem(responsible) }]
      : [],
    serviceChannels: channels.flatMap((id) => {
      const channel = register.find(id);
      return channel && !isArchived(channel) ? [{ serviceChannel: presentItem(channel) }] : [];
    }),
  };
}

const servicesOf = (channelId: string, register: Register): readonly Body[] =>
  register.entries
    .filter((entry) => !isArchived(entry) && entry.channels.includes(channelId))
    .map((entry) => ({ service: presentItem(entry) }));

/** Id and name, as lists show an entry. */
export const presentItem = (entry: Entry): Body => ({ id: entry.id, name: nameOf(entry) });

const nameFields = {
  Organization: 'organizationNames',
  ServiceChannel: 'serviceChannelNames',
  Service: 'serviceNames',
} as const;

function nameOf({ kind, body }: Entry): string | null {
  const names = (body[nameFields[familyOf(kind)]] ?? []) as { language: string; value: string }[];
  return (names.find(({ language }) => language === 'fi') ?? names[0])?.value ?? null;
}
