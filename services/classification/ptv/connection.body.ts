import { languagesOf } from './body-texts';
import { contactLists, emails, phoneNumbers, webPages, withoutEmpty } from './contact-details';
import { languageVersions, type ContentLanguage } from './language-versions';
import { madeChannels, type MadeChannel } from './made-channels';
import type { PtvBody } from './ptv-body';
import type { ListingFacts } from './ptv-facts';
import { serviceHours } from './service-hours';
import { serviceSourceId } from './source-id';

/**
 * The connections of the service with its channels, for `PUT Connection/serviceSourceId/{id}`
 * (`V11VmOpenApiServiceAndChannelRelationBySourceInBase`): it needs no id of PTV's. What differs
 * from listing to listing at a shared place stands here: hours and whom to ask.
 */
export function connectionBody(facts: ListingFacts): PtvBody {
  const languages = languagesOf(languageVersions({ name: facts.content.title, ...facts.content }));
  return {
    object: 'Connection',
    sourceId: serviceSourceId(facts.id),
    body: {
      deleteAllChannelRelations: false,
      channelRelations: madeChannels(facts).map((channel) => relation(facts, channel, languages)),
    },
    references: [],
  };
}

function relation(
  facts: ListingFacts,
  { sourceId, object, channel }: MadeChannel,
  languages: readonly ContentLanguage[],
): object {
  if (object !== 'ServiceLocation') return { serviceChannelSourceId: sourceId };
  const hours = serviceHours(facts.content.schedules, facts.today);
  const contactDetails = detailsOf(facts, channel, languages);
  return {
    serviceChannelSourceId: sourceId,
    ...(hours.length > 0 ? { serviceHours: hours } : {}),
    ...(Object.keys(contactDetails).length > 0 ? { contactDetails } : {}),
  };
}

/** The listing's contacts, and where one signs up. */
function detailsOf(
  { content }: ListingFacts,
  { registration, phone }: MadeChannel['channel'],
  languages: readonly ContentLanguage[],
) {
  const contacts = contactLists(content.contacts, languages);
  const merged = (name: string, further: readonly object[]) => [
    ...(contacts[name] ?? []),
    ...further,
  ];
  return withoutEmpty({
    emails: merged('emails', emails(registration.email, languages)),
    phoneNumbers: merged('phoneNumbers', [
      ...phoneNumbers(phone, languages),
      ...phoneNumbers(registration.phone, languages),
    ]),
    webPages: merged('webPages', webPages(registration.url, languages)),
  });
}
