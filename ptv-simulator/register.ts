import { randomUUID } from 'node:crypto';
import type { Kind } from './body-rules';
import type { Body } from './check-body';

/** Something that was written, as it stands now. */
export interface Entry {
  readonly id: string;
  readonly kind: Kind;
  readonly body: Body;
  /** Ids of connected channels; of services only. */
  readonly channels: readonly string[];
  readonly createdAt: string;
  readonly modifiedAt: string;
}

/** Kinds whose source ids may not be equal. */
export type Family = 'Organization' | 'ServiceChannel' | 'Service';

export const familyOf = (kind: Kind): Family =>
  kind === 'Organization' || kind === 'Service' ? kind : 'ServiceChannel';

export const isArchived = ({ body }: Entry): boolean => body.publishingStatus === 'Deleted';

/** Everything the simulator holds. Changes come whole: a call either has its effect or none. */
export class Register {
  readonly #entries = new Map<string, Entry>();
  readonly #bySource = new Map<string, string>();
  readonly #onChange: () => void;

  constructor(entries: readonly Entry[] = [], onChange: () => void = () => undefined) {
    this.#onChange = onChange;
    for (const entry of entries) this.#keep(entry);
  }

  /** In the order in which they were made, archived ones included. */
  get entries(): readonly Entry[] {
    return [...this.#entries.values()];
  }

  find(id: string): Entry | undefined {
    return this.#entries.get(id.toLowerCase());
  }

  /** Archived ones keep their source id. */
  findBySource(family: Family, sourceId: string): Entry | undefined {
    return this.#entries.get(this.#bySource.get(`${family} ${sourceId}`) ?? '');
  }

  findByBusinessCode(code: string): Entry | undefined {
    return this.entries.find(
      (entry) =>
        entry.kind === 'Organization' && entry.body.businessCode === code && !isArchived(entry),
    );
  }

  add(kind: Kind, body: Body, channels: readonly string[]): Entry {
    const now = new Date().toISOString();
    const entry = { id: randomUUID(), kind, body, channels, createdAt: now, modifiedAt: now };
    this.#keep(entry);
    this.#onChange();
    return entry;
  }

  change(entry: Entry, change: Partial<Pick<Entry, 'body' | 'channels'>>): Entry {
    const changed = { ...entry, ...change, modifiedAt: new Date().toISOString() };
    this.#keep(changed);
    this.#onChange();
    return changed;
  }

  /** Connects a channel with services that exist already. */
  connect(channelId: string, serviceIds: readonly string[]): void {
    for (const id of serviceIds) {
      const service = this.find(id);
      if (service && !service.channels.includes(channelId))
        this.change(service, { channels: [...service.channels, channelId] });
    }
  }

  #keep(entry: Entry): void {
    this.#entries.set(entry.id, entry);
    if (typeof entry.body.sourceId === 'string')
      this.#bySource.set(`${familyOf(entry.kind)} ${entry.body.sourceId}`, entry.id);
  }
}
