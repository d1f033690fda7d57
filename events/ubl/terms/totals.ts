import { Type } from 'typebox';
import { InvoiceContent, type Tax } from '../../document/document.ts';
import { rateOf, type Totals } from '../../document/totals.ts';
import { isCurrency } from '../../money/currency.ts';
import type { Minor } from '../../money/money.ts';
import { isPeppol, isXRechnung } from '../rules/of-peppol.ts';
import { append, find, findAll, pathOf, type XmlElement } from '../xml/element.ts';
import { ElementInvalid, ElementMissing, RulesBroken } from '../xml/refusals.ts';
import { amount } from './forms.ts';
import type { StatedDocument } from './stated-document.ts';
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
  StatedDocument,
  'taxes' | 'totals' | 'allowances' | 'charges' | 'prepaid' | 'rounding' | 'exemptionReasons' | 'accountingTax'
>;

/** `cac:TaxTotal` and `cac:LegalMonetaryTotal`. A second tax total is the tax in the accounting currency (BT-111). */
export const taxesAndTotals: Term<TaxesAndTotals> = {
  read(element, context) {
    const accountingTax = readAccountingTax(element);
    const [first, second] = findAll(element, ['cac:TaxTotal']).filter(
      (at) => accountingTax === undefined || currencyOf(at) !== accountingTax.currency,
    );
    if (second) throw new RulesBroken([{ rule: 'BR-CO-15', detail: 'several tax totals are in one currency' }]);
    const { tax, subtotals = [] } = (first && taxTotal.read(first, context)) ?? { tax: 0 };
    const { allowances = 0, charges = 0, prepaid, ...stated } = readMonetaryTotal(element, context);
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
  },

  write({ taxes, totals, accountingTax, exemptionReasons = [], ...content }, element, context) {
    // with the rate 0 of category O, if it is stated
    const reasonOf = (category: Tax['category']) => exemptionReasons.find((reason) => reason.category === category);
    const subtotals = taxes.map(({ taxable, tax, category, rate }) => ({
      taxable,
      tax,
      category: { ...reasonOf(category), category, ...(rate !== undefined && { rate }) },
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

/**
 * BR-53: if there is an accounting currency (BT-6), there must be a tax total in it (BT-111). EN 16931 allows it to be the currency of the
 * document, whose one tax total (BR-CO-15) is then both. Peppol and XRechnung do not.
 */
function readAccountingTax(element: XmlElement): TaxesAndTotals['accountingTax'] {
  const named = find(element, ['cbc:TaxCurrencyCode']);
  const currency = named?.text.trim();
  const documentCurrency = find(element, ['cbc:DocumentCurrencyCode'])?.text.trim();
  if (!named || !currency) return undefined;
  if (currency === documentCurrency) {
    const specification = find(element, ['cbc:CustomizationID'])?.text;
    if (!isPeppol(specification) && !isXRechnung(specification)) return undefined;
    throw new RulesBroken([
      { rule: 'PEPPOL-EN16931-R005', detail: `the accounting currency is ${currency}, as that of the document` },
    ]);
  }
  if (!isCurrency(currency)) throw new ElementInvalid(pathOf(named), currency, 'is not a currency of ISO 4217');
  const at = findAll(element, ['cac:TaxTotal']).find((taxTotal) => currencyOf(taxTotal) === currency);
  const total = at && taxTotal.read(at, { currency });
  if (!total) throw new ElementMissing(`${pathOf(element)}/cac:TaxTotal/cbc:TaxAmount[@currencyID="${currency}"]`);
  return { currency, amount: total.tax };
}
