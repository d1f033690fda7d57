import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { post } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../../testing/http/requests.ts';
import { inBrowser, overflow, violations } from './browser.ts';
import { fill, preview, send, showsDue, timeline } from './invoice-page.ts';

const today = new Date().toLocaleDateString('sv-SE');
const done = async (path: string, body: object) =>
  expect(await post(inject('console').commandUrl + path, body)).toMatchObject({ status: 201 });

/** Invoices of 100.00, 200.00 and 300.00, and a transfer of 700.00 that pays all of them: 100.00 becomes credit. */
async function aTransfer() {
  const customer = newCustomer();
  const prefix = `B${randomUUID().slice(0, 6)}-`;
  const invoices = [1, 2, 3].map((place) => ({
    ...invoiceOf(place * 10_000, customer),
    number: `${prefix}${place}`,
    dueOn: `2999-0${place}-01`,
  }));
  for (const invoice of invoices) await done('/invoices', invoice);
  const payment = { ...paymentOf(70_000), customerId: customer, reference: `${prefix}transfer` };
  await done('/payments', payment);
  const [first = '', second = '', third = ''] = invoices.map(({ invoiceId }) => `/invoices/${invoiceId}`);
  return { customer, prefix, first, second, third, path: `/payments/${payment.paymentId}` };
}

/** What the page says of the payment: "Received" and so on, with the amounts. */
const split = async (page: Page) => {
  const parts = page.getByTestId('payment-split');
  const [names, amounts] = [await parts.locator('dt').allInnerTexts(), await parts.locator('dd').allInnerTexts()];
  return Object.fromEntries(names.map((name, index) => [name, amounts[index]]));
};
const shows = (page: Page, parts: Record<string, string>) => expect.poll(() => split(page)).toEqual(parts);

const state = (page: Page) => page.locator('.payment-summary .state').innerText();
const onInvoice = (page: Page, number: string) =>
  page.getByRole('table', { name: 'Invoices that it paid' }).getByRole('row', { name: number });
const becomeDue = (page: Page) =>
  page.getByRole('dialog').getByRole('table', { name: 'Due again' }).locator('tbody tr').allInnerTexts();

const whole = {
  'Amount received': '€700.00',
  'Pays invoices': '€600.00',
  'Became credit': '€100.00',
  'Not returned': '€700.00',
};

inBrowser('a payment', (open) => {
  it('that paid several invoices and bounced is reversed from its page, which says before what becomes due again', async () => {
    const { prefix, first, third } = await aTransfer();
    const page = await open(first);
    await showsDue(page, '€0.00');
    await page.getByRole('link', { name: 'Payment page' }).click();
    await page.getByRole('heading', { name: `Payment ${prefix}transfer` }).waitFor();
    await shows(page, whole);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Reverse payment' }).click();
    await expect
      .poll(() => becomeDue(page))
      .toEqual([`${prefix}3\t€300.00`, `${prefix}2\t€200.00`, `${prefix}1\t€100.00`]);
    await page.getByRole('dialog').getByText('€100.00 is taken from the customer’s credit.').waitFor();
    expect(await violations(page)).toEqual([]);
    await fill(page, { Reason: 'no such account' });
    await send(page, 'Reverse payment');
    await shows(page, { 'Amount received': '€700.00', Reversed: '€700.00', 'Not returned': '€0.00' });
    expect(await state(page)).toBe('Returned');
    expect(await page.getByRole('row', { name: 'no such account' }).innerText()).toContain('\t700.00\t');
    expect(await page.getByRole('button', { name: 'Reverse payment' }).count()).toBe(0);
    for (const [path, due] of [
      [first, '€100.00'],
      [third, '€300.00'],
    ] as const) {
      await page.goto(new URL(path, page.url()).href);
      await showsDue(page, due);
    }
  });

  it('is reversed in part as if that much less had come, from its page and from an invoice', async () => {
    const { prefix, second, path } = await aTransfer();
    const page = await open(path);
    await page.getByRole('button', { name: 'Reverse payment' }).click();
    await fill(page, { 'Amount taken back': '100.00' });
    await page.getByText('No invoice becomes due again.').waitFor();
    await fill(page, { 'Amount taken back': '250.00' });
    await expect.poll(() => becomeDue(page)).toEqual([`${prefix}3\t€150.00`]);
    await fill(page, { Reason: 'recalled in part' });
    await send(page, 'Reverse payment');
    await shows(page, {
      'Amount received': '€700.00',
      'Pays invoices': '€450.00',
      Reversed: '€250.00',
      'Not returned': '€450.00',
    });
    expect(await state(page)).toBe('Partly returned');

    await page.goto(new URL(second, page.url()).href);
    await page.getByRole('button', { name: 'Reverse', exact: true }).click();
    await fill(page, { 'Amount taken back': '50', Reason: 'and more' });
    expect(await preview(page)).toEqual({ due: '€50.00', state: 'Partially paid' });
    await send(page, 'Reverse payment');
    await showsDue(page, '€50.00');
    expect(await page.locator('.payment-so-far').innerText()).toContain('Reversed €50.00 · still pays €150.00');
    await page.getByRole('link', { name: 'Payment page' }).click();
    await expect.poll(async () => (await split(page)).Reversed).toBe('€300.00');
  });

  it('is refunded by invoice, and a refund that did not arrive comes back', async () => {
    const { prefix, path } = await aTransfer();
    const page = await open(path);
    await onInvoice(page, `${prefix}1`).getByRole('button', { name: 'Refund' }).click();
    await fill(page, { 'Refund amount': '40', Reason: 'goodwill' });
    expect(await preview(page)).toEqual({ due: '€40.00', state: 'Partially paid' });
    await send(page, 'Refund payment');
    await shows(page, { ...whole, 'Pays invoices': '€560.00', Refunded: '€40.00', 'Not returned': '€660.00' });
    await page.getByRole('button', { name: 'Refund came back' }).click();
    expect(await preview(page)).toEqual({ due: '€0.00', state: 'Paid' });
    await fill(page, { Reason: 'account closed' });
    await send(page, 'Record return');
    await shows(page, whole);
    expect(await page.getByRole('row', { name: 'goodwill' }).innerText()).toContain('Came back');
    await onInvoice(page, `${prefix}1`).getByRole('link').click();
    await expect
      .poll(() => timeline(page))
      .toEqual(['Paid', 'Refund came back', 'Partially paid', 'Refund', 'Paid', 'Payment', 'Registered']);
  });

  it('is unapplied from an invoice, and its credit is offered for another one', async () => {
    const { prefix, second, path } = await aTransfer();
    const page = await open(second);
    await page.getByRole('button', { name: 'Unapply' }).click();
    expect(await preview(page)).toEqual({ due: '€200.00', state: 'Open', credit: '+€200.00' });
    expect(await violations(page)).toEqual([]);
    await fill(page, { Reason: 'the wrong invoice' });
    await send(page, 'Unapply payment');
    await showsDue(page, '€200.00');
    const credit = page.getByTestId('customer-credit');
    await expect.poll(() => credit.innerText()).toContain('The customer has €300.00 of credit.');
    await page.goto(new URL(path, page.url()).href);
    await shows(page, { ...whole, 'Pays invoices': '€400.00', 'Became credit': '€300.00' });
    await page.getByRole('button', { name: 'Apply credit' }).click();
    await page.getByRole('dialog').getByRole('cell', { name: '€200.00' }).first().waitFor();
    await fill(page, { Amount: '150' });
    await send(page, 'Apply credit');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => credit.innerText()).toContain('The customer has €150.00 of credit.');
    await page
      .getByRole('table', { name: 'Invoices that it paid' })
      .getByRole('link', { name: `${prefix}2` })
      .click();
    await showsDue(page, '€50.00');
    // the credit that was applied can be unapplied, too
    await page.getByRole('button', { name: 'Unapply' }).click();
    expect(await preview(page)).toEqual({ due: '€200.00', state: 'Open', credit: '+€150.00' });
  });

  it('whose credit was spent shows what the customer then owes', async () => {
    const { customer, path } = await aTransfer();
    const refund = { amount: 10_000, currency: 'EUR', method: 'credit-transfer', reason: 'asked for it' };
    await done(`/customers/${customer}/credit/refunds`, refund);
    const page = await open(path);
    await page.getByRole('button', { name: 'Reverse payment' }).click();
    await page.getByText('The credit was spent: the customer then owes €100.00 of it.').waitFor();
    await fill(page, { Reason: 'bounced' });
    await send(page, 'Reverse payment');
    await page.getByText('The customer owes €100.00 of credit that was taken back.').click();
    const owed = page.getByTestId('balance-EUR').locator('dd');
    await expect.poll(async () => (await owed.allInnerTexts()).slice(0, 2)).toEqual(['€600.00', '-€100.00']);

    // the refund did not reach the customer
    await page.getByTestId('credit-refunds').getByRole('button', { name: 'Refund came back' }).click();
    await fill(page, { Reason: 'account closed' });
    await send(page, 'Record return');
    await expect.poll(async () => (await owed.allInnerTexts()).slice(0, 2)).toEqual(['€600.00', '€0.00']);
    expect(await page.getByTestId('credit-refunds').innerText()).toContain('Came back');
  });

  it('of one invoice has a page, too, with what is left after a reversal of a part', async () => {
    const invoice = invoiceOf(100_000);
    const payment = { ...paymentOf(120_000), receivedOn: today, reference: 'One transfer' };
    await done('/invoices', invoice);
    await done(`/invoices/${invoice.invoiceId}/payments`, payment);
    const page = await open(`/invoices/${invoice.invoiceId}/payments/${payment.paymentId}`);
    await page.getByRole('heading', { name: 'Payment One transfer' }).waitFor();
    await page.getByRole('button', { name: 'Reverse' }).click();
    await fill(page, { 'Amount taken back': '300', Reason: 'in part' });
    expect(await preview(page)).toEqual({ due: '€100.00', state: 'Partially paid', credit: '-€200.00' });
    await send(page, 'Reverse payment');
    await shows(page, {
      'Amount received': '€1,200.00',
      'Pays invoices': '€900.00',
      Reversed: '€300.00',
      'Not returned': '€900.00',
    });
  });
});

inBrowser('the list of payments', (open) => {
  it('has payments of one invoice and across invoices, by customer and state, and leads to each', async () => {
    const { customer, prefix, path } = await aTransfer();
    const invoice = invoiceOf(5_000, customer);
    await done('/invoices', invoice);
    await done(`/invoices/${invoice.invoiceId}/payments`, { ...paymentOf(5_000), reference: `${prefix}single` });
    const page = await open(`/payments?customer=${customer}`);
    const rows = page.locator('.payments-table tbody tr');
    await expect.poll(() => rows.count()).toBe(2);
    expect(await rows.nth(0).innerText()).toContain(`${prefix}single`);
    expect((await rows.nth(1).innerText()).split('\t').slice(2)).toEqual([
      `${prefix}transfer`,
      'Received',
      '€100.00',
      '€700.00',
    ]);
    expect(await violations(page)).toEqual([]);
    await page.getByLabel('State').selectOption('returned');
    await page.getByText('No payments match these filters.').waitFor();
    await done(`${path}/reversal`, { reason: 'bounced' });
    await expect.poll(() => rows.count()).toBe(1);
    await rows.getByRole('link').click();
    await expect.poll(() => state(page)).toBe('Returned');
    expect(new URL(page.url()).pathname).toBe(path);
  });

  it('and the page of a payment fit a telephone with the dark theme', async () => {
    const { customer, path } = await aTransfer();
    const page = await open(`/payments?customer=${customer}`, {
      colorScheme: 'dark',
      viewport: { width: 360, height: 740 },
    });
    await page.locator('.payments-table tbody tr').first().waitFor();
    expect(await overflow(page)).toBe(0);
    await page.goto(new URL(path, page.url()).href);
    await shows(page, whole);
    expect(await overflow(page)).toBe(0);
    expect(await violations(page)).toEqual([]);
  });
});
