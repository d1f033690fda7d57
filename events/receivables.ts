// Two indexes that follow the invoices' streams, for the processes of the command side. They may repeat and trail, never lie
// for long: `revision` is that of the invoice's event, an entry of an older one is passed over, and the invoice itself decides.
//
//   receivables-<customer>   which of a customer's invoices have something due
//   due-<date>               which invoices were due on that day

import type { CalendarDate } from './calendar-date.ts';
import type { Currency } from './money/currency.ts';

/** An invoice as it was after one of its events: whether something is due of it. */
export type Receivable = {
  invoiceId: string;
  revision: number;
  isDue: boolean;
  currency: Currency;
  issuedOn: CalendarDate;
  dueOn?: CalendarDate;
};

/** What a batch of invoice events changed. */
export type ReceivablesIndexed = { type: 'ReceivablesIndexed'; data: { entries: Receivable[] } };

/** The invoices that have something due, by all entries of an index. */
export function openInvoices(entries: Iterable<Receivable>): Receivable[] {
  const latest = new Map<string, Receivable>();
  for (const entry of entries) {
    if ((latest.get(entry.invoiceId)?.revision ?? -1) < entry.revision) latest.set(entry.invoiceId, entry);
  }
  return [...latest.values()].filter(({ isDue }) => isDue);
}

/** Those in a currency, the oldest due date first; what has none is due when issued. */
export function oldestDueFirst(invoices: readonly Receivable[], currency: Currency): Receivable[] {
  const day = ({ dueOn, issuedOn }: Receivable) => dueOn ?? issuedOn;
  return invoices
    .filter((invoice) => invoice.currency === currency)
    .toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.invoiceId < b.invoiceId ? -1 : 1));
}
