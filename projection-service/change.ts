import type { BookedEvent } from '../events/views.ts';

/** The data of an event as histories show it: without whole documents, and without the amount due, which they show separately. */
export function changeOf(event: BookedEvent): Record<string, unknown> {
  if (event.type === 'InvoiceRegistered') {
    const { number, reference, customer, currency, issuedOn, dueOn, totals } = event.data;
    const fields = { number, reference, customer, currency, issuedOn, dueOn, totals };
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  }
  const { amountDue: _, document: __, ...change } = event.data as Record<string, unknown>;
  return change;
}
