import { serviceEntries } from '../../app/services';
import type { DemoData } from '../../demo/records';
import { silentLog } from '../../services/kit/log';
import { startService } from '../../services/kit/service';
import { createFilledDatabase, type TestDatabase } from '../../services/kit/testing';
import { sliceDemoData } from './demo-slice';

/** A database in which all services hold the slice of the demo data. */
export const createDemoDatabase = (): Promise<TestDatabase> =>
  createFilledDatabase('demo_slice', (url) => loadDemoData(url, sliceDemoData()));

/** The demo data as the services hold it, in a database that has nothing. */
export async function loadDemoData(url: string, data: DemoData): Promise<void> {
  for (const { definition } of serviceEntries) {
    const service = await startService(definition, { url, log: silentLog, hasUpkeep: false });
    await service.loadDemoData(data);
    await service.close();
  }
}
