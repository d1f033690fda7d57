import type { InvoiceContent } from '../../events/document/document.ts';
import { type Amounts, amountsOf, withAmounts } from '../../events/document/totals.ts';
import { differencesOf } from '../../events/einvoice/check-totals.ts';
import { invoice } from '../../events/einvoice/kinds.ts';
import type { InvoiceRegistered } from '../../events/invoice.ts';
import { sidesOf } from '../../events/invoice-fields.ts';
import { refuseContent } from './content-rules.ts';
import { refuseInexactCredit, type ToCredit } from './pay.ts';
import { refuseUnknownClaim } from './specification.ts';

/**
 * `stated` are the amounts of a document that is valid with them (refuseBrokenMoneyRules). `computed` are those that follow from the content,
 * if whoever sends the command has computed them: it takes longer than all else here.
 */
export type RegisterInvoice = ToCredit & {
  type: 'register';
  invoiceId: string;
  content: InvoiceContent;
  stated?: Amounts;
  computed?: Amounts;
};

/**
 * Registers an invoice with its line amounts, tax groups and totals: those that its document states, else calculated by EN 16931. If the
 * total is below 0, nothing is due, and what it owes becomes the customer's credit.
 * @throws UnknownCurrency, TypeCodeOfOtherKind, DueBeforeIssued, TaxRateForbidden, AccountingCurrencyNotOther,
 *   SpecificationNotKnown, AmountTooLarge
 */
export function register({ invoiceId, content, stated, computed, ...credited }: RegisterInvoice): InvoiceRegistered {
  refuseContent(invoice, content);
  if (stated === undefined) refuseUnknownClaim(content);
  const amounts = stated ?? computed ?? amountsOf(content);
  const { claim, excess } = sidesOf(amounts.totals);
  refuseInexactCredit(credited, excess);
  const differences = stated === undefined ? [] : differencesOf(content, stated);
  return {
    type: 'InvoiceRegistered',
    data: {
      invoiceId,
      ...withAmounts(content, amounts),
      ...(differences.length > 0 && { differences }),
      ...(excess > 0 && { excess }),
      amountDue: claim,
    },
  };
}
