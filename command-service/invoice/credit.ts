import type { CreditNoteApplied } from '../../events/invoice.ts';
import type { RegisteredInvoice } from '../../events/invoice-state.ts';
import type { ApplyCreditNote } from './commands.ts';
import { creditedTaxes } from './credited-tax.ts';
import { refuseOtherCurrency } from './pay.ts';

/**
 * What is due is deducted; what the note takes back beyond it becomes the customer's credit.
 * @throws CurrencyDiffers, CreditExceedsInvoice, NoSuchLine, NothingToCredit
 */
export function applyCreditNote(invoice: RegisteredInvoice, command: ApplyCreditNote): CreditNoteApplied {
  refuseOtherCurrency(invoice, command);
  const { creditNoteId, number, issuedOn, reason, credited } = command;
  const { taxes, total } = creditedTaxes(invoice, credited);
  const amount = Math.min(total, invoice.amountDue);
  return {
    type: 'CreditNoteApplied',
    data: {
      creditNoteId,
      ...(number !== undefined && { number }),
      amount,
      ...(total > amount && { excess: total - amount }),
      issuedOn,
      reason,
      taxes,
      ...(credited.by === 'lines' && { lines: credited.lines }),
      ...(credited.by === 'document' && { document: credited.document }),
      amountDue: invoice.amountDue - amount,
    },
  };
}
