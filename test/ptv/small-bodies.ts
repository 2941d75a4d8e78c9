/** A body as the graph gives it. */
export interface SmallBody {
  readonly object: string;
  readonly sourceId: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly references: readonly { readonly path: string; readonly sourceId: string }[];
}

export const referTo = (kind: string, id: string): string => `lahella-${kind}-${id}`;

const named = (value: string) => [{ type: 'Name', language: 'fi', value }];
const described = [
  { type: 'Summary', language: 'fi', value: 'Toimintaa.' },
  { type: 'Description', language: 'fi', value: 'Toimintaa kaikille.' },
];

export function organisationBody(id: string, name: string): SmallBody {
  const sourceId = referTo('organisation', id);
  return {
    object: 'ORGANIZATION',
    sourceId,
    body: {
      sourceId,
      organizationType: 'Organization',
      businessCode: `${id.padStart(7, '0')}-0`,
      organizationNames: named(name),
      displayNameType: [{ type: 'Name', language: 'fi' }],
      organizationDescriptions: described,
      areaType: 'Nationwide',
      publishingStatus: 'Published',
    },
    references: [],
  };
}

export function webBody(id: string, name: string, organisationId: string): SmallBody {
  const sourceId = referTo('web', id);
  return {
    object: 'E_CHANNEL',
    sourceId,
    body: {
      sourceId,
      serviceChannelNames: [{ language: 'fi', value: name }],
      serviceChannelDescriptions: described,
      webPage: [{ language: 'fi', value: 'https://example.fi/' }],
      accessibilityClassification: [
        { accessibilityClassificationLevel: 'Unknown', language: 'fi' },
      ],
      requiresAuthentication: false,
      languages: ['fi'],
      publishingStatus: 'Published',
    },
    references: [{ path: 'organizationId', sourceId: referTo('organisation', organisationId) }],
  };
}

export function serviceBody(
  id: string,
  title: string,
  channels: readonly string[],
  organisationId: string,
): SmallBody {
  const sourceId = referTo('service', id);
  const owner = referTo('organisation', organisationId);
  return {
    object: 'SERVICE',
    sourceId,
    body: {
      sourceId,
      type: 'Service',
      fundingType: 'MarketFunded',
      serviceNames: named(title),
      serviceDescriptions: described,
      languages: ['fi'],
      areaType: 'Nationwide',
      serviceClasses: ['http://uri.suomi.fi/codelist/ptv/ptvserclass2/code/P4.12'],
      ontologyTerms: ['http://www.yso.fi/onto/koko/p36608'],
      targetGroups: ['http://uri.suomi.fi/codelist/ptv/ptvkohderyhmat/code/KR1'],
      serviceProducers: [{ provisionType: 'SelfProducedServices', organizations: [] }],
      serviceChannels: [],
      publishingStatus: 'Published',
    },
    references: [
      { path: 'mainResponsibleOrganization', sourceId: owner },
      { path: 'serviceProducers.0.organizations.0', sourceId: owner },
      ...channels.map((channel, index) => ({
        path: `serviceChannels.${index}`,
        sourceId: referTo('web', channel),
      })),
    ],
  };
}
