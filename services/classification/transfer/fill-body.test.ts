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

describe('fillConnections', () => {
  const fill = (...channelRelations: object[]) =>
    fillConnections(
      { object: 'Connection', sourceId: 's', body: { channelRelations }, references: [] },
      ids,
    );

  it('replaces source ids, keeps the details and empties what is not there', () => {
    const hours = [{ serviceHourType: 'DaysOfTheWeek' }];
    const emails = [{ value: 'a@b.fi', language: 'fi' }];
    expect(
      fill(
        { serviceChannelSourceId: 'c', serviceHours: hours, contactDetails: { emails } },
        { serviceChannelSourceId: 'c' },
      ),
    ).toEqual({
      channelRelations: [
        {
          serviceChannelId: 'guid-c',
          serviceHours: hours,
          contactDetails: { emails, deleteAllPhones: true, deleteAllWebPages: true },
        },
        {
          serviceChannelId: 'guid-c',
          deleteAllServiceHours: true,
          contactDetails: {
            deleteAllEmails: true,
            deleteAllPhones: true,
            deleteAllWebPages: true,
          },
        },
      ],
    });
  });

  it('removes the last connection by its flag', () => {
    expect(fill()).toEqual({ channelRelations: [], deleteAllChannelRelations: true });
  });
});
