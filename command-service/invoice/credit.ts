import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceContent } from '../../events/document/document.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import type { Currency } from '../../events/money/currency.ts';
import { type Credited, creditedTaxes } from './credited-tax.ts';
import { refuseInexactCredit, refuseOtherCurrency, type ToCredit } from './pay.ts';
import { InvoiceRefusal, refuseBefore } from './refusals.ts';
import { settle } from './settle.ts';

export type ApplyCreditNote = ToCredit & {
  type: 'credit';
  creditNoteId: string;
  number?: string;
  currency: Currency;
  issuedOn: CalendarDate;
  reason: string;
  credited: Credited;
};

/** The key of a note's command on its invoice. */
export const creditNoteKey = (creditNoteId: string): string => `credit-note:${creditNoteId}`;

/** The preceding invoice references (BT-25) of the credit note do not include this invoice. */
export class CreditNoteOfAnotherInvoice extends InvoiceRefusal {
  constructor(about: readonly string[], number: string) {
    super(
      `The credit note refers to ${about.join(', ')}, but this invoice is ${number}. Send it to the invoice that it refers to.`,
    );
  }
}

/**
 * Deducts the note; what it does not settle becomes customer credit.
 * @throws CurrencyDiffers, CreditNoteOfAnotherInvoice, CreditExceedsInvoice, CreditExceedsLine, NoSuchLine,
 *   NothingToCredit, DateTooEarly, AmountTooLarge
 */
export function applyCreditNote(invoice: RegisteredInvoice, command: ApplyCreditNote): InvoiceEvent[] {
  refuseOtherCurrency(invoice, command);
  const { creditNoteId, number, issuedOn, reason, credited } = command;
  refuseBefore('The invoice was issued', invoice.document.issuedOn, issuedOn);
  if (credited.by === 'document') refuseAboutAnother(invoice, credited.document);
  const { taxes, total } = creditedTaxes(invoice, credited);
  const { amount, excess, recovery, amountDue } = settle(invoice, total, { creditNoteId }, issuedOn);
  refuseInexactCredit(command, excess);
  const note: InvoiceEvent = {
    type: 'CreditNoteApplied',
    data: {
      creditNoteId,
      ...(number !== undefined && { number }),
      amount,
      ...(excess > 0 && { excess }),
      issuedOn,
      reason,
      taxes,
      ...(credited.by === 'lines' && { lines: credited.lines }),
      ...(credited.by === 'document' && { document: credited.document }),
      amountDue,
    },
  };
  return [...recovery, note];
}

function refuseAboutAnother(
  { document: { number } }: RegisteredInvoice,
  { precedingInvoices = [] }: InvoiceContent,
): void {
  const about = precedingInvoices.map((invoice) => invoice.number);
  if (number === undefined || about.length === 0 || about.includes(number)) return;
  throw new CreditNoteOfAnotherInvoice(about, number);
}
