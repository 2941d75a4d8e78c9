import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { ServiceContext } from '../kit/context';
import { municipalityKey, regionKey } from './announcement.areas';
import { AnnouncementConnection, type AnnouncementPage } from './announcement.entity';
import {
  AnnouncementsArgs,
  announcementsOfArea,
  announcementsOfPublisher,
} from './announcement.list';
import { Municipality, Organisation, Region } from './owner-and-areas.stubs';

/** What announcements add to the types of the organisations subgraph. */

@Resolver(() => Organisation)
export class OrganisationAnnouncementsResolver {
  @FieldResolver(() => AnnouncementConnection, { description: 'What it announces in LähelläPRO.' })
  announcements(
    @Root() { id }: Organisation,
    @Args(() => AnnouncementsArgs) args: AnnouncementsArgs,
    @Ctx() context: ServiceContext,
  ): AnnouncementPage {
    return announcementsOfPublisher(context, id, args);
  }
}

@Resolver(() => Municipality)
export class MunicipalityAnnouncementsResolver {
  @FieldResolver(() => AnnouncementConnection, {
    description: 'What is announced for the municipality, its region or the whole country.',
  })
  announcements(
    @Root() { code }: Municipality,
    @Args(() => AnnouncementsArgs) args: AnnouncementsArgs,
    @Ctx() context: ServiceContext,
  ): AnnouncementPage {
    return announcementsOfArea(context, municipalityKey(code), args);
  }
}

@Resolver(() => Region)
export class RegionAnnouncementsResolver {
  @FieldResolver(() => AnnouncementConnection, {
    description: 'What is announced for the region, a municipality of it or the whole country.',
  })
  announcements(
    @Root() { code }: Region,
    @Args(() => AnnouncementsArgs) args: AnnouncementsArgs,
    @Ctx() context: ServiceContext,
  ): AnnouncementPage {
    return announcementsOfArea(context, regionKey(code), args);
  }
}
