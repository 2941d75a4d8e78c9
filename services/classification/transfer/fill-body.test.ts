import { fillBody, fillConnections } from './fill-body';

const ids = new Map([
  ['o', 'guid-o'],
  ['c', 'guid-c'],
]);

describe('fillBody', () => {
  const ready = {
    object: 'Service' as const,
    sourceId: 's',
    body: { serviceProducers: [{ organizations: [] }], serviceChannels: [] },
    references: [
      { path: 'mainResponsibleOrganization', sourceId: 'o' },
      { path: 'serviceProducers.0.organizations.0', sourceId: 'o' },
      { path: 'serviceChannels.0', sourceId: 'c' },
    ],
  };

  it('puts PTV’s ids where they belong, and channels beside what a PUT takes', () => {
    expect(fillBody(ready, ids)).toEqual({
      kind: 'Service',
      key: 's',
      body: {
        mainResponsibleOrganization: 'guid-o',
        serviceProducers: [{ organizations: ['guid-o'] }],
      },
      onlyNew: { serviceChannels: ['guid-c'] },
    });
    expect(ready.body.serviceProducers[0]?.organizations).toEqual([]);
  });

  it('says whose id is not known', () => {
    expect(() => fillBody(ready, new Map())).toThrow('No id of PTV is known for o.');
  });
});

it('fillConnections replaces source ids and keeps the details', () => {
  const body = { channelRelations: [{ serviceChannelSourceId: 'c', serviceHours: [] }] };
  expect(
    fillConnections({ object: 'Connection', sourceId: 's', body, references: [] }, ids),
  ).toEqual({
    channelRelations: [{ serviceChannelId: 'guid-c', serviceHours: [] }],
    deleteAllChannels: false,
  });
});
