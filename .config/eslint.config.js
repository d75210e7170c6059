import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import { importX } from 'eslint-plugin-import-x';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** The house (docs/decisions/0002): who may not import whom. */
const ZONES = [
  {
    target: './src/core',
    from: ['./src/contract', './src/addin', './src/server', './src/simulator', './src/local'],
  },
  { target: './src/contract', from: ['./src/addin', './src/server', './src/simulator', './src/local'] },
  { target: './src/addin', from: ['./src/server', './src/simulator', './src/local'] },
  { target: './src/server', from: ['./src/addin', './src/simulator', './src/local'] },
  { target: './src/simulator', from: ['./src/server', './src/local'] },
];

/**
 * The floors of the server, from the ground up: a room imports from the floors below it and from nowhere else in the server.
 * Nobody imports what starts it: app.ts, service.ts, config.ts, main.ts, and the command lines beside them.
 */
const SERVER_FLOORS = [
  ['text', 'process', 'add-in'],
  ['time', 'db'],
  ['secrets', 'entra'],
  ['identity'],
  ['stores'],
  ['mail'],
  ['services'],
  ['http', 'demo', 'maintenance'],
  ['routes', 'pages'],
];

/** The same inside the services. All of them work with context.ts, which knows none of them. */
const SERVICE_FLOORS = [
  ['people', 'webhooks'],
  ['credit', 'ways-in'],
  ['figures', 'slots'],
  ['agencies', 'employer'],
  ['candidate'],
  ['registration', 'operator', 'housekeeping'],
];

/** `everywhere` is what each room may import whatever its floor. */
const floorsOf = (house, floors, everywhere = []) =>
  floors.flatMap((rooms, floor) =>
    rooms.map((room) => ({
      target: `${house}/${room}`,
      from: house,
      except: [room, ...everywhere, ...floors.slice(0, floor).flat()],
      message: `The floors of ${house} are in .config/eslint.config.js; imports point down.`,
    })),
  );

const SERVER_ZONES = [
  ...floorsOf('./src/server', SERVER_FLOORS),
  ...floorsOf('./src/server/services', SERVICE_FLOORS, ['context.ts']),
  { target: './src/server/services/*.ts', from: './src/server/services' },
  { target: './src/server/*.ts', from: ['./src/server/cli', './src/server/maintenance'] },
];

/** Names that exist only in a browser, in Node or in Outlook: none of them belongs into the pure rules. */
const IMPURE_GLOBALS = [
  'window',
  'document',
  'navigator',
  'localStorage',
  'sessionStorage',
  'fetch',
  'DOMParser',
  'Office',
  'process',
  'Buffer',
  'setTimeout',
  'setInterval',
  'crypto',
  'Intl',
  'URL',
  'TextDecoder',
  'TextEncoder',
];

export default tseslint.config(
  { ignores: ['node_modules', 'dist', '.data', '.cache', 'coverage'] },
  js.configs.recommended,
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: {
          allowDefaultProject: ['.config/*.js', 'webpack.config.js', 'test/support/compile-once/*.cjs'],
        },
        tsconfigRootDir: import.meta.dirname + '/..',
      },
    },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver({ project: 'tsconfig.json' })] },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: [...ZONES, ...SERVER_ZONES] }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      'import-x/no-default-export': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/core/**'],
    rules: { 'no-restricted-globals': ['error', ...IMPURE_GLOBALS] },
  },
  {
    // A service in production is installed with --omit=dev (docs/operating.md).
    files: ['src/server/**', 'src/contract/**', 'src/core/**'],
    rules: { 'import-x/no-extraneous-dependencies': ['error', { devDependencies: false }] },
  },
  {
    files: ['src/addin/**', 'src/contract/**', 'src/core/**'],
    rules: {
      // Microsoft Ajax replaces these with one-argument versions on every Outlook-on-the-web page (referencesource#190).
      'no-restricted-syntax': [
        'error',
        {
          selector: 'CallExpression[callee.property.name=/^(startsWith|endsWith)$/][arguments.length>1]',
          message: 'Microsoft Ajax ignores the position argument of startsWith/endsWith on the pane.',
        },
      ],
    },
  },
  {
    files: ['src/addin/**'],
    ignores: ['src/addin/host/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        { name: 'Office', message: 'Only src/addin/host talks to Outlook.' },
      ],
    },
  },
  {
    files: ['src/**/*.tsx'],
    plugins: { 'react-hooks': reactHooks, 'jsx-a11y': jsxA11y },
    rules: { ...reactHooks.configs.recommended.rules, ...jsxA11y.flatConfigs.recommended.rules },
  },
  {
    // A plugin of Fastify is async by its type, whether or not it waits for anything.
    files: ['src/server/{pages,routes}/**'],
    rules: { '@typescript-eslint/require-await': 'off' },
  },
  {
    files: ['test/**'],
    rules: { '@typescript-eslint/unbound-method': 'off' },
  },
  {
    files: [
      '.config/**',
      'webpack.config.js',
      'src/local/**',
      'bench/**',
      'test/support/{before-all,after-all,postgres,unexpected-console}.ts',
      'test/support/compile-once/*.cjs',
    ],
    languageOptions: { globals: globals.node },
    rules: { 'import-x/no-default-export': 'off', 'no-console': 'off' },
  },
  { files: ['**/*.{js,mjs,cjs}'], ...tseslint.configs.disableTypeChecked },
  // Fastify takes its compilers by `require`, and what it gets is called as it is.
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  prettier,
);
