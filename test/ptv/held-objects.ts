import type { Simulator } from '../../ptv-simulator/simulator';
import { isArchived } from '../../ptv-simulator/register';

/** What PTV holds: the names of what is not archived, in order, services with their channels'. */
export function heldBy({ register }: Simulator) {
  const live = register.entries.filter((entry) => !isArchived(entry));
  const nameOf = (id: string): string => String(register.find(id)?.body.sourceId);
  return {
    organisations: live
      .filter(({ kind }) => kind === 'Organization')
      .map(({ id }) => nameOf(id))
      .sort(),
    services: Object.fromEntries(
      live
        .filter(({ kind }) => kind === 'Service')
        .map(({ id, body, channels }) => [
          nameOf(id),
          {
            title: (body.serviceNames as { value: string }[])[0]?.value,
            channels: channels.map(nameOf).sort(),
          },
        ]),
    ),
    channels: live
      .filter(({ kind }) => kind !== 'Organization' && kind !== 'Service')
      .map(({ id }) => nameOf(id))
      .sort(),
  };
}
