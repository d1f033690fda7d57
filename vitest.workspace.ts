import { defineConfig } from 'vitest/config';
import { compileCache } from './processes/compile-cache.ts';

const everywhere = ['**/node_modules/**', '**/.ledger/**', '**/.stryker-tmp/**'];
/** Kills, freezes, cuts and damages what the ledger needs. */
const faults = '**/*.fault.spec.ts';
/** Takes about as long as all others under compose. */
const restore = 'e2e/compose/restore.spec.ts';
/** What operators work with: these take half as long as all other integration tests together. */
const operations = [
  'embedded/event-store/**/*.int.spec.ts',
  'platform/process/*.int.spec.ts',
  'processes/*.int.spec.ts',
  'projection-service/rebuild/*.int.spec.ts',
  'query-service/operations/*.int.spec.ts',
  'scripts/ledger/*.int.spec.ts',
];
/** For test files that start processes. */
const setupFiles = ['testing/set-up/end-leftovers.ts'];
/** So long that no test fails because the machine is busy: only a test that fails waits for it. */
const patience = {
  testTimeout: 240_000,
  hookTimeout: 240_000,
  expect: { poll: { timeout: 100_000 } },
  env: { ...compileCache, MAX_EVENT_LOOP_DELAY_MS: '60000' },
};

const integration = {
  setupFiles,
  globalSetup: [
    'testing/set-up/postgres-server.ts',
    'testing/set-up/command-side.ts',
    'projection-service/testing/set-up/ledger-log.ts',
  ],
  isolate: false, // each file has servers of its own, or streams and customers of its own on shared ones
  ...patience,
};

/** Mutation testing runs these, too. */
export const unit = {
  include: ['**/*.spec.ts'],
  exclude: [...everywhere, '**/*.int.spec.ts', faults, '**/e2e/**'],
  isolate: false, // nothing that they import has a state
  setupFiles: ['testing/set-up/reader.ts'],
  ...patience,
};

/**
 * unit: pure and fast. integration: real servers on loopback. e2e: all services as processes.
 * operations: the `ledger` command, rebuilds of views, starts and stops, and the embedded event store (only on `npm run test:operations`).
 * faults: processes, servers and connections that are killed, frozen, cut or damaged (only on `npm run test:faults`).
 * crash: many more kills, repetitions and rows than the integration tests have time for (only on `npm run test:crash`).
 * soak: half an hour under load, with kills, restarts and freezes (only on `npm run test:soak`).
 * console: a browser on the console and all processes (only on `npm run test:console`).
 * alerts: each part of a ledger frozen, stopped or filled under a real Prometheus (only on `npm run test:alerts`).
 * compose: compose.yaml, brought up, scaled and killed (only on `npm run test:compose`).
 * restore: each store of compose.yaml, copied, lost and restored by docs/backup.md as it stands (only on `npm run test:restore`).
 * pages: the commands of the runbooks and of docs/exchange-secrets.md, as they stand, under compose (only on `npm run test:pages`).
 * upgrade: compose.yaml of an earlier commit, upgraded under load and back (only on `npm run test:upgrade`).
 * books: random months against an independent model of the books (only on `npm run test:books`; npm test runs three short ones).
 * fuzz: some thousand requests made from the OpenAPI documents (only on `npm run test:fuzz`).
 * schemathesis: schemathesis on both APIs (only on `npm run test:schemathesis`).
 * clients: clients that others' generators make of the OpenAPI documents (only on `npm run test:clients`).
 * einvoice: documents that are written, by the official rules, and many that are written and read (only on `npm run test:einvoice`).
 * servers: the integration suites again, on servers that others wrote (only on `npm run test:servers`).
 */
export default defineConfig({
  test: {
    maxWorkers: 4, // they wait as much as they work
    projects: [
      { test: { name: 'unit', ...unit } },
      {
        test: {
          name: 'integration',
          include: ['**/*.int.spec.ts'],
          exclude: [...everywhere, ...operations],
          ...integration,
        },
      },
      { test: { name: 'operations', include: operations, exclude: everywhere, ...integration } },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.spec.ts'],
          exclude: [
            ...everywhere,
            faults,
            'e2e/alerts/**',
            'e2e/clients/**',
            'e2e/compose/**',
            'e2e/einvoice/**',
            'e2e/pages/**',
            'e2e/upgrade/**',
            'e2e/soak.spec.ts',
          ],
          setupFiles,
          globalSetup: ['testing/set-up/ledger-stack.ts'],
          isolate: false, // all files ask one ledger, or start their own
          ...patience,
        },
      },
      {
        test: {
          name: 'faults',
          include: [faults],
          exclude: everywhere,
          setupFiles,
          globalSetup: ['testing/set-up/postgres-server.ts'],
          ...patience,
        },
      },
      {
        test: {
          name: 'crash',
          include: [
            'projection-service/crash.fault.spec.ts',
            'projection-service/rebuild/rebuild.int.spec.ts',
            // those that use testing/repetitions.ts
            'command-service/handling/replicas.int.spec.ts',
            'command-service/http/batch.int.spec.ts',
            'command-service/series/series.int.spec.ts',
            'e2e/abandoned.fault.spec.ts',
            'embedded/event-store/log/crash.fault.spec.ts',
            'query-service/invoices/as-of.int.spec.ts',
            'query-service/stores/plans.int.spec.ts',
            'scripts/ledger/poison.int.spec.ts',
          ],
          fileParallelism: false,
          setupFiles,
          globalSetup: ['testing/set-up/postgres-server.ts', 'testing/set-up/ledger-stack.ts'],
          exclude: everywhere,
          ...patience,
          env: { ...patience.env, CRASH_KILLS: '150', REBUILD_EVENTS: '100000', ALL_REPETITIONS: 'yes' },
          testTimeout: 600_000,
          hookTimeout: 300_000,
        },
      },
      {
        test: {
          name: 'soak',
          include: ['e2e/soak.spec.ts'],
          setupFiles,
          ...patience,
          env: { ...compileCache, SOAK_MINUTES: process.env.SOAK_MINUTES ?? '30' },
          hookTimeout: 2 * 3_600_000,
        },
      },
      {
        test: {
          name: 'console',
          include: ['console/e2e/**/*.spec.ts'],
          exclude: everywhere,
          fileParallelism: false,
          setupFiles,
          globalSetup: ['console/e2e/stack.ts'],
          ...patience,
        },
      },
      {
        test: {
          name: 'alerts',
          include: ['e2e/alerts/*.spec.ts'],
          fileParallelism: false,
          setupFiles,
          ...patience,
          testTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'compose',
          include: ['e2e/compose/*.spec.ts'],
          exclude: [...everywhere, restore],
          fileParallelism: false,
          globalSetup: ['e2e/compose/setup.ts'],
          ...patience,
        },
      },
      {
        test: {
          name: 'restore',
          include: [restore],
          globalSetup: ['e2e/compose/setup.ts'],
          ...patience,
          testTimeout: patience.testTimeout + Number(process.env.RESTORE_MINUTES ?? 0) * 90_000,
        },
      },
      {
        test: {
          name: 'pages',
          include: ['e2e/pages/*.spec.ts'],
          fileParallelism: false,
          globalSetup: ['e2e/compose/setup.ts'],
          ...patience,
        },
      },
      {
        test: {
          name: 'upgrade',
          include: ['e2e/upgrade/*.spec.ts'],
          ...patience,
          testTimeout: 600_000,
          hookTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'servers',
          include: ['**/*.int.spec.ts', faults],
          exclude: [...everywhere, 'e2e/**'],
          setupFiles,
          globalSetup: ['testing/set-up/servers.ts', 'testing/set-up/postgres-server.ts'],
          runner: 'testing/set-up/servers-runner.ts',
          ...patience,
        },
      },
      {
        test: {
          name: 'books',
          include: ['e2e/books/*.spec.ts'],
          setupFiles,
          ...patience,
          env: {
            ...patience.env,
            BOOKS_SEEDS: process.env.BOOKS_SEEDS ?? '20',
            BOOKS_COMMANDS: process.env.BOOKS_COMMANDS ?? '200',
            BOOKS_CLOSINGS: process.env.BOOKS_CLOSINGS ?? 'yes',
          },
        },
      },
      {
        test: {
          name: 'fuzz',
          include: ['fuzz/*.fuzz.ts'],
          exclude: everywhere,
          setupFiles,
          ...patience,
        },
      },
      {
        test: {
          name: 'clients',
          include: ['e2e/clients/*.spec.ts'],
          fileParallelism: false,
          setupFiles,
          ...patience,
        },
      },
      {
        test: {
          name: 'einvoice',
          include: ['e2e/einvoice/*.spec.ts', 'events/einvoice/**/round-trip.spec.ts'],
          exclude: everywhere,
          ...patience,
          env: { ...patience.env, ALL_REPETITIONS: 'yes' },
        },
      },
      {
        test: {
          name: 'schemathesis',
          include: ['fuzz/schemathesis/*.fuzz.ts'],
          setupFiles,
          ...patience,
        },
      },
    ],
  },
});
