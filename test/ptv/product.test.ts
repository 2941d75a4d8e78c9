import { startSimulator, type Simulator } from '../../ptv-simulator/simulator';
import { createTestDatabase, eventually, type TestDatabase } from '../../services/kit/testing';
import { loadDemoData } from '../support/demo-database';
import { startProductProcess, type StartedServer } from '../support/started-product';
import { endStartedProcesses } from '../support/started-process';
import { temporaryFolder } from '../support/temporary-folder';
import { workerSettings } from './transfer-room';
import { checkNothingTwice, sliceOf } from './transfer-whole';
import { expectedOfPtv, heldByPtv, readListings } from './whole-transfer';

let database: TestDatabase;
let simulator: Simulator;
beforeAll(async () => {
  database = await createTestDatabase();
  await loadDemoData(database.url, sliceOf(400));
  simulator = await startSimulator();
}, 60_000);
afterAll(async () => {
  await endStartedProcesses();
  await simulator.close();
  await database.drop();
});

const startProduct = (): Promise<StartedServer> =>
  startProductProcess(temporaryFolder('ptv-product'), {
    ...workerSettings(simulator),
    DATABASE_URL: database.url,
    PTV_DEMO_DATA: 'on',
  });

/** From so many calls on PTV does what it is asked and never answers. */
function silenceAfter(calls: number): { hasCome(): boolean } {
  let count = 0;
  simulator.setFaults(() => {
    count += 1;
    return count > calls ? { kind: 'hang', when: 'after' } : null;
  });
  return { hasCome: () => count > calls };
}

it('npm start brings listings to PTV, and after it was killed goes on where it was', async () => {
  const silence = silenceAfter(40);
  const first = await startProduct();
  await eventually(() => silence.hasCome(), 60_000);
  await first.stop('SIGKILL');
  const begun = simulator.register.entries.length;
  simulator.setFaults(() => null);

  const { url } = await startProduct();
  const settled = await eventually(async () => {
    const listings = await readListings(url);
    return listings.every(({ state }) => state === 'TRANSFERRED' || state === 'NOT_ELIGIBLE')
      ? listings
      : null;
  }, 60_000);
  expect(heldByPtv(simulator)).toEqual(expectedOfPtv(settled));
  expect(settled.filter(({ eligible }) => eligible).length).toBeGreaterThan(10);
  expect(simulator.register.entries.length).toBeGreaterThan(begun);
  checkNothingTwice({ simulator });
}, 180_000);
