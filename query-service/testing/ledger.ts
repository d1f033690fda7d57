// For tests: a log of a few invoices, and the views that the real projections make of it.

import { randomUUID } from 'node:crypto';
import type { CustomerEvent } from '../../events/customer.ts';
import type { InvoiceContent } from '../../events/document/document.ts';
import { withComputedAmounts } from '../../events/document/totals.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { Recorded } from '../../events/recorded.ts';
import { streamName } from '../../events/streams.ts';
import type { BalancesEvent } from '../../events/views.ts';
import type { View } from '../../platform/projection/view.ts';
import { connectPostgres } from '../../platform/stores/postgres.ts';
import type { AuditTables } from '../../projection-service/audit/document.ts';
import type { BalancesTables } from '../../projection-service/balances/schema.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';

export type Sample = {
  invoiceId?: string;
  number?: string;
  customer?: { id: string; name: string };
  currency?: string;
  issuedOn?: string;
  dueOn?: string;
  payable: number;
};

/** The log: what happened, in order. Positions are far apart and beyond what a JavaScript number holds exactly. */
export function aLog() {
  const events: Recorded<BalancesEvent>[] = [];
  const due = new Map<string, number>();
  const credit = new Map<string, number>();
  const revisions = new Map<string, number>();

  function record(invoiceId: string, effectiveOn: string, event: InvoiceEvent): void {
    due.set(invoiceId, event.data.amountDue);
    append(streamName('invoice', invoiceId), effectiveOn, event);
  }

  function append(stream: string, effectiveOn: string, event: BalancesEvent): void {
    const revision = (revisions.get(stream) ?? -1) + 1;
    revisions.set(stream, revision);
    events.push({
      ...event,
      id: randomUUID(),
      stream,
      revision,
      position: 2n ** 60n + BigInt(events.length) * 1_000n,
      metadata: {
        recordedAt: '2026-11-22T10:00:00.000Z',
        effectiveOn,
        actor: 'alice',
        correlationId: 'order-7',
      },
    });
  }

  return {
    events,
    /** Where the log ends. */
    end: () => events.at(-1)?.position ?? 0n,
    /** Registers an invoice with content of its own. */
    issue(content: InvoiceContent, invoiceId: string = randomUUID()): string {
      const document = withComputedAmounts(content);
      record(invoiceId, content.issuedOn, {
        type: 'InvoiceRegistered',
        data: { invoiceId, ...document, amountDue: document.totals.payable },
      });
      return invoiceId;
    },
    register({ payable, invoiceId = randomUUID(), issuedOn = '2026-11-22', ...sample }: Sample): string {
      return this.issue(
        {
          customer: { id: 'acme', name: 'Acme' },
          currency: 'EUR',
          issuedOn,
          ...sample,
          lines: [
            { description: 'Consulting', quantity: '1', unitPrice: String(payable), tax: { category: 'Z' as const } },
          ],
        },
        invoiceId,
      );
    },
    pay(invoiceId: string, amount: number, receivedOn = '2026-11-30'): void {
      const amountDue = (due.get(invoiceId) ?? 0) - amount;
      record(invoiceId, receivedOn, {
        type: 'PaymentApplied',
        data: { paymentId: randomUUID(), amount, receivedOn, method: 'credit-transfer', reference: 'E2E-1', amountDue },
      });
      record(invoiceId, receivedOn, {
        type: amountDue === 0 ? 'InvoicePaid' : 'InvoicePartiallyPaid',
        data: { amountDue },
      });
    },
    /** Adds to the credit of a customer, or takes from it, if the amount is less than zero. */
    credit(customerId: string, amount: number, currency = 'EUR'): void {
      const after = (credit.get(`${currency} ${customerId}`) ?? 0) + amount;
      credit.set(`${currency} ${customerId}`, after);
      const moved = { source: { paymentId: 'p' }, currency, amount: Math.abs(amount), credit: after };
      const on = '2026-12-01';
      const event: CustomerEvent =
        amount < 0
          ? { type: 'CreditWithdrawn', data: { ...moved, reversalId: randomUUID(), reversedOn: on, reason: 'bounced' } }
          : { type: 'CreditGranted', data: { ...moved, grantId: randomUUID(), grantedOn: on } };
      append(streamName('customer', customerId), on, event);
    },
    /** Makes a customer known that has no money in any currency. */
    automatic(customerId: string): void {
      append(streamName('customer', customerId), '2026-12-01', {
        type: 'AutomaticCreditChanged',
        data: { automatic: true },
      });
    },
    dispute(invoiceId: string, amount: number, disputedOn: string): void {
      const amountDue = due.get(invoiceId) ?? 0;
      record(invoiceId, disputedOn, {
        type: 'InvoiceDisputed',
        data: { amount, disputedOn, reason: 'damaged', amountDue },
      });
    },
    resolve(invoiceId: string, amount: number, resolvedOn: string): void {
      const amountDue = due.get(invoiceId) ?? 0;
      const resolved = {
        outcome: 'rejected',
        amount,
        accepted: 0,
        resolvedOn,
        reason: 'they were not',
        amountDue,
      } as const;
      record(invoiceId, resolvedOn, { type: 'DisputeResolved', data: resolved });
    },
    becomeOverdue(invoiceId: string, dueOn: string): void {
      record(invoiceId, dueOn, { type: 'InvoiceBecameOverdue', data: { dueOn, amountDue: due.get(invoiceId) ?? 0 } });
    },
  };
}

export type Log = ReturnType<typeof aLog>;

/** Feeds a view with what it has not seen of the log. */
export async function bringUpToDate(view: View<BalancesEvent>, { events }: Log): Promise<void> {
  const from = await view.checkpoint();
  const unseen = events.filter(({ position }) => from === undefined || position > from);
  const to = unseen.at(-1)?.position;
  if (to !== undefined) await view.commit(unseen, from, to);
}

const settings = (url: string) => ({
  url,
  name: 'test',
  size: 5,
  statementTimeoutMs: 5_000,
  prepare: true,
  // a test that drops its database cuts its connections off
  onLost: () => {},
});

export const connectBalances = (url: string) => connectPostgres<BalancesTables>(settings(url));
export const connectAudit = (url: string) => connectPostgres<AuditTables>(settings(url));
export const connectBooks = (url: string) => connectPostgres<BooksTables>(settings(url));
