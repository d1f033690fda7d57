import { buffer } from 'node:stream/consumers';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

// What a reader does and sees on an invoice's page.

export const amountDue = (page: Page) => page.getByTestId('amount-due').innerText();

/** Waits until the page shows this amount as due. */
export const showsDue = (page: Page, amount: string) => expect.poll(() => amountDue(page)).toBe(amount);

/** The invoice's state, as it isEffective below the title. */
export const state = (page: Page) => page.locator('.invoice-summary .states').innerText();

/** Opens a dialog by its button, fills fields by their labels, and sends it. */
export async function command(
  page: Page,
  button: string,
  fields: Record<string, string>,
  submit: string,
): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).first().click();
  await fill(page, fields);
  await send(page, submit);
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

/** @param fields by their labels; a currency at the end of a label may be omitted */
export async function fill(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) {
    const name = new RegExp(`^${label.replace(/[()?.]/g, '\\$&')}( \\([A-Z]{3}\\))?$`);
    await page.getByRole('dialog').getByLabel(name).fill(value);
  }
}

export const send = (page: Page, submit: string) =>
  page.getByRole('dialog').getByRole('button', { name: submit, exact: true }).click();

/** The outcome that the open dialog shows. */
export async function preview(page: Page): Promise<{ due: string; state: string; credit?: string }> {
  const dialog = page.getByRole('dialog');
  const credit = dialog.getByTestId('credit-after');
  return {
    due: await dialog.getByTestId('due-after').innerText(),
    state: await dialog.getByTestId('state-after').innerText(),
    ...((await credit.count()) > 0 && { credit: await credit.innerText() }),
  };
}

/** The names of the events in the timeline, latest first. */
export const timeline = (page: Page) => page.locator('.timeline h3').allInnerTexts();

/** What a button, of a part of the page, saves: the file's name, and its content, a character for each byte. */
export async function downloaded(
  page: Page,
  button: string,
  part: Page | Locator = page,
): Promise<{ name: string; content: string }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    part.getByRole('button', { name: button, exact: true }).click(),
  ]);
  const content = await buffer(await download.createReadStream());
  return { name: download.suggestedFilename(), content: content.toString('latin1') };
}

/** The address of what the print button opens in a tab of its own, which is closed again. */
export async function printed(page: Page): Promise<string> {
  const print = page.getByRole('button', { name: 'Print', exact: true });
  const [tab] = await Promise.all([page.context().waitForEvent('page'), print.click()]);
  const url = tab.url();
  await tab.close();
  return url;
}
