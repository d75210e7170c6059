import path from 'node:path';

const rootDir = path.resolve(import.meta.dirname, '..');

/** Packages that ship or load ES modules only; jest runs CommonJS, so they are transformed like our own code. */
const ESM_PACKAGES = [
  'typebox',
  'content-disposition',
  'kysely',
  'msw',
  '@msw',
  '@mswjs',
  'set-cookie-parser',
  '@open-draft',
  'until-async',
  'rettime',
  'cookie',
  'jose',
  '@fastify/cookie',
  'headers-polyfill',
  'tldts',
  'tldts-core',
  'tough-cookie',
  'strict-event-emitter',
  'outvariant',
];

const shared = {
  rootDir,
  transform: {
    '^.+\\.m?(t|j)sx?$': [
      '@swc/jest',
      { jsc: { target: 'es2022', transform: { react: { runtime: 'automatic' } } } },
    ],
  },
  transformIgnorePatterns: [`/node_modules/(?!(?:.*/node_modules/)?(?:${ESM_PACKAGES.join('|')})/)`],
  // A third of the time of a test of the service went into compiling the same schemas anew.
  moduleNameMapper: {
    '^@fastify/ajv-compiler$': '<rootDir>/test/support/compile-once/validators.cjs',
    '^@fastify/fast-json-stringify-compiler$': '<rootDir>/test/support/compile-once/serializers.cjs',
  },
  testPathIgnorePatterns: ['/node_modules/', '/test/e2e/'],
  setupFiles: ['<rootDir>/test/support/plugin-names.ts'],
  setupFilesAfterEnv: ['<rootDir>/test/support/unexpected-console.ts'],
};

/** Two projects: what runs in Outlook gets a DOM, everything else runs in plain Node. */
export default {
  rootDir,
  // Behaviour is asserted, never time; this only ends what hangs.
  testTimeout: 180_000,
  maxWorkers: '100%',
  // A worker that has grown large takes longer to end than jest waits, and is then reported as one that leaks.
  workerIdleMemoryLimit: '1GB',
  workerGracefulExitTimeout: 10_000,
  globalSetup: '<rootDir>/test/support/before-all.ts',
  globalTeardown: '<rootDir>/test/support/after-all.ts',
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: [
        '<rootDir>/test/{core,contract,server,simulator,local,manifest,contracts,docs}/**/*.test.ts?(x)',
      ],
    },
    {
      ...shared,
      displayName: 'addin',
      testEnvironment: 'jest-fixed-jsdom',
      testMatch: ['<rootDir>/test/addin/**/*.test.ts?(x)'],
      setupFilesAfterEnv: [...shared.setupFilesAfterEnv, '<rootDir>/test/support/dom.ts'],
    },
  ],
};
