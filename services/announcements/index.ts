import type { ServiceDefinition } from '../kit/service';
import { loadDemoAnnouncements } from './announcement.demo';
import { Announcement } from './announcement.entity';
import { tokensOfEvent } from './announcement.events';
import { announcementsSubgraph } from './announcements.subgraph';
import { CreateAnnouncements1767225600000 } from './migrations/create-announcements.migration';
import { FindAnnouncementsByPublisher1795651200001 } from './migrations/find-announcements-by-publisher.migration';
import { FindAnnouncementsByText1795564800002 } from './migrations/find-announcements-by-text.migration';
import { IndexWordsAtOnce1795910400000 } from './migrations/index-words-at-once.migration';
import { LearnBeforeReading1795996800000 } from './migrations/learn-before-reading.migration';
import { LimitAnnouncementEvents1795305600000 } from './migrations/limit-announcement-events.migration';
import { copyNames } from './publisher-name.writer';

/** What organisations and public bodies announce to each other (LähelläPRO). */
export const announcements: ServiceDefinition = {
  name: 'announcements',
  entities: [Announcement],
  migrations: [
    CreateAnnouncements1767225600000,
    LimitAnnouncementEvents1795305600000,
    FindAnnouncementsByText1795564800002,
    FindAnnouncementsByPublisher1795651200001,
    IndexWordsAtOnce1795910400000,
    LearnBeforeReading1795996800000,
  ],
  subgraph: announcementsSubgraph,
  hasEvents: true,
  eventTokens: tokensOfEvent,
  copyNames,
  loadDemoData: loadDemoAnnouncements,
};
