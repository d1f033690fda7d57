// `npm run screenshots`: takes the pictures of the README from a new ledger with the demo's data → docs/screenshots/*.png
import { execFileSync } from 'node:child_process';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { chromiumPath } from '../console/e2e/chromium.ts';
import { startServices } from '../testing/processes/services.ts';
import { samples } from './demo/samples.ts';

const LARGEST_BYTES = 200_000;
const FOLDER = join(import.meta.dirname, '../docs/screenshots');
const DEMO = join(import.meta.dirname, 'demo.ts');

if (chromiumPath === undefined) {
  console.error('Chromium not found: install it (apt-get install chromium), or set CHROMIUM to its path');
  process.exit(1);
}
mkdirSync(FOLDER, { recursive: true });
await using services = await startServices({}, { withConsole: true });
const portOf = (url: string) => new URL(url).port;
const ports = { COMMAND_PORT: portOf(services.commandUrl), QUERY_PORT: portOf(services.queryUrl) };
execFileSync(process.execPath, [DEMO], { env: { ...process.env, ...ports } });

const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []; // root has none
const browser = await chromium.launch({ executablePath: chromiumPath, args: sandbox });
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
const [first] = samples;
await page.clock.setFixedTime('2026-11-25T09:00:00Z'); // the day after the demo's payments: before that, the books do not show them

await page.goto(services.consoleUrl);
await page.getByText('Live', { exact: true }).waitFor();
await page.getByText('INV-1').first().waitFor();
await picture(page, 'overview');

await page.goto(`${services.consoleUrl}/invoices/${first?.invoice.invoiceId}`);
await page.getByText('Live', { exact: true }).waitFor();
await page.locator('.timeline li').first().waitFor();
await picture(page, 'invoice');

await page.getByRole('button', { name: 'Record payment', exact: true }).click();
await page.getByLabel('Amount received').fill('60.00');
await page.getByLabel('Reference').fill('E2E-1');
await picture(page, 'pay');
await browser.close();

async function picture(page: Page, name: string): Promise<void> {
  const path = join(FOLDER, `${name}.png`);
  await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => {}); // the stream of live events never ends
  await page.screenshot({ path, animations: 'disabled' });
  const { size } = statSync(path);
  console.log(`${path}: ${size} bytes`);
  if (size > LARGEST_BYTES) throw new Error(`${path} is larger than ${LARGEST_BYTES} bytes`);
}
