// Credit notes that are about several invoices, or name none: what they credit becomes the customer's credit at once.

import type { CustomerAccount, CustomerEvent } from '../../events/customer.ts';
import { creditNote } from '../../events/einvoice/kinds.ts';
import type { IssuedDocument } from '../../events/invoice.ts';
import { sum } from '../../events/money/money.ts';
import { refuseContent } from '../invoice/content-rules.ts';
import { refuseNegative } from '../invoice/credited-document.ts';
import { creditIn } from './decide.ts';

/** A credit note with its amounts, which are positive although they are taken back. */
export type AccountNote = { creditNoteId: string; document: IssuedDocument };

/**
 * Registers a credit note on the account of its customer. Its amount due (BT-115) becomes credit, on its issue date; what was returned
 * already (BT-113) does not.
 * @throws UnknownCurrency, TypeCodeOfOtherKind, TaxRateForbidden, AccountingCurrencyNotOther, NegativeAmountDue,
 *   AmountTooLarge
 */
export function registerNote(account: CustomerAccount, { creditNoteId, document }: AccountNote): CustomerEvent[] {
  refuseContent(creditNote, document);
  refuseNegative(document);
  const { number, currency, issuedOn, totals } = document;
  const amount = totals.payable;
  const credit = sum([creditIn(account, currency), amount], "the customer's credit");
  const about = { creditNoteId, ...(number !== undefined && { number }), issuedOn, document };
  return [{ type: 'CreditNoteRegistered', data: { ...about, currency, amount, credit } }];
}
