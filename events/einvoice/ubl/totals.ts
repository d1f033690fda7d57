import { childOrEmpty, find, findAll } from '../terms/find.ts';
import { amount } from '../terms/forms.ts';
import {
  type MonetaryTotal,
  ofTotals,
  readAccountingTax,
  refuseCounts,
  type TaxesAndTotals,
  taxesOf,
  taxTotalsOf,
  termsOfTotals,
  totalsAsStated,
} from '../terms/stated-totals.ts';
import { group, type Term } from '../terms/term.ts';
import { append, everyOf, pathOf, type XmlElement } from '../xml/element.ts';
import { type TaxTotal, taxGroups, taxTotal } from './tax-total.ts';

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

const rulesOfAccounting = { own: [], missing: ['BR-53'], isOwnHeld: true };

const amountsOf = (taxTotal: XmlElement): XmlElement[] => everyOf(taxTotal, ['cbc:TaxAmount']);
const hasSubtotals = ({ children }: XmlElement): boolean => children.some(({ name }) => name === 'cac:TaxSubtotal');

/** `cac:TaxTotal` and `cac:LegalMonetaryTotal`. A second tax total is the tax in the accounting currency (BT-111). */
export const taxesAndTotals: Term<TaxesAndTotals> = {
  read(element, reading) {
    const all = findAll(element, ['cac:TaxTotal'], reading);
    const named = find(element, ['cbc:TaxCurrencyCode'], reading);
    const path = `${pathOf(element)}/cac:TaxTotal/cbc:TaxAmount`;
    const taxTotals = taxTotalsOf(named, all.flatMap(amountsOf), path, reading, rulesOfAccounting);
    const isOther = (one: XmlElement) => one === taxTotals.accounting?.parent;
    const main = taxTotals.tax?.parent ?? all.find(hasSubtotals) ?? all.find((one) => !isOther(one));
    for (const one of all) if (one !== main && !isOther(one)) taxTotal.read(one, reading); // refuses what is wrong with it
    const { tax, subtotals = [] }: Partial<TaxTotal> = (main && taxTotal.read(main, reading)) ?? {};
    const own = all.filter(hasSubtotals).length;
    refuseCounts({ own: [own, 1], other: [all.length - own, named ? 1 : 0] }, path, reading);
    const accountingTax = readAccountingTax(taxTotals, reading);
    const [other] = all.filter((one) => isOther(one) && one !== main); // groups of the main one are read as those of the document
    const { subtotals: otherGroups = [] } =
      (other && accountingTax && taxGroups.read(other, reading.in(accountingTax.currency))) ?? {};
    const terms = termsOfTotals({
      ...(taxTotals.tax && tax !== undefined && { tax }),
      subtotals,
      total: monetaryTotal.read(childOrEmpty(element, 'cac:LegalMonetaryTotal', reading), reading) ?? {},
      accountingTax,
    });
    return { ...terms, ...(otherGroups.length > 0 && { accountingTaxes: taxesOf(otherGroups) }) } as TaxesAndTotals;
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
