// An invoice on both clocks: of what was known, what had happened in the world up to a day.
//
// Events are recorded in one order and happen in another, so what is left may never have been on record as a whole: a payment that
// completes an invoice may have happened before one that was recorded earlier. What an event says is due after it, and the state that it
// names, rest on all events before it. So neither is taken from the events: they follow from the parts, which add up to what the books'
// entries of the same events add up to.

import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { amountDueAfter } from '../../events/invoice-fields.ts';
import {
  evolve,
  type RegisteredInvoice,
  stateByMoney,
  unregistered,
} from '../../events/invoice-state.ts';
import type { Recorded } from '../../events/recorded.ts';

/** The events that had happened by the end of a day. */
export const effectiveBy = (
  events: readonly Recorded<InvoiceEvent>[],
  day: CalendarDate,
): readonly Recorded<InvoiceEvent>[] => events.filter(({ metadata }) => metadata.effectiveOn <= day);

/** What events amount to of which some may be missing; undefined without the registration, as there is no invoice then. */
export function amountingTo(events: readonly Recorded<InvoiceEvent>[]): RegisteredInvoice | undefined {
  const [first, ...later] = events;
  if (first?.type !== 'InvoiceRegistered') return undefined;
  const invoice = later.reduce<RegisteredInvoice>(evolve, evolve(unregistered, first));
  const amountDue = amountDueAfter(invoice.document.totals.payable, invoice);
  const state = stateByMoney({ ...invoice, amountDue }, invoice.payments.values());
  return { ...invoice, amountDue, state, overdue: invoice.overdue && amountDue > 0 };
}
