import { expect } from 'vitest';
import type { InvoiceView } from '../../events/invoice-view.ts';
import { read } from '../../testing/http.ts';
import type { Traffic } from '../traffic.ts';
import type { ComposedLedger } from './composed-ledger.ts';

type History = { events: { revision: number; type: string; change: { paymentId?: string } }[] };
type Balance = { balances: unknown[] };

/** Of what clients were told for sure, nothing is lost and nothing is there twice; and every view is what the log says. */
export async function everythingAcknowledgedIsThereOnce(
  ledger: ComposedLedger,
  { acknowledged, position }: Traffic,
  customer: string,
): Promise<void> {
  const ask = async <Body>(path: string) =>
    (await read<Body>(ledger.queryUrl + path, { 'ledger-position': String(position) })).body;

  const sum = acknowledged.size * 10_000;
  const { balances } = await ask<Balance>(`/customers/${customer}/balance`);
  expect(balances).toMatchObject([{ currency: 'EUR', invoiced: sum, paid: sum, due: 0, openInvoices: 0 }]);

  for (const [invoiceId, payments] of acknowledged) {
    const [view, { events }] = await Promise.all([
      ask<InvoiceView>(`/invoices/${invoiceId}`),
      ask<History>(`/invoices/${invoiceId}/history`),
    ]);
    const last = events.at(-1)?.revision;
    const replayed = await ask<InvoiceView>(`/invoices/${invoiceId}?revision=${last}`);
    const applied = events.filter(({ type }) => type === 'PaymentApplied').map(({ change }) => change.paymentId);
    const expected = [...payments].toSorted();
    expect(applied.toSorted()).toEqual(expected);
    for (const { state, paid, amountDue, payments } of [view, replayed]) {
      expect({ state, paid, amountDue }).toEqual({ state: 'paid', paid: 10_000, amountDue: 0 });
      expect(payments.map(({ paymentId }) => paymentId).toSorted()).toEqual(expected);
    }
  }
  await ledger.run('ledger', ['verify']); // fails where a view differs from the log
}
