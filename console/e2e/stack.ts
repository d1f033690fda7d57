// The ledger and console that all browser tests share, unless they start their own. Not started if there is no browser.
import type { TestProject } from 'vitest/node';
import { startServices } from '../../testing/processes/services.ts';
import { chromiumPath } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    console: Record<'consoleUrl' | 'commandUrl' | 'queryUrl' | 'eventStoreUrl' | 'postgresUrl', string>;
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  if (chromiumPath === undefined) {
    provide('console', { consoleUrl: '', commandUrl: '', queryUrl: '', eventStoreUrl: '', postgresUrl: '' });
    return async () => {};
  }
  const services = await startServices({}, { withConsole: true });
  const { consoleUrl, commandUrl, queryUrl, eventStoreUrl, postgresUrl } = services;
  provide('console', { consoleUrl, commandUrl, queryUrl, eventStoreUrl, postgresUrl });
  return async () => services[Symbol.asyncDispose]();
}
