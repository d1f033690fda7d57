import { Type } from 'typebox';
import { InvoiceContent, type Tax } from '../../document/document.ts';
import { rateOf, type Totals } from '../../document/totals.ts';
import type { Document } from '../../invoice.ts';
import { isCurrency } from '../../money/currency.ts';
import type { Minor } from '../../money/money.ts';
import { append, find, findAll, pathOf, type XmlElement } from '../xml/element.ts';
import { ElementInvalid, ElementMissing, ElementRepeated } from '../xml/refusals.ts';
import { amount } from './forms.ts';
import { taxTotal } from './tax-total.ts';
import { type Context, group, type Term, termsOf } from './term.ts';

// The document's totals (BG-22) and its VAT breakdown (BG-23). A total that a document leaves out counts as 0.

const { prepaid, rounding } = InvoiceContent.properties;

type MonetaryTotal = Omit<Totals, 'tax' | 'allowances' | 'charges' | 'prepaid'> & {
  allowances?: Minor;
  charges?: Minor;
  prepaid?: Minor;
};
const ofTotals = termsOf(
  Type.Object({
    lines: Type.Integer(),
    taxExclusive: Type.Integer(),
    taxInclusive: Type.Integer(),
    allowances: Type.Optional(Type.Integer()),
    charges: Type.Optional(Type.Integer()),
    prepaid,
    rounding,
    payable: Type.Integer(),
  }),
);
const monetaryTotal = group<MonetaryTotal>([
  ofTotals.required('lines', 'cbc:LineExtensionAmount', amount),
  ofTotals.required('taxExclusive', 'cbc:TaxExclusiveAmount', amount),
  ofTotals.required('taxInclusive', 'cbc:TaxInclusiveAmount', amount),
  ofTotals.one('allowances', 'cbc:AllowanceTotalAmount', amount),
  ofTotals.one('charges', 'cbc:ChargeTotalAmount', amount),
  ofTotals.one('prepaid', 'cbc:PrepaidAmount', amount),
  ofTotals.one('rounding', 'cbc:PayableRoundingAmount', amount),
  ofTotals.required('payable', 'cbc:PayableAmount', amount),
]);

type TaxesAndTotals = Pick<
  Document,
  'taxes' | 'totals' | 'allowances' | 'charges' | 'prepaid' | 'rounding' | 'exemptionReasons' | 'accountingTax'
>;

/** `cac:TaxTotal` and `cac:LegalMonetaryTotal`. A second tax total is the tax in the accounting currency (BT-111). */
export const taxesAndTotals: Term<TaxesAndTotals> = {
  read(element, context) {
    const accountingTax = readAccountingTax(element);
    const [first, second] = findAll(element, ['cac:TaxTotal']).filter(
      (at) => accountingTax === undefined || currencyOf(at) !== accountingTax.currency,
    );
    if (second) throw new ElementRepeated(`${pathOf(element)}/cac:TaxTotal`, 2);
    const { tax, subtotals = [] } = (first && taxTotal.read(first, context)) ?? { tax: 0 };
    const { allowances = 0, charges = 0, prepaid, ...stated } = readMonetaryTotal(element, context);
    const exemptions = subtotals.flatMap(({ category: { rate: _, ...reason } }) =>
      reason.reason === undefined && reason.code === undefined ? [] : reason,
    );
    return {
      totals: { ...stated, allowances, charges, tax, prepaid: prepaid ?? 0 },
      taxes: subtotals.map(({ taxable, tax, category }) => ({
        category: category.category,
        rate: rateOf(category),
        taxable,
        tax,
      })),
      ...(prepaid !== undefined && { prepaid }),
      ...(stated.rounding !== undefined && { rounding: stated.rounding }),
      ...(exemptions.length > 0 && { exemptionReasons: exemptions }),
      ...(accountingTax && { accountingTax }),
    };
  },

  write({ taxes, totals, accountingTax, exemptionReasons = [], ...content }, element, context) {
    const reasonOf = (category: Tax['category']) => exemptionReasons.find((reason) => reason.category === category);
    const subtotals = taxes.map(({ taxable, tax, category, rate }) => ({
      taxable,
      tax,
      category: { ...reasonOf(category), category, rate },
    }));
    taxTotal.write({ tax: totals.tax, subtotals }, append(element, 'cac:TaxTotal'), context);
    if (accountingTax) {
      taxTotal.write({ tax: accountingTax.amount }, append(element, 'cac:TaxTotal'), accountingTax);
    }
    const { allowances, charges, prepaid, ...stated } = totals;
    const total = {
      ...stated,
      ...(content.allowances && { allowances }),
      ...(content.charges && { charges }),
      ...(content.prepaid !== undefined && { prepaid }),
    };
    monetaryTotal.write(total, append(element, 'cac:LegalMonetaryTotal'), context);
  },
};

function readMonetaryTotal(element: XmlElement, context: Context): MonetaryTotal {
  const at = find(element, ['cac:LegalMonetaryTotal']);
  const total = at && monetaryTotal.read(at, context);
  if (!total) throw new ElementMissing(`${pathOf(element)}/cac:LegalMonetaryTotal`);
  return total;
}

const currencyOf = (taxTotal: XmlElement): string | undefined =>
  find(taxTotal, ['cbc:TaxAmount'])?.attributes.get('currencyID')?.trim();

/** BR-53: if there is an accounting currency (BT-6), there must be a tax total in it (BT-111). */
function readAccountingTax(element: XmlElement): TaxesAndTotals['accountingTax'] {
  const named = find(element, ['cbc:TaxCurrencyCode']);
  const currency = named?.text.trim();
  const documentCurrency = find(element, ['cbc:DocumentCurrencyCode'])?.text.trim();
  if (!named || !currency || currency === documentCurrency) return undefined;
  if (!isCurrency(currency)) throw new ElementInvalid(pathOf(named), currency, 'is not a currency of ISO 4217');
  const at = findAll(element, ['cac:TaxTotal']).find((taxTotal) => currencyOf(taxTotal) === currency);
  const total = at && taxTotal.read(at, { currency });
  if (!total) throw new ElementMissing(`${pathOf(element)}/cac:TaxTotal/cbc:TaxAmount[@currencyID="${currency}"]`);
  return { currency, amount: total.tax };
}
