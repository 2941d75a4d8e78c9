import { demoOrganisation } from '../../demo/demo-cases';
import { ask } from '../support/graphql-client';
import { newListing } from './refusals';

/** Something that clients hear of when it is published. */
export interface Topic {
  readonly name: string;
  /** Asks for fields of all four subgraphs; takes `$filter` and `$after`. */
  readonly subscription: string;
  /** A filter, and whether what `publish` makes with this title meets it. */
  readonly filter: object;
  meetsFilter(title: string): boolean;
  /** Publishes something with this title through the gateway at `url`. */
  publish(url: string, token: string, title: string): Promise<void>;
}

export interface TopicEvent {
  readonly cursor: string;
  readonly occurredAt: string;
  readonly subject: { readonly title: string };
}

const isHobby = (title: string): boolean => title.startsWith('Harrastus');

export const listingTopic: Topic = {
  name: 'listingPublished',
  subscription: `subscription ($filter: ListingFilter, $after: String) {
    listingPublished(filter: $filter, after: $after) {
      cursor occurredAt
      subject: listing {
        id title sv: title(language: SV) version status publishedAt
        organisation { name(language: EN) homeMunicipality { name } announcements(first: 1) { totalCount } }
        municipalities { name region { name } } themes { name } form { name }
        serviceClasses { code name } keywords { code } ptvTransfer { eligible conditions { code met } }
      }
    }
  }`,
  filter: { category: ['HOBBY'] },
  meetsFilter: isHobby,
  async publish(url, token, title) {
    const hobby = { category: 'HOBBY', themes: ['ht_urheilu'], form: 'hm_ryhmat' };
    const input = { ...newListing, ...(isHobby(title) ? hobby : {}), title: { fi: title } };
    const created = await ask(url, {
      token,
      query: `mutation ($input: CreateListingInput!) { created: createListing(input: $input) { subject: listing { id } userErrors { message } } }`,
      variables: { input },
    });
    await publishDraft(url, token, 'publishListing', created.body.data.created as Payload);
  },
};

export const announcementTopic: Topic = {
  name: 'announcementPublished',
  subscription: `subscription ($filter: AnnouncementFilter, $after: String) {
    announcementPublished(filter: $filter, after: $after) {
      cursor occurredAt
      subject: announcement {
        id title kind version publishedAt link { title url }
        publisher { name parent { name } listings(first: 2) { nodes { title serviceClasses { code } } } }
        municipalities { name } regions { name }
      }
    }
  }`,
  filter: { kind: ['BULLETIN'] },
  meetsFilter: (title) => title.startsWith('Tiedote'),
  async publish(url, token, title) {
    const event = {
      kind: 'EVENT',
      eventTime: { startsAt: '2027-03-01T15:00:00Z', endsAt: '2027-03-01T17:00:00Z' },
    };
    const kind = title.startsWith('Tiedote') ? { kind: 'BULLETIN' } : event;
    const input = {
      publisherId: demoOrganisation.id,
      title: { fi: title },
      municipalities: ['564'],
      ...kind,
    };
    const created = await ask(url, {
      token,
      query: `mutation ($input: CreateAnnouncementInput!) { created: createAnnouncement(input: $input) { subject: announcement { id } userErrors { message } } }`,
      variables: { input },
    });
    await publishDraft(url, token, 'publishAnnouncement', created.body.data.created as Payload);
  },
};

interface Payload {
  readonly subject: { readonly id: string } | null;
  readonly userErrors: readonly { readonly message: string }[];
}

async function publishDraft(
  url: string,
  token: string,
  mutation: string,
  { subject, userErrors }: Payload,
): Promise<void> {
  if (subject === null) throw new Error(JSON.stringify(userErrors));
  const { body } = await ask(url, {
    token,
    query: `mutation ($id: ID!) { published: ${mutation}(id: $id, expectedVersion: 1) { userErrors { message } } }`,
    variables: { id: subject.id },
  });
  if (body.errors ?? (body.data.published as Payload).userErrors.length > 0)
    throw new Error(JSON.stringify(body));
}
