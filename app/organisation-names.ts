import type { Log } from '../platform/log';
import type { RunningService } from '../services/kit/service';
import { followOrganisationNames } from '../services/listings/organisation-name.follower';
import { organisationNameFeed } from '../services/organisations/organisation.names';

interface Parts {
  readonly listings: RunningService;
  readonly organisations: RunningService;
  readonly log: Log;
}

/** Listings are found by the names of organisations: the one service follows the other's events. */
export const followNames = ({ listings, organisations, log }: Parts) =>
  followOrganisationNames({
    dataSource: listings.dataSource,
    feed: organisationNameFeed(organisations.dataSource, organisations.events),
    log,
  });
