import { buildSubgraph, type Subgraph } from '../kit/federation/subgraph';
import { AnnouncementEventResolver } from './announcement-event.resolver';
import { AnnouncementMutationResolver } from './announcement-mutation.resolver';
import { visibleAnnouncement } from './announcement.loader';
import { AnnouncementResolver } from './announcement.resolver';
import {
  MunicipalityAnnouncementsResolver,
  OrganisationAnnouncementsResolver,
  RegionAnnouncementsResolver,
} from './announcements-below.resolver';

let built: Subgraph | undefined;

export const announcementsSubgraph = (): Subgraph =>
  (built ??= buildSubgraph({
    resolvers: [
      AnnouncementResolver,
      AnnouncementMutationResolver,
      AnnouncementEventResolver,
      OrganisationAnnouncementsResolver,
      MunicipalityAnnouncementsResolver,
      RegionAnnouncementsResolver,
    ],
    referenceResolvers: {
      Announcement: (references, context) =>
        Promise.all(references.map(({ id }) => visibleAnnouncement(context, String(id)))),
    },
  }));
