import type { CalendarDate } from '../../events/calendar-date.ts';
import type { AmountVoided, AmountWrittenOff } from '../../events/invoice.ts';
import { settlementParts } from '../../events/invoice-fields.ts';
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

/** Voids an invoice without payments, credit notes, refunds and write-offs. @throws VoidAfterSettlement, DateTooEarly */
export function voidInvoice(invoice: RegisteredInvoice, { voidedOn, reason }: VoidInvoice): AmountVoided {
  const { amountDue } = invoice;
  if (settlementParts.some((part) => invoice[part] > 0)) throw new VoidAfterSettlement();
  refuseBeforeDue(invoice, voidedOn);
  return { type: 'AmountVoided', data: { amount: amountDue, voidedOn, reason, amountDue: 0 } };
}

/** All of the amount due was due on that day: it was issued, and what a reversal, a refund or an unapplication made due again was due again. */
function refuseBeforeDue({ document: { issuedOn }, dueAgainOn }: RegisteredInvoice, on: CalendarDate): void {
  refuseBefore('The invoice was issued', issuedOn, on);
  if (dueAgainOn !== undefined)
    refuseBefore('A reversal, refund or unapplication made an amount due again', dueAgainOn, on);
}
