import { amount } from '../terms/forms.ts';
import {
  isTaxTotal,
  MonetaryTotal,
  readAccountingTax,
  type TaxesAndTotals,
  termsOfTotals,
  totalsAsStated,
} from '../terms/stated-totals.ts';
import { type Context, group, type Term, termsOf } from '../terms/term.ts';
import { append, find, findAll, pathOf, type XmlElement } from '../xml/element.ts';
import { ElementMissing, RulesBroken } from '../xml/refusals.ts';
import { taxTotal } from './tax-total.ts';

const ofTotals = termsOf(MonetaryTotal);
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

const amountsOf = (taxTotal: XmlElement): XmlElement[] => findAll(taxTotal, ['cbc:TaxAmount']);

/** `cac:TaxTotal` and `cac:LegalMonetaryTotal`. A second tax total is the tax in the accounting currency (BT-111). */
export const taxesAndTotals: Term<TaxesAndTotals> = {
  read(element, context) {
    const taxTotals = findAll(element, ['cac:TaxTotal']);
    const accountingTax = readAccountingTax(
      find(element, ['cbc:TaxCurrencyCode']),
      taxTotals.flatMap(amountsOf),
      `${pathOf(element)}/cac:TaxTotal/cbc:TaxAmount`,
      context,
      find(element, ['cbc:CustomizationID'])?.text,
    );
    const [first, second] = taxTotals.filter((at) =>
      amountsOf(at).every((amount) => isTaxTotal(amount, accountingTax)),
    );
    if (second) throw new RulesBroken([{ rule: 'BR-CO-15', detail: 'several tax totals are in one currency' }]);
    const { tax, subtotals = [] } = (first && taxTotal.read(first, context)) ?? { tax: 0 };
    return termsOfTotals({ tax, subtotals, total: readMonetaryTotal(element, context), accountingTax });
  },

  write(document, element, context) {
    const { tax, subtotals, total, accountingTax } = totalsAsStated(document);
    taxTotal.write({ tax, subtotals }, append(element, 'cac:TaxTotal'), context);
    if (accountingTax) {
      taxTotal.write({ tax: accountingTax.amount }, append(element, 'cac:TaxTotal'), accountingTax);
    }
    monetaryTotal.write(total, append(element, 'cac:LegalMonetaryTotal'), context);
  },
};

function readMonetaryTotal(element: XmlElement, context: Context): MonetaryTotal {
  const at = find(element, ['cac:LegalMonetaryTotal']);
  const total = at && monetaryTotal.read(at, context);
  if (!total) throw new ElementMissing(`${pathOf(element)}/cac:LegalMonetaryTotal`);
  return total;
}
