// vitest's global set-up for integration tests: the log that several test files of views read is written once.
import type { TestProject } from 'vitest/node';
import { onDemand } from '../../../testing/set-up/on-demand.ts';
import { writeLedgerLog } from '../write-ledger-log.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where to ask for what `writeLedgerLog` returns. */
    ledgerLog?: string;
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  if (process.env.TEST_EVENTSTORE_COMMAND) return async () => {};
  const log = await onDemand(() => writeLedgerLog());
  provide('ledgerLog', log.url);
  return async () => log[Symbol.asyncDispose]();
}
