import { AsyncLocalStorage } from 'node:async_hooks';
import { TestEnvironment as NodeEnvironment } from 'jest-environment-node';

/** The storages that somebody has entered since they were last disabled. */
const entered = new Set<AsyncLocalStorage<unknown>>();

const { run } = AsyncLocalStorage.prototype;
AsyncLocalStorage.prototype.run = function (this: AsyncLocalStorage<unknown>, ...args: unknown[]) {
  entered.add(this);
  return Reflect.apply(run, this, args);
};

/**
 * Node's environment, without what jest leaves of each test file: an AsyncLocalStorage, which node
 * before 24 visits for every promise that is made later in the process. After a hundred files a
 * promise took forty times as long.
 */
export default class TestEnvironment extends NodeEnvironment {
  override async teardown(): Promise<void> {
    await super.teardown();
    for (const storage of entered) storage.disable();
    entered.clear();
  }
}
