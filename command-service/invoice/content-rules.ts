// What the content of an invoice or credit note must satisfy beyond its schema, from JSON and XML alike.

import type { InvoiceContent, Tax } from '../../events/document/document.ts';
import { rateOf } from '../../events/document/totals.ts';
import type { Kind } from '../../events/einvoice/kinds.ts';
import { categories } from '../../events/einvoice/rules/categories.ts';
import { type Currency, minorDigits, UnknownCurrency } from '../../events/money/currency.ts';
import { InvoiceRefusal } from './refusals.ts';
import { refuseCodeOfOther, TypeCodeOfOtherKind } from './type-code.ts';

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

/** The refusals of the content of a document. */
export const contentRules = [
  UnknownCurrency,
  TypeCodeOfOtherKind,
  TaxRateForbidden,
  AccountingCurrencyNotOther,
] as const;

/** @throws UnknownCurrency, TypeCodeOfOtherKind, TaxRateForbidden, AccountingCurrencyNotOther */
export function refuseContent(kind: Kind, content: InvoiceContent): void {
  minorDigits(content.currency);
  const { typeCode, currency, accountingTax } = content;
  refuseCodeOfOther(kind, typeCode);
  if (accountingTax?.currency === currency) throw new AccountingCurrencyNotOther(currency);
  for (const tax of taxesOn(content)) refuseImpossibleRate(tax);
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
