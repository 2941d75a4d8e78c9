import { createGraphSource, type GraphAnswer } from './graph-source';

const sourceOf = (...answers: GraphAnswer[]) =>
  createGraphSource({
    ask: () => Promise.resolve(answers.shift() ?? { data: null }),
    withDemo: false,
  });

const refusal = (code: string): GraphAnswer => ({
  data: null,
  errors: [{ message: 'No.', extensions: { code } }],
});

describe('reading a feed', () => {
  it('from a cursor that the graph never gave goes on from now, behind a gap', async () => {
    const newest = { data: { changes: { pageInfo: { newestCursor: 'now' } } } };
    const source = sourceOf(refusal('INVALID_CURSOR'), newest);
    expect(await source.readFeed('listings', 'of another database')).toEqual({
      listings: [],
      gone: [],
      organisations: [],
      isGap: true,
      cursor: 'now',
      hasMore: false,
    });
  });

  it('is no answer when the graph has failed in any part', async () => {
    const source = sourceOf({ ...refusal('DATABASE_UNAVAILABLE'), data: { changes: null } });
    await expect(source.readFeed('listings', 'x')).rejects.toThrow('The graph answered: No.');
  });
});

describe('facts of listings', () => {
  const body = { object: 'SERVICE', sourceId: 's', body: {}, references: [] };
  const node = (id: string, change: object = {}) => ({
    id,
    isDemo: false,
    ptvTransfer: { eligible: true },
    ptvService: body,
    ptvChannels: [],
    ptvConnections: { ...body, object: 'CONNECTION' },
    organisation: { businessId: '1', ptvOrganisation: { ...body, object: 'ORGANIZATION' } },
    ...change,
  });

  it('leave out what cannot be seen, and let demo listings and the others be', async () => {
    const source = sourceOf({
      data: {
        l0: node('a'),
        l1: null,
        l2: node('c', { isDemo: true }),
        l3: node('d', { ptvTransfer: { eligible: false } }),
      },
    });
    const facts = await source.readFacts(['a', 'b', 'c', 'd']);
    expect([...facts].map(([id, { isEligible }]) => [id, isEligible])).toEqual([
      ['a', true],
      ['c', false],
      ['d', false],
    ]);
    expect(facts.get('a')?.bodies).toMatchObject({
      businessId: '1',
      service: { object: 'Service' },
    });
    expect(facts.get('d')?.bodies).toBeNull();
  });

  it('without a body are such that the listing is not sent', async () => {
    const lacking = node('a', { ptvService: { ...body, sourceId: null, body: null } });
    const facts = await sourceOf({ data: { l0: lacking } }).readFacts(['a']);
    expect(facts.get('a')?.bodies).toBeNull();
  });
});
