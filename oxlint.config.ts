// Checks which folder may import from which, and that imports, also of types, form no cycle. Biome and the compiler check everything else.

import { defineConfig } from 'oxlint';

const services = ['command-service', 'projection-service', 'query-service'];
const forTests = ['testing', 'processes', 'embedded'];

type Folder = {
  /** The folders that it may import from, beside itself. */
  imports: string[];
  /** The folders that it may import types from: the types of another service's rows. */
  types?: string[];
  /** The further folders that its tests may import from, beside `forTests`. */
  tests?: string[];
};

/** From the lowest to the highest: a folder imports from lower ones only. */
const folders: Readonly<Record<string, Folder>> = {
  events: { imports: [] },
  platform: { imports: ['events'] },
  'command-service': { imports: ['events', 'platform'], tests: services },
  'projection-service': { imports: ['events', 'platform'], tests: services },
  'query-service': { imports: ['events', 'platform'], types: ['projection-service'], tests: services },
  embedded: { imports: ['platform'] },
  processes: { imports: ['events', 'platform', 'embedded'] },
  testing: { imports: ['events', 'platform', 'processes', 'embedded'] },
  console: { imports: ['events', 'platform'], tests: services },
  scripts: { imports: ['events', 'platform', ...services, 'processes', 'embedded', 'console'] },
  deploy: { imports: ['platform', 'processes'], tests: services },
  e2e: { imports: ['events', 'deploy'], tests: ['query-service'] },
  fuzz: { imports: ['events', 'platform'] },
};

/** Tests, and tools that only developers run. */
const tests = [
  '**/*.spec.{ts,tsx}',
  '**/testing/**',
  '**/e2e/**',
  '**/*.fuzz.ts',
  'bench/**',
  'screenshots.ts',
  'old-replica.ts',
  'old-log.ts',
  'api-documents.ts',
];
const areTests = ['testing', 'e2e', 'fuzz'];

/** Forbids the imports from folders other than those allowed. */
function boundaries(folder: string, allowed: string[], types: string[], isTest: boolean) {
  const others = Object.keys(folders).filter((other) => ![folder, ...allowed, ...types].includes(other));
  const message = `${folder}/ may not import this: oxlint.config.ts lists what it may import`;
  const from = (names: string[]) => `^(\\.\\./)+(${names.join('|')})/`;
  const patterns = [
    { regex: from(others), message },
    ...(types.length > 0 ? [{ regex: from(types), message: `${message} (types only)`, allowTypeImports: true }] : []),
    {
      regex: '^@invoice-ledger/|^\\./\\.\\.|[^./]/\\.\\./',
      message: 'imports are relative, and go up at their start only',
    },
    ...(isTest ? [] : [{ regex: '/testing/|\\.spec\\.ts$', message: 'only tests may import this' }]),
  ];
  const restricted: ['error', { patterns: typeof patterns }] = ['error', { patterns }];
  return { 'no-restricted-imports': restricted };
}

export default defineConfig({
  plugins: ['import'],
  categories: { correctness: 'off' },
  rules: { 'import/no-cycle': ['error', { ignoreTypes: false }] },
  overrides: Object.entries(folders).flatMap(([folder, { imports, types = [], tests: forItsTests = [] }]) => [
    { files: [`${folder}/**`], rules: boundaries(folder, imports, types, areTests.includes(folder)) },
    {
      files: (areTests.includes(folder) ? ['**'] : tests).map((pattern) => `${folder}/${pattern}`),
      rules: boundaries(folder, [...imports, ...forItsTests, ...forTests], [], true),
    },
  ]),
});
