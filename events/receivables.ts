// Two indexes that follow the invoices' streams, for the processes of the command side. They may repeat and trail, never lie
// for long: `revision` is that of the invoice's event, an entry of an older one is passed over, and the invoice itself decides.
//
//   receivables-<customer>   which of a customer's invoices have something due
//   due-<date>               which invoices were due on that day

import type { CalendarDate } from './calendar-date.ts';
import type { Currency } from './currency.ts';

export type InvoiceIsDue = {
  type: 'InvoiceIsDue';
  data: { invoiceId: string; revision: number; currency: Currency; dueOn?: CalendarDate; issuedOn: CalendarDate };
};
export type InvoiceIsSettled = { type: 'InvoiceIsSettled'; data: { invoiceId: string; revision: number } };

export type ReceivablesEvent = InvoiceIsDue | InvoiceIsSettled;

/** The invoices that have something due, by a whole stream of an index. */
export function openInvoices(events: Iterable<ReceivablesEvent>): InvoiceIsDue['data'][] {
  const latest = new Map<string, ReceivablesEvent>();
  for (const event of events) {
    const { invoiceId, revision } = event.data;
    if ((latest.get(invoiceId)?.data.revision ?? -1) < revision) latest.set(invoiceId, event);
  }
  return [...latest.values()].flatMap((event) => (event.type === 'InvoiceIsDue' ? [event.data] : []));
}

/** Those in a currency, the oldest due date first; what has none is due when issued. */
export function oldestDueFirst(invoices: readonly InvoiceIsDue['data'][], currency: Currency): InvoiceIsDue['data'][] {
  const day = ({ dueOn, issuedOn }: InvoiceIsDue['data']) => dueOn ?? issuedOn;
  return invoices
    .filter((invoice) => invoice.currency === currency)
    .toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.invoiceId < b.invoiceId ? -1 : 1));
}
