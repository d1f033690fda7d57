// Mutation testing: each mutant is one small change of the code, and some test has to fail on it. docs/mutation.md lists the
// mutants that no test can fail on.

import type { PartialStrykerOptions } from '@stryker-mutator/api/core';

const specs = '!**/*.spec.ts';

export default {
  mutate: [
    'events/**/*.ts',
    '!events/{samples,**/testing}/**',
    'command-service/**/{decide,pay,refund,undo-payment,payment-by-day,settle,credit,credited-tax,credited-lines,register,write-off,dispute}.ts',
    'command-service/invoice/overdue.ts',
    'projection-service/*/project.ts',
    'projection-service/balances/rows.ts',
    'projection-service/books/{entries,stream-state,voucher}.ts',
    'projection-service/rebuild/compare-sorted.ts',
    'query-service/**/effective.ts',
    'platform/**/breaker.ts',
    'platform/**/projection/*.ts',
    specs,
  ],
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'scripts/mutation/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  ignoreStatic: true, // what runs once, when a file is imported, would have to run all tests a mutant
  concurrency: 2,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: 'coverage/mutation.json' },
  incrementalFile: 'coverage/mutation-so-far.json', // for `-- --incremental`: only what changed since is tested
  clearTextReporter: { allowColor: false, reportTests: false, reportMutants: true },
  thresholds: { high: 95, low: 90, break: 90 },
  ignorePatterns: ['.ledger', 'coverage', 'console/dist', 'docs/screenshots'],
  // Stryker reads it with TypeScript's JavaScript API, which TypeScript 7 does not have. Vitest reads the real one.
  tsconfigFile: 'none',
  disableTypeChecks: false,
} satisfies PartialStrykerOptions;
