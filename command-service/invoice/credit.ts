import type { CalendarDate } from '../../events/calendar-date.ts';
import { isIdentifiedBy } from '../../events/einvoice/buyer.ts';
import { creditNote } from '../../events/einvoice/kinds.ts';
import type { IssuedCreditNote } from '../../events/einvoice/read-credit-note.ts';
import type { InvoiceEvent, IssuedDocument, PaymentUnapplied } from '../../events/invoice.ts';
import { stillPaying } from '../../events/invoice-payment.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import type { Currency } from '../../events/money/currency.ts';
import { type Minor, sum } from '../../events/money/money.ts';
import { unapplicationIdOf } from '../../events/unapplication.ts';
import { creditedDocument } from './credited-document.ts';
import { type Credited, creditedTaxes } from './credited-tax.ts';
import { refuseInexactCredit, refuseOtherCurrency, type ToCredit } from './pay.ts';
import { asItCame, payingByDay } from './payment-by-day.ts';
import { InvoiceRefusal, refuseBefore } from './refusals.ts';
import { type Settlement, settle } from './settle.ts';
import { refuseCodeOfOther } from './type-code.ts';

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
      `The credit note refers to ${about.join(', ')}, but this invoice is ${number}. Send it to the invoice that it refers to. If it refers to several, or to one that is not registered, send it onto the customer's account: POST /customers/{id}/credit-notes.`,
    );
  }
}

/** An invoice whose total is below 0 takes back something itself. */
export class InvoiceTotalNegative extends InvoiceRefusal {
  constructor(total: Minor) {
    super(
      `The total of the invoice is ${total} (minor units): it takes back something itself, so no credit note can. Register an invoice with the opposite amounts, or what is right: POST /invoices. If it was registered by mistake, void it.`,
    );
  }
}

/**
 * Deducts the note from the amount due and from what was written off. If it is larger, payments are unapplied by the rest and become the
 * customer's credit. What it takes back of a prepaid amount (BT-113) becomes credit, too.
 * @throws CurrencyDiffers, TypeCodeOfOtherKind, CreditNoteOfAnotherInvoice, InvoiceTotalNegative, CreditExceedsInvoice, CreditExceedsLine,
 *   NoSuchLine, NothingToCredit, NegativeAmountDue, DateTooEarly, AmountTooLarge
 */
export function applyCreditNote(invoice: RegisteredInvoice, command: ApplyCreditNote): InvoiceEvent[] {
  refuseOtherCurrency(invoice, command);
  const { creditNoteId, number, issuedOn, reason, credited } = command;
  refuseBefore('The invoice was issued', invoice.document.issuedOn, issuedOn);
  if (credited.by === 'document') {
    refuseCodeOfOther(creditNote, credited.document.typeCode);
    refuseAboutAnother(invoice, credited.document);
  }
  const { totals } = invoice.document;
  const whole = sum([totals.payable, totals.prepaid], 'the total of the invoice');
  if (whole < 0) throw new InvoiceTotalNegative(whole);
  const { taxes, total, refunded } =
    credited.by === 'document'
      ? creditedDocument(invoice, credited.document)
      : { ...creditedTaxes(invoice, credited), refunded: 0 };
  const settled = settle(invoice, total, { creditNoteId }, issuedOn);
  refuseInexactCredit(command, settled.excess);
  const { unapplied, excess } = unapply(invoice, settled, command);
  const note: InvoiceEvent = {
    type: 'CreditNoteApplied',
    data: {
      creditNoteId,
      ...(number !== undefined && { number }),
      amount: total - excess,
      ...(excess > 0 && { excess }),
      ...(refunded > 0 && { refunded }),
      issuedOn,
      reason,
      taxes,
      ...(credited.by === 'lines' && { lines: credited.lines }),
      ...(credited.by === 'document' && { document: withCustomer(credited.document, invoice) }),
      amountDue: settled.amountDue,
    },
  };
  return [...settled.recovery, ...unapplied, note];
}

/**
 * Unapplies payments by what a credit note exceeds, the one received last first. Each part becomes credit on the note's day, or when its
 * money was there, if that is later. The returned `excess` is the part of a prepaid amount.
 */
function unapply(
  invoice: RegisteredInvoice,
  { excess, amount: settledAmount, amountDue }: Settlement,
  { creditNoteId, issuedOn, reason }: ApplyCreditNote,
): { unapplied: PaymentUnapplied[]; excess: Minor } {
  const unapplied: PaymentUnapplied[] = [];
  let [left, due] = [excess, amountDue + settledAmount];
  const byReceipt = [...invoice.payments].toSorted(([, one], [, other]) => one.paidOn.localeCompare(other.paidOn));
  for (const [paymentId, payment] of byReceipt.reverse()) {
    const paid = Math.min(left, stillPaying(payment));
    if (paid === 0) continue;
    left -= paid;
    for (const { on, amount } of asItCame(payingByDay(invoice, paymentId), paid, issuedOn)) {
      due += amount;
      const unapplicationId = unapplicationIdOf.note(creditNoteId, paymentId, on);
      unapplied.push({
        type: 'PaymentUnapplied',
        data: { unapplicationId, paymentId, amount, unappliedOn: on, reason, amountDue: due },
      });
    }
  }
  return { unapplied, excess: left };
}

/**
 * A note need not identify its buyer. It is the customer of the invoice then, whose id the note does not have. If it identifies that
 * customer, with or without a scheme, it has the same id as the invoice.
 */
function withCustomer(note: IssuedCreditNote, { document: { customer } }: RegisteredInvoice): IssuedDocument {
  if (note.customer === undefined) return { ...note, customer, customerIdIsInternal: true };
  const isSame = note.buyer !== undefined && isIdentifiedBy(note.buyer, customer.id);
  return { ...note, customer: isSame ? { ...note.customer, id: customer.id } : note.customer };
}

function refuseAboutAnother(
  { document: { number } }: RegisteredInvoice,
  { precedingInvoices = [] }: IssuedCreditNote,
): void {
  const about = precedingInvoices.map((invoice) => invoice.number);
  if (number === undefined || about.length === 0 || about.includes(number)) return;
  throw new CreditNoteOfAnotherInvoice(about, number);
}
