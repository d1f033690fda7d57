import { money } from '../../format/money.ts';
import { texts } from '../../texts.ts';
import { afterCreditNote, canBe } from '../outcome.ts';
import type { InvoiceAnswer } from '../reads.ts';
import type { Action } from './action.ts';
import { NoteFromFile } from './note-from-file.tsx';

/** Issues a credit note for an amount including tax, or registers one that is a document. */
export const creditNote: Action<'/invoices/{invoiceId}/credit-notes'> = {
  texts: texts.creditNote,
  isOffered: canBe.credited,
  amount: (invoice) =>
    Math.min(invoice.amountDue || invoice.writtenOff || creditableOf(invoice), creditableOf(invoice)),
  fields: (invoice) => ({
    amount: {
      label: texts.creditNote.amount,
      hint: texts.creditNote.atMost(money(creditableOf(invoice), invoice.currency)),
    },
    date: { label: texts.creditNote.date, name: 'issuedOn' },
    reference: { label: texts.creditNote.number, name: 'number' },
    hasReason: true,
  }),
  fieldOf: { 'credit-exceeds-invoice': '/amount', 'nothing-to-credit': '/amount', 'amount-too-large': '/amount' },
  FromFile: NoteFromFile,
  outcome: afterCreditNote,
  body: ({ id, amount, date, reference: number, reason }, { currency }) => ({
    creditNoteId: id,
    amount,
    currency,
    issuedOn: date,
    reason,
    ...(number && { number }),
  }),
};

/** The part of the invoice's total that earlier credit notes have not credited. */
const creditableOf = ({ totals, creditNotes }: InvoiceAnswer): number =>
  creditNotes.reduce(
    (left, { amount, excess = 0, prepaid = 0 }) => left - amount - excess - prepaid,
    totals.taxInclusive + (totals.rounding ?? 0),
  );
