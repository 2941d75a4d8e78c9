import type { ContentChannel } from '../../kit/content';
import type { ListingFacts } from './ptv-facts';
import { channelSourceId, placeSourceId } from './source-id';

/** A channel of a listing and what it becomes in PTV. */
export interface MadeChannel {
  readonly object: 'ServiceLocation' | 'EChannel' | 'WebPage' | 'Phone';
  readonly sourceId: string;
  readonly channel: ContentChannel;
}

/** The channels that a listing needs in PTV, each object once. */
export function madeChannels(facts: ListingFacts): readonly MadeChannel[] {
  const made = facts.content.channels.flatMap((channel) => madeOf(facts, channel));
  return [...new Map(made.map((one) => [one.sourceId, one])).values()];
}

/** What is on the spot and on the web becomes two channels. */
export function madeOf(facts: ListingFacts, channel: ContentChannel): readonly MadeChannel[] {
  switch (channel.kind) {
    case 'PLACE':
      return [place(facts, channel)];
    case 'ONLINE':
      return [web(facts, channel)];
    case 'HYBRID':
      return [place(facts, channel), web(facts, channel)];
    case 'PHONE':
      return [
        { object: 'Phone', sourceId: channelSourceId('phone', facts.id, channel.id), channel },
      ];
  }
}

const noAddress = { street: null, postalCode: null, city: null, municipality: null };

const place = ({ organisation }: ListingFacts, channel: ContentChannel): MadeChannel => ({
  object: 'ServiceLocation',
  sourceId: placeSourceId(organisation.id, channel.address ?? noAddress),
  channel,
});

/** Forms whose web address is something to read, not to take part in. */
const readingForms: ReadonlySet<string> = new Set(['sm_oppaat', 'hm_oppaat']);

const web = ({ id, form }: ListingFacts, channel: ContentChannel): MadeChannel => ({
  object: readingForms.has(form) ? 'WebPage' : 'EChannel',
  sourceId: channelSourceId('web', id, channel.id),
  channel,
});
