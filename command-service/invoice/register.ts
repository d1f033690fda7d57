import type { CalendarDate } from '../../events/calendar-date.ts';
import type { InvoiceContent, Tax } from '../../events/document/document.ts';
import { type Amounts, amountsOf, rateOf, withAmounts } from '../../events/document/totals.ts';
import { differencesOf } from '../../events/einvoice/check-totals.ts';
import { invoice } from '../../events/einvoice/kinds.ts';
import { categories } from '../../events/einvoice/rules/categories.ts';
import type { InvoiceRegistered } from '../../events/invoice.ts';
import { type Currency, minorDigits } from '../../events/money/currency.ts';
import type { Minor } from '../../events/money/money.ts';
import { InvoiceRefusal } from './refusals.ts';
import { refuseUnknownClaim } from './specification.ts';
import { refuseCodeOfOther } from './type-code.ts';

/** `stated` are the amounts of a document that is valid with them (refuseBrokenMoneyRules). */
export type RegisterInvoice = { type: 'register'; invoiceId: string; content: InvoiceContent; stated?: Amounts };

export class NegativeAmountDue extends InvoiceRefusal {
  readonly amountDue: Minor;
  constructor(amountDue: Minor) {
    super(
      `The amount due would be negative (${amountDue} in minor units). To credit a customer, register a credit note for an invoice: POST /invoices/{id}/credit-notes.`,
    );
    this.amountDue = amountDue;
  }
}

export class DueBeforeIssued extends InvoiceRefusal {
  constructor(issuedOn: CalendarDate, dueOn: CalendarDate) {
    super(`The due date ${dueOn} is before the issue date ${issuedOn}. Send a due date on or after the issue date.`);
  }
}

/** EN 16931: categories Z, E, AE, K, G and O have no rate above 0 (BR-Z-05 …), category S has one (BR-S-05). */
export class TaxRateForbidden extends InvoiceRefusal {
  constructor(category: string, rate: string) {
    super(
      `Tax category ${category} must have ${category === 'S' ? 'a rate above 0' : 'a rate of 0'}, not ${rate}. Correct the rate or the category.`,
    );
  }
}

/** BT-6 is for the tax in another currency than the document's: with the same one, there were two tax totals of one currency. */
export class AccountingCurrencyNotOther extends InvoiceRefusal {
  constructor(currency: Currency) {
    super(
      `"accountingTax" is in ${currency}, the currency of the invoice (BR-CO-15, PEPPOL-EN16931-R005). Leave it out: the tax of the invoice is in "taxes".`,
    );
  }
}

/**
 * Registers an invoice with its line amounts, tax groups and totals: those that its document states, else calculated by EN 16931.
 * @throws UnknownCurrency, TypeCodeOfOtherKind, DueBeforeIssued, TaxRateForbidden, AccountingCurrencyNotOther, NegativeAmountDue,
 *   SpecificationNotKnown, AmountTooLarge
 */
export function register({ invoiceId, content, stated }: RegisterInvoice): InvoiceRegistered {
  minorDigits(content.currency);
  const { issuedOn, dueOn, typeCode, currency, accountingTax } = content;
  refuseCodeOfOther(invoice, typeCode);
  if (stated === undefined) refuseUnknownClaim(content);
  if (accountingTax?.currency === currency) throw new AccountingCurrencyNotOther(currency);
  if (dueOn !== undefined && dueOn < issuedOn) throw new DueBeforeIssued(issuedOn, dueOn);
  for (const tax of taxesOn(content)) refuseImpossibleRate(tax);
  const amounts = stated ?? amountsOf(content);
  const { payable } = amounts.totals;
  if (payable < 0) throw new NegativeAmountDue(payable);
  const differences = stated === undefined ? [] : differencesOf(content, stated);
  return {
    type: 'InvoiceRegistered',
    data: {
      invoiceId,
      ...withAmounts(content, amounts),
      ...(differences.length > 0 && { differences }),
      amountDue: payable,
    },
  };
}

const taxesOn = ({ lines, allowances = [], charges = [] }: InvoiceContent): Tax[] =>
  [...lines, ...allowances, ...charges].map(({ tax }) => tax);

function refuseImpossibleRate(tax: Tax): void {
  const rate = rateOf(tax);
  const isFree = rate === '0';
  const demanded = categories[tax.category].rate;
  const mustBeFree = demanded === '0' || demanded === 'none';
  if ((mustBeFree && !isFree) || (demanded === 'above 0' && isFree)) throw new TaxRateForbidden(tax.category, rate);
}
