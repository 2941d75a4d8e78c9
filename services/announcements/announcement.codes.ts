import { registerEnumType } from 'type-graphql';

export enum AnnouncementKind {
  EVENT = 'EVENT',
  TRAINING = 'TRAINING',
  GRANT_CALL = 'GRANT_CALL',
  ASSOCIATION_EVENING = 'ASSOCIATION_EVENING',
  BULLETIN = 'BULLETIN',
}

registerEnumType(AnnouncementKind, {
  name: 'AnnouncementKind',
  description: 'What is announced to professionals in LähelläPRO.',
  valuesConfig: {
    EVENT: { description: 'An event for associations (tapahtuma).' },
    TRAINING: { description: 'A training for associations (koulutus).' },
    GRANT_CALL: {
      description: 'A call for grant applications (avustushaku), by public bodies only.',
    },
    ASSOCIATION_EVENING: {
      description: 'An evening for associations (yhdistysilta), by public bodies only.',
    },
    BULLETIN: { description: 'News (tiedote).' },
  },
});

export enum AnnouncementStatus {
  DRAFT = 'DRAFT',
  PUBLISHED = 'PUBLISHED',
  ARCHIVED = 'ARCHIVED',
}

registerEnumType(AnnouncementStatus, {
  name: 'AnnouncementStatus',
  description: 'Where an announcement is in its life.',
  valuesConfig: {
    DRAFT: { description: 'Seen by those who may edit it only (luonnos).' },
    PUBLISHED: { description: 'Seen by everybody (julkaistu).' },
    ARCHIVED: { description: 'No longer shown (arkistoitu).' },
  },
});

export enum AnnouncementOrder {
  RELEVANCE = 'RELEVANCE',
  PUBLISHED_AT = 'PUBLISHED_AT',
  HAPPENS_AT = 'HAPPENS_AT',
}

registerEnumType(AnnouncementOrder, {
  name: 'AnnouncementOrder',
  description: 'In what order announcements are listed.',
  valuesConfig: {
    RELEVANCE: {
      description:
        'With `filter.text`: what has all words in its title first, then the others, each the last published first. Without it, as PUBLISHED_AT.',
    },
    PUBLISHED_AT: {
      description: 'The last published first; drafts stand where they were made.',
    },
    HAPPENS_AT: {
      description:
        'The soonest first: by the start of the event, else the end of the application time, else the publication.',
    },
  },
});
