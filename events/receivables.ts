// Two indexes of the invoices, for the processes of the command side. Their entries may be repeated and late: `revision` is the
// revision of the invoice's event, the entry with the highest one counts, and each command checks the invoice itself.
//
//   receivables-<customer>   which invoices of a customer have an amount due
//   due-<date>               which invoices were due on that day

import { type Static, Type } from 'typebox';
import { count, currency, day, type EventOf, text } from './event-data.ts';
import type { Currency } from './money/currency.ts';

/** Whether an invoice has an amount due, after one of its events. */
const Receivable = Type.Object({
  invoiceId: text,
  revision: count,
  isDue: Type.Boolean(),
  currency,
  issuedOn: day,
  dueOn: Type.Optional(day),
});
export type Receivable = Static<typeof Receivable>;

export const indexEvents = {
  /** The entries for a batch of invoice events. */
  ReceivablesIndexed: Type.Object({ entries: Type.Array(Receivable) }),
} as const;

export type ReceivablesIndexed = EventOf<typeof indexEvents, 'ReceivablesIndexed'>;

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
