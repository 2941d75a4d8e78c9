export { eventually } from './eventually';
export { admin, memberOf, operatorOf, publicBody } from './principals';
export { createTestDatabase, type TestDatabase } from './test-database';
export { startTestService, type TestRequest, type TestService } from './test-service';
