import path from 'node:path';

/** Browser tests: the product as `npm start` runs it, in an installed Chromium. One at a time: the check at sending has 180 ms. */
export default {
  rootDir: path.resolve(import.meta.dirname, '..'),
  displayName: 'e2e',
  testEnvironment: 'node',
  testMatch: ['<rootDir>/test/e2e/**/*.test.ts'],
  transform: { '^.+\\.m?(t|j)sx?$': ['@swc/jest', { jsc: { target: 'es2022' } }] },
  maxWorkers: 1,
  transformIgnorePatterns: ['/node_modules/(?!pixelmatch/)'],
  testTimeout: 180_000,
};
