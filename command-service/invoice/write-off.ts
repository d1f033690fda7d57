import type { CalendarDate } from '../../events/calendar-date.ts';
import type { AmountVoided, AmountWrittenOff } from '../../events/invoice.ts';
import { settlementParts, sidesOf } from '../../events/invoice-fields.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import { InvoiceRefusal, refuseBefore } from './refusals.ts';

export type WriteOff = { type: 'write-off'; writtenOffOn: CalendarDate; reason: string };

export type VoidInvoice = { type: 'void'; voidedOn: CalendarDate; reason: string };

/** Only an invoice without payments, credit notes, refunds and write-offs can be voided; another one needs a credit note. */
export class VoidAfterSettlement extends InvoiceRefusal {
  static override readonly kind = 'conflict';
  constructor() {
    super(
      'The invoice has payments, credit notes, refunds or write-offs, so it cannot be voided. Register a credit note instead.',
    );
  }
}

/** Writes off the amount due. The invoice can still be paid. @throws DateTooEarly */
export function writeOff(invoice: RegisteredInvoice, { writtenOffOn, reason }: WriteOff): AmountWrittenOff {
  refuseBeforeDue(invoice, writtenOffOn);
  return { type: 'AmountWrittenOff', data: { amount: invoice.amountDue, writtenOffOn, reason, amountDue: 0 } };
}

/**
 * Voids an invoice without payments, credit notes, refunds and write-offs. What it owed to the customer, because its total is below 0, is
 * taken back from the customer's credit, also if that was spent: then the customer owes it.
 * @throws VoidAfterSettlement, DateTooEarly
 */
export function voidInvoice(invoice: RegisteredInvoice, { voidedOn, reason }: VoidInvoice): AmountVoided {
  const { amountDue: amount, creditNotes, document } = invoice;
  // a note of a prepaid amount credits nothing of what was due
  if (creditNotes.size > 0 || settlementParts.some((part) => invoice[part] > 0)) throw new VoidAfterSettlement();
  refuseBeforeDue(invoice, voidedOn);
  const { excess: withdrawn } = sidesOf(document.totals);
  const about = { voidedOn, reason, amountDue: 0 };
  return { type: 'AmountVoided', data: { amount, ...(withdrawn > 0 && { withdrawn }), ...about } };
}

/** All of the amount due was due on that day: it was issued, and what a reversal, a refund or an unapplication made due again was due again. */
function refuseBeforeDue({ document: { issuedOn }, dueAgainOn }: RegisteredInvoice, on: CalendarDate): void {
  refuseBefore('The invoice was issued', issuedOn, on);
  if (dueAgainOn !== undefined)
    refuseBefore('A reversal, refund or unapplication made an amount due again', dueAgainOn, on);
}
