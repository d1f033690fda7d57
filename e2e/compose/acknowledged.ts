import { expect } from 'vitest';
import type { InvoiceView } from '../../events/invoice-view.ts';
import { get } from '../../testing/http/client.ts';
import type { Traffic } from '../traffic.ts';
import type { ComposedLedger } from './composed-ledger.ts';

const atOnce = 6;

/** Does it for each, for some at the same time. */
export async function forEach<T>(items: Iterable<T>, work: (item: T) => Promise<void>): Promise<void> {
  const left = items[Symbol.iterator]();
  const next = async () => {
    for (let one = left.next(); !one.done; one = left.next()) await work(one.value);
  };
  await Promise.all(Array.from({ length: atOnce }, next));
}

type History = { events: { revision: number; type: string; change: { paymentId?: string } }[] };
type Balance = { balances: unknown[] };

/** Checks that every acknowledged payment is in the ledger exactly once, and that every view equals the log. */
export async function everythingAcknowledgedIsThereOnce(
  ledger: ComposedLedger,
  { acknowledged, position }: Traffic,
  customer: string,
): Promise<void> {
  async function ask<Body>(path: string): Promise<Body> {
    const { status, text, body } = await get<Body>(ledger.queryUrl + path, { 'ledger-position': String(position) });
    if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
    return body;
  }

  const sum = acknowledged.size * 10_000;
  const { balances } = await ask<Balance>(`/customers/${customer}/balance`);
  expect(balances).toMatchObject([{ currency: 'EUR', invoiced: sum, paid: sum, due: 0, openInvoices: 0 }]);

  await forEach(acknowledged, ([invoiceId, payments]) => isThereOnce(invoiceId, [...payments].toSorted()));
  await ledger.run('ledger', ['verify']); // fails where a view differs from the log

  async function isThereOnce(invoiceId: string, acknowledged: string[]): Promise<void> {
    const [view, { events }] = await Promise.all([
      ask<InvoiceView>(`/invoices/${invoiceId}`),
      ask<History>(`/invoices/${invoiceId}/history`),
    ]);
    const replayed = await ask<InvoiceView>(`/invoices/${invoiceId}?revision=${events.at(-1)?.revision}`);
    const applied = events.filter(({ type }) => type === 'PaymentApplied').map(({ change }) => change.paymentId);
    expect(applied.toSorted()).toEqual(acknowledged);
    for (const { state, paid, amountDue, payments } of [view, replayed]) {
      expect({ state, paid, amountDue }).toEqual({ state: 'paid', paid: 10_000, amountDue: 0 });
      expect(payments.map(({ paymentId }) => paymentId).toSorted()).toEqual(acknowledged);
    }
  }
}
