// Two indexes of the invoices, for the processes of the command side. Their entries may be repeated and late: `revision` is the
// revision of the invoice's event, the entry with the highest one counts, and each command checks the invoice itself.
//
//   receivables-<customer>   which invoices of a customer have an amount due
//   due-<date>               which invoices were due on that day

import type { CalendarDate } from './calendar-date.ts';
import type { Currency } from './money/currency.ts';

/** Whether an invoice has an amount due, after one of its events. */
export type Receivable = {
  invoiceId: string;
  revision: number;
  isDue: boolean;
  currency: Currency;
  issuedOn: CalendarDate;
  dueOn?: CalendarDate;
};

/** The entries for a batch of invoice events. */
export type ReceivablesIndexed = { type: 'ReceivablesIndexed'; data: { entries: Receivable[] } };

/** The invoices that have an amount due, from all entries of an index. */
export function openInvoices(entries: Iterable<Receivable>): Receivable[] {
  const latest = new Map<string, Receivable>();
  for (const entry of entries) {
    if ((latest.get(entry.invoiceId)?.revision ?? -1) < entry.revision) latest.set(entry.invoiceId, entry);
  }
  return [...latest.values()].filter(({ isDue }) => isDue);
}

/** The invoices in a currency, the oldest due date first. An invoice without a due date is due on its issue date. */
export function oldestDueFirst<Invoice extends Pick<Receivable, 'invoiceId' | 'currency' | 'issuedOn' | 'dueOn'>>(
  invoices: readonly Invoice[],
  currency: Currency,
): Invoice[] {
  const day = ({ dueOn, issuedOn }: Invoice) => dueOn ?? issuedOn;
  return invoices
    .filter((invoice) => invoice.currency === currency)
    .toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.invoiceId < b.invoiceId ? -1 : 1));
}
