// An invoice on both clocks: of what was known, what had happened in the world up to a day.
//
// Events are recorded in one order and happen in another, so what is left may never have been on record as a whole: a payment that
// completes an invoice may have happened before one that was recorded earlier. What an event says is due after it, and the state that it
// names, rest on all events before it. So neither is taken from the events: they follow from the parts, which add up to what the books'
// entries of the same events add up to.

import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { evolve, type RegisteredInvoice, unregistered } from '../../events/invoice-state.ts';
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
  const { document, parts } = invoice;
  const { paid, credited, writtenOff, voided, refunded } = parts;
  const amountDue = document.totals.payable - paid - credited - writtenOff - voided + refunded;
  const standing = { ...invoice, amountDue };
  return { ...standing, state: stateOf(standing), overdue: invoice.overdue && amountDue > 0 };
}

/** The state that follows from where the money is: of whole streams the one that their events name. */
function stateOf({ amountDue, parts, payments }: RegisteredInvoice): RegisteredInvoice['state'] {
  if (parts.voided > 0) return 'void';
  if (amountDue <= 0) return parts.writtenOff > 0 ? 'written-off' : 'paid';
  const isPaidInPart = [...payments.values()].some(({ amount, refunded, reversed }) => !reversed && amount > refunded);
  return isPaidInPart ? 'partially-paid' : 'open';
}
