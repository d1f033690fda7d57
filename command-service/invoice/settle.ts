// What comes in, as a payment, customer credit or a credit note, first settles the amount due, and then what was written off. Only what
// exceeds both is excess. So the same amount has the same effect at once or in parts, and whichever command brings it.

import { type CalendarDate, later } from '../../events/calendar-date.ts';
import type { RecoveredBy, WriteOffRecovered } from '../../events/invoice.ts';
import { payableNow, type RegisteredInvoice } from '../../events/invoice-state.ts';
import type { Minor } from '../../events/money/money.ts';

/** `amount` settles the invoice and `excess` does not; `amountDue` is what is due after `recovery` and `amount`. */
export type Settlement = { amount: Minor; excess: Minor; recovery: WriteOffRecovered[]; amountDue: Minor };

/**
 * How much of an amount settles the invoice. What was written off is due again before it is settled, so that each event's amount due is
 * true; no more of it than the amount exceeds what is due by. It is not due again before it was written off.
 * @param by the payment or credit note that brings the amount
 */
export function settle(invoice: RegisteredInvoice, brought: Minor, by: RecoveredBy, on: CalendarDate): Settlement {
  const amount = Math.min(brought, payableNow(invoice));
  const recovered = Math.max(0, amount - invoice.amountDue);
  const due = invoice.amountDue + recovered;
  const recovery: WriteOffRecovered = {
    type: 'WriteOffRecovered',
    data: { ...by, amount: recovered, recoveredOn: later(on, invoice.writtenOffOn), amountDue: due },
  };
  return { amount, excess: brought - amount, recovery: recovered > 0 ? [recovery] : [], amountDue: due - amount };
}
