import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceBecameOverdue } from '../../events/invoice.ts';
import { isOverdue } from '../../events/invoice-fields.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import { InvoiceRefusal } from './refusals.ts';

/** `on` is the current date in the seller's time zone. */
export type MarkOverdue = { type: 'mark-overdue'; on: CalendarDate };

export class NotYetDue extends InvoiceRefusal {
  constructor(dueOn: CalendarDate | undefined, on: CalendarDate) {
    super(
      dueOn === undefined
        ? 'The invoice has no due date.'
        : `The invoice is due on ${dueOn}, so it is not overdue on ${on}.`,
    );
  }
}

/** Sets the flag once. */
export function markOverdue(
  { document, overdue, amountDue }: RegisteredInvoice,
  { on }: MarkOverdue,
): InvoiceBecameOverdue[] {
  const { dueOn } = document;
  if (dueOn === undefined || !isOverdue(dueOn, amountDue, on)) throw new NotYetDue(dueOn, on);
  return overdue ? [] : [{ type: 'InvoiceBecameOverdue', data: { dueOn, amountDue } }];
}
