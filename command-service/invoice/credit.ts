import { type CalendarDate, later } from '../../events/calendar-date.ts';
import type { InvoiceContent } from '../../events/document/document.ts';
import type { InvoiceEvent, PaymentUnapplied } from '../../events/invoice.ts';
import { stillPaying } from '../../events/invoice-payment.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import type { Currency } from '../../events/money/currency.ts';
import { sum } from '../../events/money/money.ts';
import { type Credited, creditedTaxes } from './credited-tax.ts';
import { refuseInexactCredit, refuseOtherCurrency, type ToCredit } from './pay.ts';
import { payingByDay, thereSince } from './payment-by-day.ts';
import { InvoiceRefusal, refuseBefore } from './refusals.ts';
import { type Settlement, settle } from './settle.ts';

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
 * Deducts the note. If less is due, payments that pay what the note takes back are unapplied, the last one first, and become the
 * customer's credit. So the amounts are those of the note and then the payments. What the note takes back of a prepaid amount (BT-113)
 * becomes credit, too.
 * @throws CurrencyDiffers, CreditNoteOfAnotherInvoice, CreditExceedsInvoice, CreditExceedsLine, NoSuchLine,
 *   NothingToCredit, DateTooEarly, AmountTooLarge
 */
export function applyCreditNote(invoice: RegisteredInvoice, command: ApplyCreditNote): InvoiceEvent[] {
  refuseOtherCurrency(invoice, command);
  const { creditNoteId, number, issuedOn, reason, credited } = command;
  refuseBefore('The invoice was issued', invoice.document.issuedOn, issuedOn);
  if (credited.by === 'document') refuseAboutAnother(invoice, credited.document);
  const { taxes, total } = creditedTaxes(invoice, credited);
  const settled = settle(invoice, total, { creditNoteId }, issuedOn);
  refuseInexactCredit(command, settled.excess);
  const unapplied = unapply(invoice, settled, command);
  const excess =
    settled.excess -
    sum(
      unapplied.map(({ data }) => data.amount),
      'what is unapplied',
    );
  const note: InvoiceEvent = {
    type: 'CreditNoteApplied',
    data: {
      creditNoteId,
      ...(number !== undefined && { number }),
      amount: total - excess,
      ...(excess > 0 && { excess }),
      issuedOn,
      reason,
      taxes,
      ...(credited.by === 'lines' && { lines: credited.lines }),
      ...(credited.by === 'document' && { document: credited.document }),
      amountDue: settled.amountDue,
    },
  };
  return [...settled.recovery, ...unapplied, note];
}

/**
 * Takes from the invoice what pays more of it than is left after a credit note. It becomes credit on the note's day, but not before the
 * payment was there.
 */
function unapply(
  invoice: RegisteredInvoice,
  { excess, amount: settled, amountDue }: Settlement,
  { creditNoteId, issuedOn, reason }: ApplyCreditNote,
): PaymentUnapplied[] {
  const unapplied: PaymentUnapplied[] = [];
  let [left, due] = [excess, amountDue + settled];
  for (const [paymentId, payment] of [...invoice.payments].reverse()) {
    const amount = Math.min(left, stillPaying(payment));
    if (amount === 0) continue;
    left -= amount;
    due += amount;
    const unappliedOn = later(issuedOn, thereSince(payingByDay(invoice, paymentId), amount));
    const unapplicationId = `${byNotes}${creditNoteId}/${paymentId}`;
    unapplied.push({
      type: 'PaymentUnapplied',
      data: { unapplicationId, paymentId, amount, unappliedOn, reason, amountDue: due },
    });
  }
  return unapplied;
}

/** What the ids of what credit notes unapply begin with. They cannot be a client's ids, which have no slash. */
const byNotes = 'credit-notes/';

/** Whether a credit note unapplied it. */
export const isByNote = (unapplicationId: string): boolean => unapplicationId.startsWith(byNotes);

/** Whether this credit note unapplied it. */
export const isBy = (creditNoteId: string, unapplicationId: string): boolean =>
  unapplicationId.startsWith(`${byNotes}${creditNoteId}/`);

function refuseAboutAnother(
  { document: { number } }: RegisteredInvoice,
  { precedingInvoices = [] }: InvoiceContent,
): void {
  const about = precedingInvoices.map((invoice) => invoice.number);
  if (number === undefined || about.length === 0 || about.includes(number)) return;
  throw new CreditNoteOfAnotherInvoice(about, number);
}
