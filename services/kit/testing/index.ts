export { eachField } from './each-field';
export { eventually } from './eventually';
export { everything } from './everything';
export { describeWithNats, startNatsServer, type NatsServer } from './nats-server';
export { migrationRoundTrip } from './migration-round-trip';
export { admin, memberOf, operatorOf, publicBody } from './principals';
export { createTestDatabase, type TestDatabase } from './test-database';
export { createTestOutbox, type TestOutbox } from './test-outbox';
export { startTestService, type TestRequest, type TestService } from './test-service';
