// A real browser on the real processes. Every error on a page fails the test that opened it, unless the test expects the error.
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, inject } from 'vitest';
import { endsWithFile } from '../../testing/processes/leftovers.ts';
import { chromiumPath } from './chromium.ts';

const TIMEOUT_MS = 60_000;
/** When a network interface appears or disappears, such as a container's, Chromium aborts all requests with this error. */
const networkChanged = /ERR_NETWORK_CHANGED/;

export type Open = (
  path: string,
  options?: BrowserContextOptions & {
    /** The errors that the test provokes: console messages, responses of 400 or more, and failed requests. */
    provokes?: RegExp;
    /** Of another console than the shared one. */
    url?: string;
  },
) => Promise<Page>;

/** Tests in a browser. Without a browser they are skipped, and their name says so. */
export function inBrowser(name: string, tests: (open: Open) => void): void {
  const isSkipped = chromiumPath === undefined;
  const why = ' (skipped: Chromium not found. Run apt-get install chromium, or set CHROMIUM to its path)';
  describe.skipIf(isSkipped)(`${name}${isSkipped ? why : ''}`, () => {
    let browser: Browser;
    let close: (() => Promise<void>) | undefined;
    let errors: string[] = [];
    beforeAll(async () => {
      const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []; // Chromium has no sandbox for root
      const launching = chromium.launch({ executablePath: chromiumPath ?? '', args: sandbox });
      close = endsWithFile(async () => (await launching).close());
      browser = await launching;
    });
    afterAll(() => close?.());
    afterEach(async () => {
      await Promise.all(browser.contexts().map((context) => context.close()));
      const found = errors;
      errors = [];
      expect(found).toEqual([]);
    });

    tests(async (path, { provokes = /(?!)/, url = inject('console').consoleUrl, ...options } = {}) => {
      const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(TIMEOUT_MS);
      const report = (message: string) => {
        if (!provokes.test(message) && !networkChanged.test(message)) errors.push(message);
      };
      page.on('pageerror', (error) => report(`error: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning')
          report(`console: ${message.text()} ${message.location().url}`);
      });
      page.on('requestfailed', (request) => {
        const why = request.failure()?.errorText ?? '';
        // the page aborts requests that it no longer needs
        if (why !== 'net::ERR_ABORTED') report(`failed: ${request.url()} ${why}`);
      });
      page.on('response', (response) => {
        if (response.status() >= 400) report(`answer: ${response.status()} ${response.url()}`);
      });
      await page.goto(new URL(path, url).href);
      return page;
    });
  });
}

/** The violations of WCAG 2.2 A and AA and of best practices that axe-core finds: "rule: element". */
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

/** How many pixels the page is wider than the window. */
export const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
