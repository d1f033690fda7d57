// vitest's global set-up for e2e: starts one ledger for all tests that send requests only. Tests that kill processes start their own
// (testing/processes/services.ts). E2E_COMMAND_URL and E2E_QUERY_URL name a ledger to use instead; its logs cannot be read then.
import type { TestProject } from 'vitest/node';
import { startServices } from '../processes/services.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    ledger: { commandUrl: string; queryUrl: string; logFolder?: string };
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const { E2E_COMMAND_URL: commandUrl, E2E_QUERY_URL: queryUrl } = process.env;
  if (commandUrl && queryUrl) {
    provide('ledger', { commandUrl, queryUrl });
    return async () => {};
  }
  const services = await startServices();
  const { logFolder } = services;
  provide('ledger', { commandUrl: services.commandUrl, queryUrl: services.queryUrl, logFolder });
  return async () => services[Symbol.asyncDispose]();
}
