import { Type } from 'typebox';
import { InvoiceContent, Tax } from '../../document/document.ts';
import { rateOf, type Totals } from '../../document/totals.ts';
import { isCurrency } from '../../money/currency.ts';
import type { Minor } from '../../money/money.ts';
import { isPeppol, isXRechnung } from '../rules/of-peppol.ts';
import { pathOf, type XmlElement } from '../xml/element.ts';
import { ElementInvalid, ElementMissing, RulesBroken } from '../xml/refusals.ts';
import { amount } from './forms.ts';
import type { StatedDocument } from './stated-document.ts';
import type { Context } from './term.ts';

// The document's totals (BG-22) and its VAT breakdown (BG-23), as a syntax groups them. A total that a document leaves out counts as 0.

const { prepaid, rounding, exemptionReasons } = InvoiceContent.properties;

/** The totals without the tax total. */
export const MonetaryTotal = Type.Object({
  lines: Type.Integer(),
  taxExclusive: Type.Integer(),
  taxInclusive: Type.Integer(),
  allowances: Type.Optional(Type.Integer()),
  charges: Type.Optional(Type.Integer()),
  prepaid,
  rounding,
  payable: Type.Integer(),
});
export type MonetaryTotal = Omit<Totals, 'tax' | 'allowances' | 'charges' | 'prepaid'> & {
  allowances?: Minor;
  charges?: Minor;
  prepaid?: Minor;
};

/** A tax category of the breakdown, with its exemption reason. */
export const Category = Type.Object({ ...exemptionReasons.items.properties, ...Tax.properties });
export type Category = Tax & Omit<NonNullable<InvoiceContent['exemptionReasons']>[number], 'rate'>;
export type Subtotal = { taxable: Minor; tax: Minor; category: Category };

/** All that a syntax states of taxes and totals. `tax` is the tax total, BT-110. */
export type TotalsAsStated = {
  tax: Minor;
  subtotals: Subtotal[];
  total: MonetaryTotal;
  accountingTax: StatedDocument['accountingTax'];
};

export type TaxesAndTotals = Pick<
  StatedDocument,
  'taxes' | 'totals' | 'allowances' | 'charges' | 'prepaid' | 'rounding' | 'exemptionReasons' | 'accountingTax'
>;

/** The terms of a document that was read. */
export function termsOfTotals({ tax, subtotals, total, accountingTax }: TotalsAsStated): TaxesAndTotals {
  const { allowances = 0, charges = 0, prepaid, ...stated } = total;
  const exemptions = subtotals.flatMap(({ category: { rate, ...reason } }) => {
    if (reason.reason === undefined && reason.code === undefined) return [];
    return reason.category === 'O' && rate === '0' ? { ...reason, rate: '0' as const } : reason;
  });
  return {
    totals: { ...stated, allowances, charges, tax, prepaid: prepaid ?? 0 },
    taxes: subtotals.map(({ taxable, tax, category: { category, rate } }) => ({
      category,
      ...(rate !== undefined && { rate: rateOf({ category, rate }) }),
      taxable,
      tax,
    })),
    ...(prepaid !== undefined && { prepaid }),
    ...(stated.rounding !== undefined && { rounding: stated.rounding }),
    ...(exemptions.length > 0 && { exemptionReasons: exemptions }),
    ...(accountingTax && { accountingTax }),
  };
}

/** What is written of a document. */
export function totalsAsStated(document: TaxesAndTotals): TotalsAsStated {
  const { taxes, totals, accountingTax, exemptionReasons = [] } = document;
  // with the rate 0 of category O, if it is stated
  const reasonOf = (category: Tax['category']) => exemptionReasons.find((reason) => reason.category === category);
  const { tax, allowances, charges, prepaid, ...stated } = totals;
  return {
    tax,
    subtotals: taxes.map(({ taxable, tax, category, rate }) => ({
      taxable,
      tax,
      category: { ...reasonOf(category), category, ...(rate !== undefined && { rate }) },
    })),
    total: {
      ...stated,
      ...(document.allowances && { allowances }),
      ...(document.charges && { charges }),
      ...(document.prepaid !== undefined && { prepaid }),
    },
    accountingTax,
  };
}

const currencyOf = (amount: XmlElement): string | undefined => amount.attributes.get('currencyID')?.trim();

/**
 * BR-53: if there is an accounting currency (BT-6), there must be a tax total in it (BT-111). EN 16931 allows it to be the currency of the
 * document, whose one tax total (BR-CO-15) is then both. Peppol and XRechnung do not.
 * @param named the element of the accounting currency
 * @param amounts the elements of all tax totals
 * @param path of a tax total
 * @param specification BT-24
 */
export function readAccountingTax(
  named: XmlElement | undefined,
  amounts: readonly XmlElement[],
  path: string,
  { currency: documentCurrency }: Context,
  specification: string | undefined,
): StatedDocument['accountingTax'] {
  const currency = named?.text.trim();
  if (!named || !currency) return undefined;
  if (currency === documentCurrency) {
    if (!isPeppol(specification) && !isXRechnung(specification)) return undefined;
    throw new RulesBroken([
      { rule: 'PEPPOL-EN16931-R005', detail: `the accounting currency is ${currency}, as that of the document` },
    ]);
  }
  if (!isCurrency(currency)) throw new ElementInvalid(pathOf(named), currency, 'is not a currency of ISO 4217');
  const at = amounts.find((amount) => currencyOf(amount) === currency);
  const total = at && amount.read(at, { currency });
  if (total === undefined) throw new ElementMissing(`${path}[@currencyID="${currency}"]`);
  return { currency, amount: total };
}

/** Whether the element of a tax total is the one in the document's currency. */
export const isTaxTotal = (amount: XmlElement, accountingTax: StatedDocument['accountingTax']): boolean =>
  accountingTax === undefined || currencyOf(amount) !== accountingTax.currency;
