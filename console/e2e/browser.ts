// A real browser on the real processes. Whatever a page complains of fails the test that opened it, unless the test said that it provokes it.
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject } from 'vitest';
import { endsWithFile } from '../../testing/processes/leftovers.ts';
import { chromiumPath } from './chromium.ts';

const PATIENCE_MS = 60_000;
/** Interfaces that come and go, as those of containers do, make Chromium end what is under way on any other. */
const ofTheMachine = /ERR_NETWORK_CHANGED/;

export type Open = (
  path: string,
  options?: BrowserContextOptions & {
    /** What the test makes the page complain of: console errors, answers of 400 and more, and requests that fail. */
    provokes?: RegExp;
    /** Instead of the console that all tests share. */
    url?: string;
  },
) => Promise<Page>;

/** Tests in a browser. They say so where they are skipped because there is none. */
export function inBrowser(name: string, tests: (open: Open) => void): void {
  const isSkipped = chromiumPath === undefined;
  const why = ' (skipped: no Chromium here; apt-get install chromium, or set CHROMIUM to one)';
  describe.skipIf(isSkipped)(`${name}${isSkipped ? why : ''}`, () => {
    let browser: Browser;
    let close: (() => Promise<void>) | undefined;
    let complaints: string[] = [];
    beforeAll(async () => {
      const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []; // root has none
      const launching = chromium.launch({ executablePath: chromiumPath ?? '', args: sandbox });
      close = endsWithFile(async () => (await launching).close());
      browser = await launching;
    });
    afterAll(() => close?.());
    afterEach(async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
      const found = complaints;
      complaints = [];
      expect(found).toEqual([]);
    });

    tests(async (path, { provokes = /(?!)/, url = inject('console').consoleUrl, ...options } = {}) => {
      const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE_MS);
      const complain = (what: string) => {
        if (!provokes.test(what) && !ofTheMachine.test(what)) complaints.push(what);
      };
      page.on('pageerror', (error) => complain(`error: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          complain(`console: ${message.text()} ${message.location().url}`);
      });
      page.on('requestfailed', (request) => {
        const why = request.failure()?.errorText ?? '';
        // what a page no longer needs, it ends itself
        if (why !== 'net::ERR_ABORTED') complain(`failed: ${request.url()} ${why}`);
      });
      page.on('response', (response) => {
        if (response.status() >= 400) complain(`answer: ${response.status()} ${response.url()}`);
      });
      await page.goto(new URL(path, url).href);
      return page;
    });
  });
}

/** What axe-core finds against WCAG 2.2 A and AA, and its best practices: "rule: where". */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`),
  );
}

/** By how many pixels the page is wider than the window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
