import type { Call } from '../../ptv-simulator/answer';
import type { FaultPlan } from '../../ptv-simulator/fault';
import type { Simulator } from '../../ptv-simulator/simulator';
import type { Body } from '../../ptv-simulator/check-body';
import { eventually } from '../../services/kit/testing';
import { endStartedProcesses } from '../support/started-process';
import { heldBy } from './held-objects';
import { startTransferRoom, type TransferRoom } from './transfer-room';

let room: TransferRoom;
beforeEach(async () => {
  room = await startTransferRoom();
});
afterEach(async () => {
  await endStartedProcesses();
  await room.close();
});

/** A call without the ids that differ from run to run. */
const stepOf = ({ method, path, body }: Call, { register }: Simulator): string => {
  const known = path.replace(/[0-9a-f-]{36}/g, (id) => String(register.find(id)?.body.sourceId));
  const isArchiving = (body as Body | undefined)?.publishingStatus === 'Deleted';
  return `${isArchiving ? 'archive by ' : ''}${method} ${known.replace('/api/v11/', '')}`;
};

/**
 * Holds every kind of call once its effect is there and only its answer is missing; one that makes
 * something also before. What is held never goes on; the worker that waits for it is killed.
 */
function holdEveryStep(simulator: Simulator) {
  const held: string[] = [];
  const plan: FaultPlan = (call) => {
    if (call.path.endsWith('api-login')) return null;
    const step = stepOf(call, simulator);
    const moments = call.method === 'POST' ? (['before', 'after'] as const) : (['after'] as const);
    const when = moments.find((moment) => !held.includes(`${moment} ${step}`));
    if (when === undefined) return null;
    held.push(`${when} ${step}`);
    return { kind: 'hang', when };
  };
  return { held, plan };
}

/** Starts workers and kills each at the step that is held, until one finds nothing to hold it. */
async function killUntilSettled({ held }: ReturnType<typeof holdEveryStep>): Promise<void> {
  for (;;) {
    const before = held.length;
    const worker = await room.startWorker({ PTV_CONCURRENCY: '1' });
    await eventually(async () => held.length > before || (await room.isSettled()), 60_000);
    await worker.stop('SIGKILL');
    if (held.length === before) return;
  }
}

it('leaves each object in PTV once, wherever the worker was killed', async () => {
  const { graph, simulator } = room;
  const steps = holdEveryStep(simulator);
  simulator.setFaults(steps.plan);

  graph.publish({ id: 'a', organisationId: '1', title: 'Kerho', channels: ['a1'] });
  await killUntilSettled(steps);
  expect(heldBy(simulator)).toEqual({
    organisations: ['lahella-organisation-1'],
    services: { 'lahella-service-a': { title: 'Kerho', channels: ['lahella-web-a1'] } },
    channels: ['lahella-web-a1'],
  });

  graph.publish({ id: 'a', organisationId: '1', title: 'Kuoro', channels: ['a2'] });
  await killUntilSettled(steps);
  expect(heldBy(simulator)).toEqual({
    organisations: ['lahella-organisation-1'],
    services: { 'lahella-service-a': { title: 'Kuoro', channels: ['lahella-web-a2'] } },
    channels: ['lahella-web-a2'],
  });

  graph.archive('a');
  await killUntilSettled(steps);
  expect(heldBy(simulator)).toEqual({
    organisations: ['lahella-organisation-1'],
    services: {},
    channels: [],
  });

  expect(await room.settle()).toEqual({ a: 'ARCHIVED' });
  // Nothing was ever made twice: an organisation, a service, two channels.
  expect(simulator.register.entries).toHaveLength(4);
  expect(steps.held).toEqual(everyStep);
}, 300_000);

// A PUT by source id looks for what a call may have made whose answer was lost.
const everyStep = [
  'after GET Organization/businesscode/0000001-0',
  'before POST Organization',
  'after PUT Organization/sourceId/lahella-organisation-1',
  'after POST Organization',
  'before POST ServiceChannel/EChannel',
  'after PUT ServiceChannel/EChannel/sourceId/lahella-web-a1',
  'after POST ServiceChannel/EChannel',
  'before POST Service',
  'after PUT Service/sourceId/lahella-service-a',
  'after POST Service',
  'after PUT Connection/serviceId/lahella-service-a',
  'after PUT Service/lahella-service-a',
  'after archive by PUT ServiceChannel/EChannel/lahella-web-a1',
  'after archive by PUT Service/lahella-service-a',
  'after archive by PUT ServiceChannel/EChannel/lahella-web-a2',
];
