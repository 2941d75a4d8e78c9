export { eachField } from './each-field';
export { eventually } from './eventually';
export { everything } from './everything';
export { describeWithNats, startNatsServer, type NatsServer } from './nats-server';
export { migrationRoundTrip } from './migration-round-trip';
export { oddTexts } from './odd-texts';
export { admin, memberOf, operatorOf, publicBody } from './principals';
export { createFilledDatabase, createTestDatabase, type TestDatabase } from './test-database';
export { createTestNames, type TestNames } from './test-names';
export { createTestOutbox, type TestOutbox } from './test-outbox';
export {
  createServiceDatabase,
  startTestService,
  type TestRequest,
  type TestService,
} from './test-service';
