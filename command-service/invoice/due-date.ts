import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceContent } from '../../events/document/document.ts';
import { InvoiceRefusal } from './refusals.ts';

/** No rule of EN 16931 compares BT-9 with BT-2, so a document that was issued is taken with both as they are. */
export class DueBeforeIssued extends InvoiceRefusal {
  constructor(issuedOn: CalendarDate, dueOn: CalendarDate) {
    super(`The due date ${dueOn} is before the issue date ${issuedOn}. Send a due date on or after the issue date.`);
  }
}

/** Of a document that is still to be issued. @throws DueBeforeIssued */
export function refuseDueBeforeIssued({ issuedOn, dueOn }: Pick<InvoiceContent, 'issuedOn' | 'dueOn'>): void {
  if (dueOn !== undefined && dueOn < issuedOn) throw new DueBeforeIssued(issuedOn, dueOn);
}
