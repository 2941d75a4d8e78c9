export { createTestDatabase, type TestDatabase } from './test-database';
export { startTestService, type TestRequest, type TestService } from './test-service';
export { eventually } from './eventually';
