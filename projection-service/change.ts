import type { Totals } from '../events/document/totals.ts';
import type { BookedEvent } from '../events/views.ts';

/**
 * The data of an event as histories show it: without whole documents except their totals, and without the amount due, which they show
 * separately.
 */
export function changeOf(event: BookedEvent): Record<string, unknown> {
  if (event.type === 'InvoiceRegistered') {
    const { number, reference, customer, currency, issuedOn, dueOn, totals, excess } = event.data;
    const fields = { number, reference, customer, currency, issuedOn, dueOn, totals, excess };
    return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  }
  const {
    amountDue: _,
    document,
    ...change
  } = event.data as Record<string, unknown> & { document?: { totals?: Totals } };
  return { ...change, ...(document?.totals && { totals: document.totals }) };
}
