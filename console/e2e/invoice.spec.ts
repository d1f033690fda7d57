import { randomUUID } from 'node:crypto';
import { describe, expect, inject, it } from 'vitest';
import { asCiiSays } from '../../events/einvoice/cii/testing/as-cii-says.ts';
import { example, issued } from '../../events/einvoice/testing/example.ts';
import { writeInvoice } from '../../events/einvoice/write-invoice.ts';
import { after, get, post } from '../../testing/http/client.ts';
import { invoiceOf, paymentOf } from '../../testing/http/requests.ts';
import { inBrowser, overflow, violations } from './browser.ts';
import {
  amountDue,
  command,
  downloaded,
  fill,
  preview,
  printed,
  send,
  showsDue,
  state,
  timeline,
} from './invoice-page.ts';

async function registered(amount = 100_000): Promise<ReturnType<typeof invoiceOf> & { path: string }> {
  const invoice = invoiceOf(amount);
  expect(await post(`${inject('console').commandUrl}/invoices`, invoice)).toMatchObject({ status: 201 });
  return { ...invoice, path: `/invoices/${invoice.invoiceId}` };
}

/** Registers the example from UBL. @returns the path of its page */
async function registeredFrom(number: string): Promise<string> {
  const xml = writeInvoice(issued({ ...asCiiSays(example), number }));
  const asXml = { 'content-type': 'application/xml' };
  const answer = await post<{ invoiceId: string }>(`${inject('console').commandUrl}/invoices`, xml, asXml);
  expect(answer.status, answer.text).toBe(201);
  await get(`${inject('console').queryUrl}/invoices/${answer.body.invoiceId}`, after(answer));
  return `/invoices/${answer.body.invoiceId}`;
}

const creditOf = async (customer: string) => {
  const { body } = await get<{ credit: unknown }>(`${inject('console').commandUrl}/customers/${customer}/credit`);
  return body.credit;
};

inBrowser('an invoice', (open) => {
  it('of 1000.00 has 100.00 due after a payment of 900.00, as the dialog says before it', async () => {
    const { path } = await registered();
    const page = await open(path);
    await page.getByRole('button', { name: 'Record payment', exact: true }).click();
    await fill(page, { 'Amount received': '900' });
    expect(await preview(page)).toEqual({ due: '€100.00', state: 'Partially paid' });
    expect(await violations(page)).toEqual([]);
    await send(page, 'Record payment');
    await showsDue(page, '€100.00');
    expect(await state(page)).toBe('Partially paid');
    await expect.poll(() => timeline(page)).toEqual(['Partially paid', 'Payment', 'Registered']);
    await page.getByRole('tab', { name: 'Explain' }).click();
    expect(await page.getByRole('tabpanel').locator('caption').innerText()).toBe('€100.00 is the sum of 2 events');
  });

  it('can be paid with the keyboard alone', async () => {
    const { path } = await registered();
    const page = await open(path);
    await page.getByRole('button', { name: 'Record payment', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByLabel('Amount received').focus();
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type('1,000.00');
    await page.keyboard.press('Enter');
    await showsDue(page, '€0.00');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await state(page)).toBe('Paid');
    expect(await page.getByRole('button', { name: 'Record payment', exact: true }).count()).toBe(0);
  });

  it('turns an overpayment into customer credit, and withdraws the credit when the payment is reversed', async () => {
    const { path, customer } = await registered();
    const page = await open(path);
    await page.getByRole('button', { name: 'Record payment', exact: true }).click();
    await fill(page, { 'Amount received': '1200.50' });
    expect(await preview(page)).toEqual({ due: '€0.00', state: 'Paid', credit: '+€200.50' });
    await send(page, 'Record payment');
    await showsDue(page, '€0.00');
    expect(await creditOf(customer.id)).toEqual([{ currency: 'EUR', credit: 20_050 }]);

    await page.getByRole('button', { name: 'Reverse' }).click();
    expect(await preview(page)).toEqual({ due: '€1,000.00', state: 'Open', credit: '-€200.50' });
    await send(page, 'Reverse payment');
    expect(await page.getByRole('dialog').getByLabel('Reason').getAttribute('aria-invalid')).toBe('true');
    await fill(page, { Reason: 'the bank recalled it' });
    await send(page, 'Reverse payment');
    await showsDue(page, '€1,000.00');
    await expect.poll(() => timeline(page)).toEqual(['Open', 'Payment reversed', 'Paid', 'Payment', 'Registered']);
    expect(await page.locator('.timeline').innerText()).toContain('the bank recalled it');
  });

  it('that is written off can be paid later', async () => {
    const { path } = await registered();
    const page = await open(path);
    await command(page, 'Write off', { Reason: 'insolvent' }, 'Write off');
    await showsDue(page, '€0.00');
    expect(await state(page)).toBe('Written off');
    await page.getByRole('button', { name: 'Record payment', exact: true }).click();
    await fill(page, { 'Amount received': '400' });
    expect(await preview(page)).toEqual({ due: '€0.00', state: 'Written off' });
    await fill(page, { 'Amount received': '1000' });
    expect(await preview(page)).toEqual({ due: '€0.00', state: 'Paid' });
    await send(page, 'Record payment');
    await expect.poll(() => state(page)).toBe('Paid');
    await expect.poll(() => timeline(page)).toContain('Write-off recovered');
  });

  it('is credited, refunded and voided with the outcome that each dialog shows', async () => {
    const { path } = await registered();
    const page = await open(path);
    await page.getByRole('button', { name: 'Credit note' }).click();
    await fill(page, { 'Amount including tax': '250', Reason: 'short delivery' });
    expect(await preview(page)).toEqual({ due: '€750.00', state: 'Open' });
    await send(page, 'Issue credit note');
    await showsDue(page, '€750.00');
    await command(page, 'Record payment', { 'Amount received': '750' }, 'Record payment');
    await showsDue(page, '€0.00');
    await page.getByRole('button', { name: 'Refund' }).click();
    await fill(page, { 'Refund amount': '50', Reason: 'goodwill' });
    expect(await preview(page)).toEqual({ due: '€50.00', state: 'Partially paid' });
    await send(page, 'Refund payment');
    await showsDue(page, '€50.00');

    const another = await registered();
    await page.goto(new URL(another.path, page.url()).href);
    await command(page, 'Void', { Reason: 'sent twice' }, 'Void invoice');
    await expect.poll(() => state(page)).toBe('Void');
  });

  it('shows a refusal at the field that it concerns', async () => {
    const { path } = await registered();
    const page = await open(path, { provokes: /422/ });
    await page.getByRole('button', { name: 'Credit note' }).click();
    await fill(page, { 'Amount including tax': '1000.01', Reason: 'all of it, and a cent' });
    await send(page, 'Issue credit note');
    const field = page.getByLabel('Amount including tax');
    await expect.poll(() => field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await amountDue(page)).toBe('€1,000.00');
  });

  it('open in two windows shows a payment from one in the other, which is told that its own payment conflicts', async () => {
    const { path } = await registered();
    const [one, other] = await Promise.all([open(path), open(path, { provokes: /412|ERR_FAILED/ })]);
    // the other window receives no live events for now
    await other.route('**/queries/events', (route) => route.abort());
    await other.reload();
    await other.getByRole('button', { name: 'Record payment', exact: true }).click();
    await command(one, 'Record payment', { 'Amount received': '900' }, 'Record payment');
    await showsDue(one, '€100.00');

    await fill(other, { 'Amount received': '1000' });
    await send(other, 'Record payment');
    await other.getByRole('dialog').getByText('revision').first().waitFor();
    await expect.poll(() => preview(other)).toEqual({ due: '€0.00', state: 'Paid', credit: '+€900.00' });
    await fill(other, { 'Amount received': '100' });
    expect(await preview(other)).toEqual({ due: '€0.00', state: 'Paid' });
    await send(other, 'Record payment');
    await showsDue(other, '€0.00');
    await showsDue(one, '€0.00'); // by live events
    expect(await state(one)).toBe('Paid');
  });

  it('is paid once if the connection is lost while the payment is sent, and no input is lost', async () => {
    const { path, invoiceId } = await registered();
    const page = await open(path, { provokes: /ERR_CONNECTION|ERR_FAILED/ });
    let sent = 0;
    await page.route('**/commands/invoices/*/payments', async (route) => {
      sent += 1;
      if (sent > 2) return route.continue();
      if (sent === 1) await route.fetch(); // the request arrives, its answer does not
      return route.abort('connectionreset');
    });
    await page.getByRole('button', { name: 'Record payment', exact: true }).click();
    await fill(page, { 'Amount received': '900', Reference: 'E2E-77' });
    await send(page, 'Record payment');
    await page.getByRole('dialog').getByText('The command is retried until it is acknowledged.').waitFor();
    expect(await page.getByLabel('Reference').inputValue()).toBe('E2E-77');
    await showsDue(page, '€100.00');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(sent).toBe(3);
    const { body } = await get<{ payments: unknown[] }>(`${inject('console').queryUrl}/invoices/${invoiceId}`);
    expect(body.payments).toHaveLength(1);
  });

  it('keeps the input of a dialog when the page is reloaded', async () => {
    const { path } = await registered();
    const page = await open(path);
    await page.getByRole('button', { name: 'Record payment', exact: true }).click();
    await fill(page, { 'Amount received': '123.45' });
    await page.reload();
    await page.getByRole('button', { name: 'Record payment', exact: true }).click();
    expect(await page.getByLabel('Amount received').inputValue()).toBe('123.45');
    await page.getByRole('button', { name: 'Start over' }).click();
    expect(await page.getByLabel('Amount received').inputValue()).toBe('1000.00');
  });
});

inBrowser('the document of an invoice', (open) => {
  it('is downloaded as PDF, UBL and CII', async () => {
    const number = `DOC-${randomUUID().slice(0, 8)}`;
    const page = await open(await registeredFrom(number));
    const starting = (text: RegExp) => expect.stringMatching(text);
    expect(await downloaded(page, 'PDF')).toEqual({ name: `${number}.pdf`, content: starting(/^%PDF-1\.7/) });
    expect(await downloaded(page, 'UBL')).toEqual({ name: `${number}.xml`, content: starting(/^<\?xml.*\s<Invoice /) });
    const cii = starting(/^<\?xml.*\s<rsm:CrossIndustryInvoice /);
    expect(await downloaded(page, 'CII')).toEqual({ name: `${number}-cii.xml`, content: cii });
  });

  it('is printed as its PDF, or as the page if it cannot be written as one', async () => {
    const page = await open(await registeredFrom(`DOC-${randomUUID().slice(0, 8)}`), { provokes: /422/ });
    expect(await printed(page)).toMatch(/^blob:/);
    const { path } = await registered(); // it names no seller
    await page.goto(new URL(path, page.url()).href);
    await page.evaluate(() =>
      Object.assign(globalThis, { prints: 0, print: () => (globalThis as never as { prints: number }).prints++ }),
    );
    await page.getByRole('button', { name: 'Print', exact: true }).click();
    await expect.poll(() => page.evaluate(() => (globalThis as never as { prints: number }).prints)).toBe(1);
    await page.getByRole('button', { name: 'PDF', exact: true }).click();
    await page.getByText('This document cannot be exported as PDF, because it is not valid under EN 16931').waitFor();
  });
});

inBrowser('time travel on an invoice', (open) => {
  describe('with the slider', () => {
    it('shows at each revision what ?revision= answers, and what the event changed', async () => {
      const { path, invoiceId } = await registered();
      const { commandUrl, queryUrl } = inject('console');
      const paid = await post(`${commandUrl}/invoices/${invoiceId}/payments`, paymentOf(90_000));
      expect(paid.status).toBe(201);
      const page = await open(path);
      await showsDue(page, '€100.00');
      const slider = page.getByLabel('Show the invoice after event');
      for (const revision of [0, 1]) {
        await slider.fill(String(revision));
        const { body } = await get<{ amountDue: number }>(`${queryUrl}/invoices/${invoiceId}?revision=${revision}`);
        await showsDue(page, revision === 0 ? '€1,000.00' : '€100.00');
        expect(body.amountDue).toBe(revision === 0 ? 100_000 : 10_000);
        expect(page.url()).toContain(`revision=${revision}`);
      }
      const row = page.locator('.travel tr', { hasText: 'Amount due' });
      await expect.poll(() => row.innerText()).toBe('Amount due\t€1,000.00\t€100.00');
      expect(await violations(page)).toEqual([]);
      await slider.press('End');
      expect(page.url()).not.toContain('revision');
    });
  });

  it('to a recording time shows what had been recorded up to then', async () => {
    const { path, invoiceId } = await registered();
    const { commandUrl } = inject('console');
    const then = new Date().toISOString();
    await post(`${commandUrl}/invoices/${invoiceId}/payments`, paymentOf(90_000));
    const page = await open(`${path}?at=${then}`);
    await showsDue(page, '€1,000.00');
    await page.getByRole('button', { name: 'Back to now' }).click();
    await showsDue(page, '€100.00');
  });

  it('to both dates says so in words, and nothing on the page contradicts them', async () => {
    const { commandUrl } = inject('console');
    const invoice = { ...invoiceOf(100_000), issuedOn: '2026-01-09', dueOn: '2026-02-09' };
    await post(`${commandUrl}/invoices`, invoice);
    const then = new Date().toISOString();
    await post(`${commandUrl}/invoices/${invoice.invoiceId}/payments`, {
      ...paymentOf(90_000),
      receivedOn: '2026-02-20',
    });
    const path = `/invoices/${invoice.invoiceId}`;
    const page = await open(`${path}?at=2026-03-31T23:59:59Z`, { timezoneId: 'UTC', provokes: /404/ });
    const said = page.getByRole('region', { name: 'Time travel' });
    await said.getByText('The invoice did not exist then. It was recorded on').waitFor();
    await said.getByText('As recorded by 31 March 2026.').waitFor();
    const all = await page.locator('main').innerText();
    expect(all).not.toMatch(/after event #|Overdue|Partially paid|Amount due/i);
    expect(await violations(page)).toEqual([]);

    await page.getByLabel('Recorded up to').fill('');
    await page.getByLabel('Effective up to').fill('2026-02-19');
    await page.keyboard.press('Enter');
    await showsDue(page, '€1,000.00');
    await said.getByText('As recorded by now, effective 19 February 2026.').waitFor();
    expect(await said.innerText()).not.toMatch(/after event #/i);
    expect(await state(page)).toBe('Open\nOverdue');
    await page.getByRole('tab', { name: 'Explain' }).click();
    const explained = page.getByRole('tabpanel').getByRole('table');
    await expect.poll(() => explained.locator('caption').innerText()).toBe('€1,000.00 is the sum of 1 event');
    await page.getByLabel('Effective up to').fill('2026-02-20');
    await page.keyboard.press('Enter');
    await showsDue(page, '€100.00');
    expect(await violations(page)).toEqual([]);

    await page.goto(new URL(`${path}?at=${then}&effectiveOn=2026-02-28`, page.url()).href);
    await said.getByText(/^As recorded by .* at .*, effective 28 February 2026\.$/).waitFor();
    await showsDue(page, '€1,000.00');
    await said.getByRole('button', { name: 'Back to now' }).click();
    await showsDue(page, '€100.00');
  });

  it('and the dialogs of the invoice do not scroll sideways at 360 pixels', async () => {
    const { path } = await registered();
    const page = await open(`${path}?revision=0`, { viewport: { width: 360, height: 740 } });
    for (const button of ['Record payment', 'Credit note', 'Write off']) {
      await page.getByRole('button', { name: button, exact: true }).click();
      const dialog = page.getByRole('dialog');
      expect(await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
      expect(await violations(page)).toEqual([]);
      await page.keyboard.press('Escape');
    }
    expect(await overflow(page)).toBe(0);
  });
});
