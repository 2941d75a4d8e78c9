import type { ServiceContext } from '../kit/context';
import type { ReferenceResolver } from '../kit/federation/reference-resolver';
import { buildSubgraph, type Subgraph } from '../kit/federation/subgraph';
import { unreadColumns } from '../kit/unread-columns';
import { areaDirectory, type AreaDirectory } from './area.directory';
import {
  MunicipalityResolver,
  RegionalOperatorResolver,
  RegionResolver,
  WellbeingServicesCountyResolver,
} from './area.resolver';
import { MunicipalityNeighboursResolver } from './area-neighbours.resolver';
import { OrganisationEventResolver } from './organisation-event.resolver';
import { OrganisationMutationResolver } from './organisation-mutation.resolver';
import { columnsOfFields } from './organisation.columns';
import { organisationById } from './organisation.loader';
import { OrganisationResolver } from './organisation.resolver';
import { OrganisationStatisticsResolver } from './organisation.statistics.resolver';

let built: Subgraph | undefined;

export const organisationsSubgraph = (): Subgraph =>
  (built ??= buildSubgraph({
    resolvers: [
      OrganisationResolver,
      OrganisationMutationResolver,
      OrganisationEventResolver,
      OrganisationStatisticsResolver,
      MunicipalityResolver,
      MunicipalityNeighboursResolver,
      RegionResolver,
      WellbeingServicesCountyResolver,
      RegionalOperatorResolver,
    ],
    referenceResolvers: {
      Organisation: (references, context, info) => {
        const byId = organisationById(context, unreadColumns(info, columnsOfFields));
        return Promise.all(references.map(({ id }) => byId.load(String(id))));
      },
      Municipality: fromDirectory(({ municipalities }) => municipalities),
      Region: fromDirectory(({ regions }) => regions),
      WellbeingServicesCounty: fromDirectory(({ counties }) => counties),
      RegionalOperator: fromDirectory(({ operators }) => operators),
    },
  }));

const fromDirectory =
  (entries: (directory: AreaDirectory) => ReadonlyMap<string, object>): ReferenceResolver =>
  async (references, context: ServiceContext) => {
    const known = entries(await areaDirectory(context));
    return references.map(({ code }) => known.get(String(code)) ?? null);
  };
