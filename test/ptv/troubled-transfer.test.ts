import type { Call } from '../../ptv-simulator/answer';
import type { FaultKind } from '../../ptv-simulator/fault';
import type { Kind } from '../../ptv-simulator/body-rules';
import type { Entry } from '../../ptv-simulator/register';
import { eventually } from '../../services/kit/testing';
import { endStartedProcesses } from '../support/started-process';
import { heldBy } from './held-objects';
import { organisationBody } from './small-bodies';
import { startTransferRoom, type LedgerRow, type TransferRoom } from './transfer-room';

let room: TransferRoom;
beforeEach(async () => {
  room = await startTransferRoom();
});
afterEach(async () => {
  await endStartedProcesses();
  await room.close();
});

const club = { id: 'a', organisationId: '1', title: 'Kerho', channels: ['a1'] };

const heldClub = {
  organisations: ['lahella-organisation-1'],
  services: { 'lahella-service-a': { title: 'Kerho', channels: ['lahella-web-a1'] } },
  channels: ['lahella-web-a1'],
};

async function rowOf(id: string): Promise<LedgerRow> {
  const row = (await room.ledger()).find(({ listing_id }) => listing_id === id);
  if (row === undefined) throw new Error(`The ledger has no ${id}.`);
  return row;
}

/** What the ledger says as soon as something stands in the listing's way. */
const trouble = (id: string): Promise<LedgerRow> =>
  eventually(async () => {
    const row = await rowOf(id);
    return row.last_error === null ? null : row;
  }, 60_000);

const callsTo = (method: string, path: string): number =>
  room.simulator.calls.filter((call) => call.method === method && call.path.endsWith(path)).length;

const isWriting = (kind: string) => (call: Call) =>
  call.method === 'POST' && call.path.endsWith(`/${kind}`);

/** As somebody does who works in PTV itself. */
function archiveInPtv(kind: Kind): Entry {
  const { register } = room.simulator;
  const entry = register.entries.find((one) => one.kind === kind);
  if (entry === undefined) throw new Error(`PTV has no ${kind}.`);
  return register.change(entry, { body: { ...entry.body, publishingStatus: 'Deleted' } });
}

describe('when PTV does not do what it is asked', () => {
  it.each<[FaultKind, string]>([
    ['500', 'PTV answered 500: An error occurred while processing.'],
    ['503', 'PTV answered 503: The service is unavailable.'],
    ['429', 'PTV answered 429.'],
    ['html', 'PTV answered 200 with text/html in place of JSON.'],
    ['nothing', 'PTV could not be reached (UND_ERR_SOCKET).'],
    ['hang', 'PTV did not answer within 300 ms.'],
  ])('but answers with %s, the listing waits, says why and comes through', async (kind, words) => {
    let isFailing = true;
    const isService = isWriting('Service');
    room.simulator.setFaults((call) =>
      isFailing && isService(call) ? { kind, when: 'after' } : null,
    );
    room.graph.publish(club);
    await room.startWorker(kind === 'hang' ? { PTV_TIMEOUT: '300' } : {});
    expect(await trouble('a')).toMatchObject({ state: 'WAITING', last_error: words });
    isFailing = false;
    expect(await room.settle()).toEqual({ a: 'TRANSFERRED' });
    expect(await rowOf('a')).toMatchObject({ last_error: null, attempts: 0 });
    expect(heldBy(room.simulator)).toEqual(heldClub);
  });

  it('because the token is no longer good, logs in again and goes on', async () => {
    const { simulator, graph } = room;
    const isService = isWriting('Service');
    let isExpired = false;
    simulator.setFaults((call) => {
      if (isService(call) && !isExpired) {
        isExpired = true;
        simulator.sessions.expireAll();
      }
      return null;
    });
    graph.publish(club);
    await room.startWorker();
    expect(await room.settle()).toEqual({ a: 'TRANSFERRED' });
    expect(heldBy(simulator)).toEqual(heldClub);
    expect(callsTo('POST', '/api-login')).toBe(2);
    expect(simulator.calls.filter(({ status }) => status === 401)).toHaveLength(1);
  });

  it('because the password is wrong, parks nothing: with the right one all goes on', async () => {
    room.graph.publish(club);
    const worker = await room.startWorker({ PTV_PASSWORD: 'väärä' });
    expect(await trouble('a')).toMatchObject({
      state: 'WAITING',
      last_error: 'PTV did not accept the user name and password.',
    });
    await worker.stop();
    await room.startWorker();
    expect(await room.settle()).toEqual({ a: 'TRANSFERRED' });
    expect(heldBy(room.simulator)).toEqual(heldClub);
  });
});

describe('what PTV refuses', () => {
  const words =
    'ServiceChannelNames[0].Value: The field Value must be a string with a maximum length of 100.';

  it('is parked with PTV’s words, holds nobody up, and goes through once it is changed', async () => {
    const { graph, simulator } = room;
    graph.publish({ ...club, title: 'K'.repeat(101) });
    graph.publish({ ...club, id: 'b', channels: ['b1'], title: 'Kuoro' });
    await room.startWorker();
    expect(await room.settle()).toEqual({ a: 'REFUSED', b: 'TRANSFERRED' });
    expect(await rowOf('a')).toMatchObject({ last_error: words, attempts: 0 });

    // As it is, it is not offered a second time.
    graph.publish({ ...club, title: 'K'.repeat(101) });
    expect(await room.settle()).toEqual({ a: 'REFUSED', b: 'TRANSFERRED' });
    expect((await rowOf('a')).last_error).toBe(words);
    expect(callsTo('POST', '/EChannel')).toBe(2);

    graph.publish(club);
    expect(await room.settle()).toEqual({ a: 'TRANSFERRED', b: 'TRANSFERRED' });
    expect((await rowOf('a')).last_error).toBeNull();
    expect(heldBy(simulator).services).toEqual({
      'lahella-service-a': { title: 'Kerho', channels: ['lahella-web-a1'] },
      'lahella-service-b': { title: 'Kuoro', channels: ['lahella-web-b1'] },
    });
  });

  it('and is archived here before it was ever there, leaves nothing there', async () => {
    room.graph.publish({ ...club, title: 'K'.repeat(101) });
    await room.startWorker();
    expect(await room.settle()).toEqual({ a: 'REFUSED' });
    room.graph.archive('a');
    expect(await room.settle()).toEqual({ a: 'ARCHIVED' });
    expect(heldBy(room.simulator)).toEqual({ ...heldClub, services: {}, channels: [] });
  });
});

describe('a Y-tunnus that is another’s in PTV', () => {
  it('stops its listings before an organisation is made, until the other has gone', async () => {
    const { simulator, graph } = room;
    const body = { ...organisationBody('1', 'Yhdistys itse').body, sourceId: 'its-own' };
    const other = simulator.register.add('Organization', body, []);
    graph.publish(club);
    const worker = await room.startWorker();
    expect(await room.settle()).toEqual({ a: 'REFUSED' });
    expect((await rowOf('a')).last_error).toMatch(/Somebody else .* Y-tunnus 0000001-0 .* PTV/);
    expect(callsTo('GET', '/Organization/businesscode/0000001-0')).toBe(1);
    expect(callsTo('POST', '/Organization')).toBe(0);
    expect(simulator.register.entries).toEqual([other]);
    await worker.stop();

    archiveInPtv('Organization');
    await room.startWorker({}, ['--check-all']);
    await eventually(async () => (await rowOf('a')).state === 'TRANSFERRED', 60_000);
    expect(heldBy(simulator)).toEqual(heldClub);
  });
});

describe('what somebody archived in PTV', () => {
  beforeEach(async () => {
    room.graph.publish(club);
    const worker = await room.startWorker();
    expect(await room.settle()).toEqual({ a: 'TRANSFERRED' });
    await worker.stop();
  });

  it.each<[Kind, object]>([
    [
      'Service',
      { services: { 'lahella-service-a.2': { title: 'Kuoro', channels: ['lahella-web-a1'] } } },
    ],
    ['Organization', { organisations: ['lahella-organisation-1.2'] }],
  ])('is made anew when the listing changes: %s', async (kind, expected) => {
    archiveInPtv(kind);
    room.graph.publish({ ...club, title: 'Kuoro' });
    await room.startWorker();
    expect(await room.settle()).toEqual({ a: 'TRANSFERRED' });
    expect(heldBy(room.simulator)).toEqual({
      ...heldClub,
      services: { 'lahella-service-a': { title: 'Kuoro', channels: ['lahella-web-a1'] } },
      channels: ['lahella-web-a1'],
      ...expected,
    });
  });

  it.each<[Kind, object]>([
    [
      'EChannel',
      {
        channels: ['lahella-web-a1.2'],
        services: { 'lahella-service-a': { title: 'Kerho', channels: ['lahella-web-a1.2'] } },
      },
    ],
    [
      'Service',
      { services: { 'lahella-service-a.2': { title: 'Kerho', channels: ['lahella-web-a1'] } } },
    ],
  ])('is found by a check and made anew: %s', async (kind, expected) => {
    archiveInPtv(kind);
    await room.startWorker({}, ['--check-all']);
    await eventually(() => {
      expect(heldBy(room.simulator)).toEqual({ ...heldClub, ...expected });
      return true;
    }, 60_000);
    expect((await rowOf('a')).state).toBe('TRANSFERRED');
  });

  it('stays archived when the listing is archived here too', async () => {
    archiveInPtv('Service');
    room.graph.archive('a');
    await room.startWorker();
    expect(await room.settle()).toEqual({ a: 'ARCHIVED' });
    expect((await rowOf('a')).last_error).toBeNull();
    expect(heldBy(room.simulator)).toEqual({ ...heldClub, services: {}, channels: [] });
  });
});

describe('a worker that was away longer than changes are kept', () => {
  it('looks at everything again: what is new, changed, gone, and renamed', async () => {
    const { graph, simulator } = room;
    const choir = { id: 'b', organisationId: '2', title: 'Kuoro', channels: ['b1'] };
    graph.publish(club, choir);
    const worker = await room.startWorker();
    expect(await room.settle()).toEqual({ a: 'TRANSFERRED', b: 'TRANSFERRED' });
    await worker.stop();

    graph.publish({ ...club, title: 'Kerho kaikille' });
    graph.archive('b');
    graph.publish({ id: 'c', organisationId: '3', title: 'Leiri', channels: ['c1'] });
    graph.changeOrganisation('1', 'Uusi nimi');
    graph.forgetEvents();
    await room.startWorker();
    expect(await room.settle()).toEqual({ a: 'TRANSFERRED', b: 'ARCHIVED', c: 'TRANSFERRED' });
    expect(heldBy(simulator)).toEqual({
      organisations: [1, 2, 3].map((id) => `lahella-organisation-${id}`),
      services: {
        'lahella-service-a': { title: 'Kerho kaikille', channels: ['lahella-web-a1'] },
        'lahella-service-c': { title: 'Leiri', channels: ['lahella-web-c1'] },
      },
      channels: ['lahella-web-a1', 'lahella-web-c1'],
    });
    const owner = simulator.register.entries.find(
      ({ body }) => body.sourceId === 'lahella-organisation-1',
    );
    expect(owner?.body.organizationNames).toMatchObject([{ value: 'Uusi nimi' }]);
  });
});

describe('a listing that changes while it is being transferred', () => {
  /** Runs once, between what the worker has read and what it writes. */
  const meanwhile = (change: () => void): void =>
    room.graph.onFacts(() => {
      room.graph.onFacts(() => undefined);
      change();
    });

  it('is in PTV as it was left', async () => {
    meanwhile(() => room.graph.publish({ ...club, title: 'Kuoro', channels: ['a2'] }));
    room.graph.publish(club);
    await room.startWorker();
    expect(await room.settle()).toEqual({ a: 'TRANSFERRED' });
    expect(heldBy(room.simulator)).toEqual({
      ...heldClub,
      services: { 'lahella-service-a': { title: 'Kuoro', channels: ['lahella-web-a2'] } },
      channels: ['lahella-web-a2'],
    });
  });

  it('is not there when it was archived', async () => {
    meanwhile(() => room.graph.archive('a'));
    room.graph.publish(club);
    await room.startWorker();
    expect(await room.settle()).toEqual({ a: 'ARCHIVED' });
    expect(heldBy(room.simulator)).toEqual({ ...heldClub, services: {}, channels: [] });
  });
});

it('many lanes at once do their work and warn of nothing', async () => {
  const ids = Array.from({ length: 40 }, (_, index) => String(index + 1));
  room.graph.publish(
    ...ids.map((id) => ({ id, organisationId: id, title: 'Kerho', channels: [id] })),
  );
  const worker = await room.startWorker({ PTV_CONCURRENCY: '32' });
  expect(Object.values(await room.settle())).toEqual(ids.map(() => 'TRANSFERRED'));
  await worker.stop();
  expect(worker.output()).not.toContain('Warning');
});
