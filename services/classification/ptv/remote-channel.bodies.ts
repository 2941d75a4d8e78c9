import { descriptionsOf, inEach, languagesOf } from './body-texts';
import { emails, phoneNumbers, webPages, withoutEmpty } from './contact-details';
import {
  languageVersions,
  maxDescriptionLength,
  maxNameLength,
  maxSummaryLength,
  type ContentLanguage,
  type LanguageVersion,
} from './language-versions';
import { areaFields } from './ptv-areas';
import { madeChannels, type MadeChannel } from './made-channels';
import type { PtvBody } from './ptv-body';
import type { ListingFacts } from './ptv-facts';
import { serviceHours } from './service-hours';
import { serviceLanguages } from './service-languages';
import { organisationSourceId } from './source-id';
import { cutAtWord, oneLine } from './text-cut';

/** `V11VmOpenApiElectronicChannelIn`, or of something to read `V10VmOpenApiWebPageChannelIn`. */
export function webBody(facts: ListingFacts, made: MadeChannel): PtvBody {
  const { channel } = made;
  const object = made.object === 'WebPage' ? 'WebPage' : 'EChannel';
  const versions = channelVersions(facts, made, object);
  const languages = languagesOf(versions);
  return remoteBody(facts, made, versions, {
    webPage: inEach(languages, { value: channel.url }),
    accessibilityClassification: inEach(languages, {
      accessibilityClassificationLevel: 'Unknown',
    }),
    ...withoutEmpty({
      supportPhones: phoneNumbers(channel.registration.phone, languages),
      supportEmails: emails(channel.registration.email, languages),
    }),
    ...(object === 'EChannel' ? { requiresAuthentication: false, ...hoursOf(facts) } : {}),
  });
}

/** `V11VmOpenApiPhoneChannelIn`. */
export function phoneBody(facts: ListingFacts, made: MadeChannel): PtvBody {
  const { channel } = made;
  const versions = channelVersions(facts, made, 'Phone');
  const languages = languagesOf(versions);
  const { registration } = channel;
  return remoteBody(facts, made, versions, {
    phoneNumbers: phoneNumbers(channel.phone, languages).map((number) => ({
      ...number,
      type: 'Phone',
    })),
    ...withoutEmpty({
      webPage: webPages(registration.url, languages).length
        ? inEach(languages, { value: registration.url })
        : [],
      supportEmails: emails(registration.email, languages),
    }),
    ...hoursOf(facts),
  });
}

const remoteBody = (
  { content, organisation }: ListingFacts,
  { object, sourceId }: MadeChannel,
  versions: readonly LanguageVersion[],
  own: Readonly<Record<string, unknown>>,
): PtvBody => ({
  object,
  sourceId,
  body: {
    sourceId,
    ...own,
    serviceChannelNames: versions.map(({ language, name }) => ({ language, value: name })),
    serviceChannelDescriptions: descriptionsOf(versions),
    languages: serviceLanguages(content.languages),
    ...areaFields(content.areas),
    isVisibleForAll: true,
    publishingStatus: 'Published',
  },
  references: [{ path: 'organizationId', sourceId: organisationSourceId(organisation.id) }],
});

function hoursOf({ content, today }: ListingFacts) {
  const hours = serviceHours(content.schedules, today);
  return hours.length > 0 ? { serviceHours: hours } : {};
}

/**
 * Title and text in the languages of the service. A channel may not be named like its service,
 * nor like another channel of its kind: the second one of a listing gets a number.
 */
function channelVersions(
  facts: ListingFacts,
  { channel, sourceId }: MadeChannel,
  kind: keyof typeof titles,
): readonly LanguageVersion[] {
  const { content } = facts;
  const ofKind = madeChannels(facts).filter(({ object }) => object === kind);
  const number = ofKind.findIndex((other) => other.sourceId === sourceId);
  return languageVersions({ name: content.title, ...content }).map(({ language, name }) => {
    const title = titles[kind][language] + (number > 0 ? ` ${number + 1}` : '');
    const text = channel.summary?.[language] ?? `${title}: ${name}`;
    return {
      language,
      name: `${cutAtWord(name, maxNameLength - title.length - 2)}: ${title}`,
      summary: cutAtWord(oneLine(text), maxSummaryLength),
      description: cutAtWord(text, maxDescriptionLength),
    };
  });
}

const titles: Readonly<
  Record<'EChannel' | 'WebPage' | 'Phone', Readonly<Record<ContentLanguage, string>>>
> = {
  EChannel: { fi: 'verkkopalvelu', sv: 'webbtjänst', en: 'online service' },
  WebPage: { fi: 'verkkosivu', sv: 'webbsida', en: 'web page' },
  Phone: { fi: 'puhelinpalvelu', sv: 'telefontjänst', en: 'telephone service' },
};
