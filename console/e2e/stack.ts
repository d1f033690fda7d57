// One ledger with its console for all browser tests that need none of their own. Not started where there is no browser.
import type { TestProject } from 'vitest/node';
import { startServices } from '../../testing/services.ts';
import { chromiumPath } from './chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    console: { consoleUrl: string; commandUrl: string; queryUrl: string };
  }
}

export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const none = { consoleUrl: '', commandUrl: '', queryUrl: '' };
  if (chromiumPath === undefined) {
    provide('console', none);
    return async () => {};
  }
  const services = await startServices({}, { withConsole: true });
  const { consoleUrl, commandUrl, queryUrl } = services;
  provide('console', { consoleUrl, commandUrl, queryUrl });
  return async () => services[Symbol.asyncDispose]();
}
