import path from 'node:path';

/** Browser tests: the product as `npm start` runs it, in an installed Chromium. */
export default {
  rootDir: path.resolve(import.meta.dirname, '..'),
  displayName: 'e2e',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
  transform: { '^.+\\.m?(t|j)sx?$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
  // Much of a browser test is waiting. No more than two at once, whatever the machine: the check at sending has 180 ms.
  maxWorkers: 2,
  transformIgnorePatterns: ['/node_modules/(?!pixelmatch/)'],
  testTimeout: 180_000,
};
