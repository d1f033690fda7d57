// Payments across several invoices of a customer.
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { after, get, post } from '../../testing/http/client.ts';
import { invoiceOf, newCustomer, paymentOf } from '../../testing/http/requests.ts';
import { inBrowser, overflow, violations } from './browser.ts';
import { fill, send } from './invoice-page.ts';

const command = async (path: string, body: object) => {
  const answer = await post(inject('console').commandUrl + path, body);
  expect(answer).toMatchObject({ status: 201 });
  return answer;
};

/** The numbers of a customer's invoices of these amounts, the oldest due date first. */
async function invoicesOf(customer: string, amounts: readonly number[], currency = 'EUR', year = 2999) {
  const numbered = amounts.map((amount, index) => ({
    ...invoiceOf(amount, customer),
    currency,
    number: `${customer.slice(-6)}-${currency}-${index + 1}`,
    dueOn: `${year}-0${index + 1}-01`,
  }));
  for (const invoice of numbered) await command('/invoices', invoice);
  return numbered;
}

const dialog = (page: Page) => page.getByRole('dialog');
const row = (page: Page, number: string) => dialog(page).getByRole('row', { name: number });
const tick = (page: Page, number: string) => row(page, number).getByRole('checkbox');
const amountOf = (page: Page, number: string) => dialog(page).getByLabel(`Allocated to ${number}`);
const amounts = (page: Page) =>
  dialog(page)
    .locator('input.allocation')
    .evaluateAll((inputs) => inputs.map((input) => (input as HTMLInputElement).value));
const toCredit = (page: Page) => page.getByTestId('to-credit').innerText();
const currency = (page: Page) => dialog(page).getByLabel('Currency').inputValue();
const dueOf = async (invoiceId: string) =>
  (await get<{ amountDue: number }>(`${inject('console').queryUrl}/invoices/${invoiceId}`)).body.amountDue;

async function choose(page: Page, customer: string): Promise<void> {
  const field = page.getByRole('combobox', { name: 'Customer' });
  await field.fill(customer);
  await page.getByRole('option', { name: customer }).click();
}

inBrowser('a payment across several invoices', (open) => {
  it('pays the oldest due dates first, until others are ticked or amounts are changed, and shows what becomes credit', async () => {
    const customer = newCustomer();
    const invoices = await invoicesOf(customer, [10_000, 20_000, 30_000]);
    const [first, second, third] = invoices.map(({ number }) => number) as [string, string, string];
    const page = await open(`/customers/${customer}`);
    await page.getByRole('button', { name: 'Record payment' }).click();
    await row(page, first).waitFor();
    await fill(page, { 'Amount received': '250' });
    await expect.poll(() => amounts(page)).toEqual(['100.00', '150.00', '']);
    expect(await violations(page)).toEqual([]);

    await tick(page, first).uncheck();
    await tick(page, third).check();
    await expect.poll(() => amounts(page)).toEqual(['', '200.00', '50.00']);
    await amountOf(page, second).fill('120.5');
    await expect.poll(() => amounts(page)).toEqual(['', '120.5', '129.50']);
    await amountOf(page, third).fill('100');
    await expect.poll(() => toCredit(page)).toBe('€29.50 becomes customer credit.');
    expect((await row(page, second).innerText()).replace(/\s+/g, ' ')).toMatch(/200\.00 79\.50 Partially paid$/);
    await amountOf(page, third).fill('200');
    await send(page, 'Record payment');
    await dialog(page).getByText('The allocations exceed this amount by €70.50').waitFor();
    await amountOf(page, third).fill('1x');
    await dialog(page).getByText(`Enter an amount for ${third}`).waitFor();
    await amountOf(page, third).fill('100');
    await send(page, 'Record payment');
    await dialog(page).waitFor({ state: 'detached' });
    expect(await Promise.all(invoices.map(({ invoiceId }) => dueOf(invoiceId)))).toEqual([10_000, 7_950, 20_000]);
    await expect.poll(() => page.getByTestId('balance-EUR').locator('dd').nth(1).innerText()).toBe('€29.50');
  });

  it('goes back to the oldest due dates first, and fits a telephone', async () => {
    const customer = newCustomer();
    const invoices = await invoicesOf(customer, [10_000, 20_000]);
    const page = await open(`/customers/${customer}`, { viewport: { width: 360, height: 740 }, colorScheme: 'dark' });
    await page.getByRole('button', { name: 'Record payment' }).click();
    await fill(page, { 'Amount received': '150' });
    await tick(page, invoices[0]?.number ?? '').uncheck();
    await expect.poll(() => amounts(page)).toEqual(['', '150.00']);
    expect(await overflow(page)).toBe(0);
    expect(await violations(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Oldest due dates first' }).click();
    await expect.poll(() => amounts(page)).toEqual(['100.00', '50.00']);
    await send(page, 'Record payment');
    await dialog(page).waitFor({ state: 'detached' });
    expect(await Promise.all(invoices.map(({ invoiceId }) => dueOf(invoiceId)))).toEqual([0, 15_000]);
  });

  it('first fills the credit that the customer owes, and says so', async () => {
    const customer = newCustomer();
    const paid = invoiceOf(10_000, customer);
    await command('/invoices', paid);
    const payment = paymentOf(15_000);
    await command(`/invoices/${paid.invoiceId}/payments`, payment);
    const credit = `/customers/${customer}/credit`;
    const { amount, ...refund } = { ...paymentOf(5_000), reason: 'Overpaid' };
    const { paymentId, receivedOn, ...paidBack } = refund;
    await expect
      .poll(async () => {
        const body = { ...paidBack, refundId: paymentId, amount, refundedOn: receivedOn };
        return (await post(`${inject('console').commandUrl}${credit}/refunds`, body)).status;
      })
      .toBe(201);
    const bounce = `/invoices/${paid.invoiceId}/payments/${payment.paymentId}/reversal`;
    const reversed = await command(bounce, { reversedOn: '2026-11-25', reason: 'Recalled' });
    await get(`${inject('console').queryUrl}/customers/${customer}/balance`, after(reversed));

    const page = await open(`/customers/${customer}`);
    await page.getByText('Credit taken back, owed').waitFor();
    await page.getByRole('button', { name: 'Record payment' }).click();
    await fill(page, { 'Amount received': '120' });
    await page
      .getByText(
        'The customer owes €50.00, because credit that they had spent was taken back. €50.00 of this payment fills that first.',
      )
      .waitFor();
    await expect.poll(() => amounts(page)).toEqual(['70.00']);
    expect(await toCredit(page)).toBe('€0.00 becomes customer credit.');
    await send(page, 'Record payment');
    await dialog(page).waitFor({ state: 'detached' });
    await expect.poll(() => dueOf(paid.invoiceId)).toBe(3_000);
    await expect
      .poll(async () => (await page.getByTestId('balance-EUR').locator('dd').allInnerTexts()).slice(0, 2))
      .toEqual(['€30.00', '€0.00']);
  });
});

inBrowser('the currency of a dialog', (open) => {
  it('is the one in which the customer owes, in paying and in registering', async () => {
    const customer = newCustomer();
    const [invoice] = await invoicesOf(customer, [2_501_899], 'GBP');
    const page = await open('/invoices');
    await page.getByRole('button', { name: 'Record payment' }).click();
    await choose(page, customer);
    await row(page, invoice?.number ?? '').waitFor();
    expect(await currency(page)).toBe('GBP');
    await fill(page, { 'Amount received': '1000' });
    await expect.poll(() => amounts(page)).toEqual(['1000.00']);
    expect(await dialog(page).innerText()).not.toMatch(/nothing is due|no open invoices/i);
    await dialog(page).getByLabel('Currency').selectOption('EUR');
    await dialog(page).getByText('Nothing is due in EUR. The customer owes £25,018.99.').waitFor();
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Register invoice' }).click();
    await choose(page, customer);
    await expect.poll(() => currency(page)).toBe('GBP');
    await dialog(page).getByLabel('Price').fill('10');
    await expect.poll(() => page.getByTestId('payable').innerText()).toBe('£11.90');
    await dialog(page).getByLabel('Currency').selectOption('USD');
    expect(await currency(page)).toBe('USD');
  });

  it('is the one with the oldest due date if the customer owes in several, and the others are named', async () => {
    const customer = newCustomer();
    await invoicesOf(customer, [100_000], 'EUR', 2998);
    const [oldest] = await invoicesOf(customer, [1_000, 2_000], 'USD', 2997);
    await invoicesOf(customer, [5_000], 'JPY', 2999);
    const page = await open(`/customers/${customer}`);
    await page.getByRole('button', { name: 'Record payment' }).click();
    await row(page, oldest?.number ?? '').waitFor();
    expect(await currency(page)).toBe('USD');
    await dialog(page).getByText('The customer also owes €1,000.00 and JP¥5,000.').waitFor();
    expect(await violations(page)).toEqual([]);
  });
});
