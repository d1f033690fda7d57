import { type Services, startServices } from '../testing/services.ts';

/** Where the ledger under test answers; its processes only where this test run started them. */
export type LedgerUnderTest = AsyncDisposable & { commandUrl: string; queryUrl: string; processes?: Services };

/** The one that E2E_COMMAND_URL and E2E_QUERY_URL name, else one of our own. */
export async function ledgerUnderTest(): Promise<LedgerUnderTest> {
  const { E2E_COMMAND_URL: commandUrl, E2E_QUERY_URL: queryUrl } = process.env;
  if (commandUrl && queryUrl) return { commandUrl, queryUrl, [Symbol.asyncDispose]: async () => {} };
  const processes = await startServices();
  return { ...processes, processes };
}
