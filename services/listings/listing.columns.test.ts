import { eachField, startTestService, type TestService } from '../kit/testing';
import { listings } from '.';
import { randomRecord, randomSchedule, seeded } from './testing/listing-records';

let service: TestService;

beforeAll(async () => {
  service = await startTestService(listings);
  const random = seeded(9);
  const records = Array.from({ length: 20 }, (_, index) => ({
    ...randomRecord(random, `l${index}`),
    schedules: [randomSchedule(random)],
  }));
  await service.loadDemoData({ listings: records, organisations: [], announcements: [] });
});
afterAll(() => service.close());

const values = {
  from: '"2026-01-01T00:00:00Z"',
  to: '"2027-01-01T00:00:00Z"',
  text: '"tuki"',
};

const ask = async (args: string, selection: string) => {
  const { data, errors } = await service.execute(
    `{ listings(first: 5${args}) { nodes { ${selection} } } }`,
  );
  if (errors) throw errors[0];
  return (data as { listings: { nodes: Record<string, unknown>[] } }).listings.nodes;
};

describe('a list reads the columns that are asked for', () => {
  it.each(eachField(listings.subgraph().schema, 'Listing', values))(
    'for nothing but %s',
    async (selection) => {
      const [key] = Object.keys((await ask('', selection))[0] ?? {});
      expect(selection.startsWith(key ?? '-')).toBe(true);
    },
  );

  it.each(['PUBLISHED_AT', 'UPDATED_AT', 'TITLE', 'NEXT_OCCURRENCE'])(
    'and those that the order %s needs',
    async (order) => {
      const { errors } = await service.execute(
        `{ listings(first: 2, orderBy: ${order}) { edges { cursor } } }`,
      );
      expect(errors).toBeUndefined();
    },
  );

  it('and the same through fragments, aliases and edges', async () => {
    const { data, errors } = await service.execute(
      `{ listings(first: 1) { edges { node { ...F } } nodes { t: title ... { where: channels { kind } } } } }
       fragment F on Listing { about: description ...G }
       fragment G on Listing { contacts { value } ...F2 }
       fragment F2 on Listing { price { isFree } }`,
    );
    expect(errors).toBeUndefined();
    expect(data.listings.edges[0].node).toHaveProperty('about');
  });
});
