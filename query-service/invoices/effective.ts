// An invoice up to an effective date, from the events that were recorded by then.
//
// Events may be recorded in another order than that of their effective dates. So an event may count although an earlier one does not,
// and then its `amountDue` and its state, which rest on all events before it, are wrong here. Both are computed from the events that
// count, and agree with the books' entries of the same events. Whether it is overdue follows from the day, as in the aging of that day.
// The events that set and clear the flag were recorded when it was known, which may be later.

import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { amountDueAfter, isOverdue, sidesOf } from '../../events/invoice-fields.ts';
import { type RegisteredInvoice, stateByMoney, unregistered, withEvent } from '../../events/invoice-state.ts';
import type { Recorded } from '../../events/recorded.ts';

/** The events with an effective date up to a day. */
export const effectiveBy = (
  events: readonly Recorded<InvoiceEvent>[],
  day: CalendarDate,
): readonly Recorded<InvoiceEvent>[] => events.filter(({ metadata }) => metadata.effectiveOn <= day);

/**
 * The invoice on a day that follows from events of which some may be left out; undefined if the registration is left out.
 * @param events those of `effectiveBy` the day
 */
export function amountingTo(
  events: readonly Recorded<InvoiceEvent>[],
  day: CalendarDate,
): RegisteredInvoice | undefined {
  const [first, ...later] = events;
  if (first?.type !== 'InvoiceRegistered') return undefined;
  const invoice = later.reduce<RegisteredInvoice>(withEvent, withEvent(unregistered, first));
  const amountDue = amountDueAfter(sidesOf(invoice.document.totals).claim, invoice);
  const state = stateByMoney({ ...invoice, amountDue }, invoice.payments.values());
  return { ...invoice, amountDue, state, overdue: isOverdue(invoice.document.dueOn, amountDue, day) };
}
