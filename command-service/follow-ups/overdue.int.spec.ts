// The overdue flag under clocks that are right, late, early and somewhere else. An invoice is due on 31 January 2026.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calendarIn } from '../../events/calendar-date.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { readStream } from '../../platform/stores/read-stream.ts';
import { startEventStore, type TestEventStore } from '../../testing/servers/event-store.ts';
import { type Ledger, openLedger } from '../ledger.ts';
import { reversalIn, reversePayment } from '../payment/reverse-payment.ts';
import { eventually, following, invoiceOf, ledgerOn, payInvoice, registerInvoice, someone } from '../testing/ledger.ts';
import { raiseOverdue } from './overdue.ts';

let store: TestEventStore;
let opened: ReturnType<typeof ledgerOn>;
let now = new Date();
let ledger: Ledger;
beforeAll(async () => {
  store = await startEventStore();
  opened = ledgerOn(store.url, () => now);
  ({ ledger } = opened);
});
afterAll(async () => {
  await opened.client.dispose();
  await store.stop();
});

const noonOn = (date: string) => {
  now = new Date(`${date}T12:00:00Z`);
};
/** The process wakes, as it does every minute. */
const wake = () => raiseOverdue(ledger, opened.client);
const follow = (by = ledger) => following(by, opened.client);

const register = (dueOn = '2026-01-31') => registerInvoice(ledger, `customer-${crypto.randomUUID()}`, { dueOn });

/** What became of the flag: each time that it was raised and cleared. */
async function flagOf(invoiceId: string): Promise<string[]> {
  const types: string[] = [];
  await readStream<InvoiceEvent>(opened.client, `invoice-${invoiceId}`, {}, ({ type }) => types.push(type));
  return types.filter((type) => type === 'InvoiceBecameOverdue' || type === 'OverdueCleared');
}
const isFlagged = (invoiceId: string, ...flag: string[]) =>
  eventually(async () => expect(await flagOf(invoiceId)).toEqual(flag));

const raised = 'InvoiceBecameOverdue';
const cleared = 'OverdueCleared';

/** Waits until the follow-ups have seen all that was recorded before. */
async function seen(): Promise<void> {
  const late = await register('2026-01-02');
  await isFlagged(late, raised);
}

describe('an invoice is overdue', () => {
  it('from the day after its due date, and not before, once the due dates are checked', async () => {
    await using _ = follow();
    noonOn('2026-01-20');
    const invoiceId = await register();
    await seen();
    for (const day of ['2026-01-30', '2026-01-31']) {
      noonOn(day);
      await wake();
      expect(await flagOf(invoiceId)).toEqual([]);
    }
    noonOn('2026-02-01');
    await wake();
    await wake();
    expect(await flagOf(invoiceId)).toEqual([raised]);
    expect((await invoiceOf(ledger, invoiceId)).overdue).toBe(true);
    for (const day of ['2026-02-02', '2026-02-03']) {
      noonOn(day);
      await wake();
    }
    expect(await flagOf(invoiceId)).toEqual([raised]);
  });

  it('if it is registered after its due date, as soon as the follow-ups reach it', async () => {
    await using _ = follow();
    noonOn('2026-03-01');
    await isFlagged(await register(), raised);
  });

  it('at the next start, if no service ran on the day', async () => {
    noonOn('2026-01-20');
    let invoiceId: string;
    {
      await using _ = follow();
      invoiceId = await register();
      await seen();
    }
    noonOn('2026-04-01');
    {
      await using _ = follow();
      await isFlagged(invoiceId, raised);
    }
    await using _ = follow();
    await seen();
    expect(await flagOf(invoiceId)).toEqual([raised]);
  });

  it('once, also if two processes mark it', async () => {
    noonOn('2026-01-20');
    const others = ledgerOn(store.url, () => now);
    await using _one = follow();
    await using _other = following(others.ledger, others.client);
    const invoices = await Promise.all(Array.from({ length: 10 }, () => register()));
    await seen();
    noonOn('2026-02-01');
    await Promise.all([wake(), raiseOverdue(others.ledger, others.client)]);
    for (const invoiceId of invoices) await isFlagged(invoiceId, raised);
    await others.client.dispose();
  });

  it("by the date in the seller's time zone", async () => {
    noonOn('2026-01-20');
    await using _ = follow();
    const invoiceId = await register();
    await seen();
    now = new Date('2026-01-31T10:59:59Z'); // 23:59:59 in Auckland
    const inAuckland = openLedger(opened.client, { now: () => now, dateOf: calendarIn('Pacific/Auckland') });
    await raiseOverdue(inAuckland, opened.client);
    expect(await flagOf(invoiceId)).toEqual([]);
    now = new Date('2026-01-31T11:00:00Z'); // midnight
    await raiseOverdue(inAuckland, opened.client);
    expect(await flagOf(invoiceId)).toEqual([raised]);
  });
});

describe('a wrong clock', () => {
  it('that is ahead and then corrected marks invoices early, once, and skips no later day', async () => {
    await using _ = follow();
    noonOn('2026-01-20');
    const invoiceId = await register();
    await seen();
    noonOn('2027-01-20');
    await wake();
    expect(await flagOf(invoiceId)).toEqual([raised]);
    noonOn('2026-01-20');
    await wake();
    const later = await register('2026-02-10');
    await seen();
    for (const day of ['2026-02-01', '2026-02-10']) {
      noonOn(day);
      await wake();
    }
    expect(await flagOf(later)).toEqual([]);
    noonOn('2026-02-11');
    await wake();
    expect([await flagOf(invoiceId), await flagOf(later)]).toEqual([[raised], [raised]]);
  });

  it('that is behind and then corrected marks nothing twice, and catches up with all days between', async () => {
    await using _ = follow();
    noonOn('2026-02-01');
    const early = await register('2026-01-30');
    await isFlagged(early, raised);
    noonOn('2026-01-05');
    await wake();
    const [one, other] = [await register('2026-01-10'), await register('2026-01-31')];
    await payInvoice(ledger, early, 'p', 1_000, '2026-01-05');
    expect([await flagOf(one), await flagOf(other)]).toEqual([[], []]);
    noonOn('2026-02-01');
    await wake();
    await isFlagged(one, raised);
    await isFlagged(other, raised);
    expect(await flagOf(early)).toEqual([raised]);
  });
});

describe('the overdue flag', () => {
  it('is cleared in the append that settles the invoice', async () => {
    await using _ = follow();
    noonOn('2026-02-10');
    const invoiceId = await register();
    await isFlagged(invoiceId, raised);
    await payInvoice(ledger, invoiceId, 'some', 4_000);
    expect((await invoiceOf(ledger, invoiceId)).overdue).toBe(true);
    await payInvoice(ledger, invoiceId, 'rest', 6_000);
    expect(await flagOf(invoiceId)).toEqual([raised, cleared]);
    expect(await invoiceOf(ledger, invoiceId)).toMatchObject({ state: 'paid', overdue: false });
  });

  it('is set again each time a reversal reopens an overdue invoice', async () => {
    await using _ = follow();
    noonOn('2026-02-10');
    const invoiceId = await register();
    await isFlagged(invoiceId, raised);
    const flag = [raised];
    for (const paymentId of ['one', 'two']) {
      await payInvoice(ledger, invoiceId, paymentId, 10_000);
      const reversal = { paymentId, reversedOn: '2026-02-10', reason: 'bounced' };
      await reversePayment(ledger, someone, { ...reversalIn(invoiceId, reversal), invoiceId, content: reversal });
      flag.push(cleared, raised);
      await isFlagged(invoiceId, ...flag);
    }
  });

  it('is not set on a settled invoice, whenever it was settled', async () => {
    await using _ = follow();
    noonOn('2026-01-20');
    const invoiceId = await register();
    await payInvoice(ledger, invoiceId, 'all', 10_000, '2026-01-20');
    await seen();
    noonOn('2026-02-01');
    await wake();
    await seen();
    expect(await flagOf(invoiceId)).toEqual([]);
  });
});
