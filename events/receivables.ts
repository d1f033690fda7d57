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

type Entry = { revision: number; due?: InvoiceIsDue['data'] };

/** A customer's invoices by id; those that are settled keep the revision that settled them. */
export type Receivables = ReadonlyMap<string, Entry>;

export function evolveReceivables(receivables: Receivables, { type, data }: ReceivablesEvent): Receivables {
  if ((receivables.get(data.invoiceId)?.revision ?? -1) >= data.revision) return receivables;
  const entry = type === 'InvoiceIsDue' ? { revision: data.revision, due: data } : { revision: data.revision };
  return new Map(receivables).set(data.invoiceId, entry);
}

/** What has something due in this currency, the oldest due date first; what has none is due when issued. */
export function oldestDueFirst(receivables: Receivables, currency: Currency): InvoiceIsDue['data'][] {
  const day = ({ dueOn, issuedOn }: InvoiceIsDue['data']) => dueOn ?? issuedOn;
  return [...receivables.values()]
    .flatMap(({ due }) => (due?.currency === currency ? [due] : []))
    .toSorted((a, b) => (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.invoiceId < b.invoiceId ? -1 : 1));
}
