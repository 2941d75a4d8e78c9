import { startTestService, type TestService } from '../kit/testing';
import { classification } from './index';
import { listingContent, organisationContent } from './testing/listing-content';

let service: TestService;
beforeAll(async () => {
  service = await startTestService(classification);
  await service.dataSource.query(
    `INSERT INTO ptv_listing (listing_id, organisation_id, noticed, settled, due_at, state, attempts,
       last_attempt_at, last_error, transferred_at)
     VALUES
       ('waiting', 'o', 3, 2, '2026-11-22T10:00Z', 'WAITING', 4, '2026-11-22T09:00Z', 'PTV answered 429.', '2026-11-20T08:00Z'),
       ('refused', 'o', 1, 1, NULL, 'REFUSED', 0, '2026-11-22T09:00Z', 'ServiceNames[0].Value: Too long.', NULL),
       ('there', 'o', 1, 1, '2026-12-22T10:00Z', 'TRANSFERRED', 0, '2026-11-22T09:00Z', NULL, '2026-11-22T09:00Z'),
       ('noticed', 'o', 1, 0, '2026-11-22T10:00Z', NULL, 0, NULL, NULL, NULL)`,
  );
});
afterAll(() => service.close());

const listing = (id: string) => ({
  __typename: 'Listing',
  id,
  category: 'HOBBY',
  themes: [{ code: 'ht_urheilu' }],
  form: { code: 'hm_ryhmat' },
  ageGroups: [],
  isLongTerm: true,
  missingChannelDetails: [],
  organisation: {
    id: 'o',
    kind: 'REGISTERED_ASSOCIATION',
    businessId: '0201256-6',
    hasPtvAccount: false,
    content: organisationContent,
  },
  content: listingContent,
});

async function transfers(ids: readonly string[], fields: string) {
  const { data, errors } = await service.execute(
    `query ($r: [_Any!]!) {
       _entities(representations: $r) { ... on Listing { ptvTransfer { ${fields} } } } }`,
    { variables: { r: ids.map(listing) } },
  );
  expect(errors).toBeUndefined();
  return data._entities.map(({ ptvTransfer }: { ptvTransfer: object }) => ptvTransfer);
}

const standing = 'state lastError lastAttemptAt nextAttemptAt transferredAt attempts';

const untouched = {
  state: null,
  lastError: null,
  lastAttemptAt: null,
  nextAttemptAt: null,
  transferredAt: null,
  attempts: 0,
};

describe('how it stands with a listing in PTV', () => {
  it('is told as the ledger has it', async () => {
    const at = (time: string) => `2026-11-22T${time}:00.000Z`;
    expect(await transfers(['waiting', 'refused', 'there'], standing)).toEqual([
      {
        state: 'WAITING',
        lastError: 'PTV answered 429.',
        lastAttemptAt: at('09:00'),
        nextAttemptAt: at('10:00'),
        transferredAt: '2026-11-20T08:00:00.000Z',
        attempts: 4,
      },
      {
        ...untouched,
        state: 'REFUSED',
        lastError: 'ServiceNames[0].Value: Too long.',
        lastAttemptAt: at('09:00'),
      },
      // When it is compared with PTV next is not an attempt that anybody waits for.
      {
        ...untouched,
        state: 'TRANSFERRED',
        lastAttemptAt: at('09:00'),
        transferredAt: at('09:00'),
      },
    ]);
  });

  it('is nothing while no transfer has looked at it', async () => {
    expect(await transfers(['noticed', 'unknown'], standing)).toEqual([untouched, untouched]);
  });

  it.each([1, 200])('takes one statement for a page of %i', async (size) => {
    service.forgetStatements();
    const ids = Array.from({ length: size }, (_, index) => (index ? String(index) : 'waiting'));
    const [first] = await transfers(ids, `${standing} eligible`);
    expect(first).toMatchObject({ state: 'WAITING', eligible: true });
    expect(service.statements).toHaveLength(1);
  });

  it('is not looked up for those who do not ask', async () => {
    service.forgetStatements();
    await transfers(['waiting'], 'eligible');
    expect(service.statements).toEqual([]);
  });
});
