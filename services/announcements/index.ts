import type { ServiceDefinition } from '../kit/service';
import { loadDemoAnnouncements } from './announcement.demo';
import { Announcement } from './announcement.entity';
import { announcementsSubgraph } from './announcements.subgraph';
import { CreateAnnouncements1767225600000 } from './migrations/create-announcements.migration';

/** What organisations and public bodies announce to each other (LähelläPRO). */
export const announcements: ServiceDefinition = {
  name: 'announcements',
  entities: [Announcement],
  migrations: [CreateAnnouncements1767225600000],
  subgraph: announcementsSubgraph,
  hasEvents: true,
  loadDemoData: loadDemoAnnouncements,
};
