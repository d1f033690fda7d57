import { Type } from 'typebox';
import { InvoiceContent } from '../../document/document.ts';
import { amount, bareAmount, text } from '../terms/forms.ts';
import {
  Category,
  isTaxTotal,
  MonetaryTotal,
  readAccountingTax,
  type Subtotal,
  termsOfTotals,
  totalsAsStated,
} from '../terms/stated-totals.ts';
import { type Form, group, type Term, termsOf } from '../terms/term.ts';
import { append, find, findAll, pathOf, rootOf, stepsOf, type XmlElement } from '../xml/element.ts';
import { ElementInvalid, ElementMissing, ElementRepeated, RulesBroken } from '../xml/refusals.ts';
import type { CiiDocument } from './cii-document.ts';
import { date } from './forms.ts';
import { tradeTaxWith } from './tax.ts';

// The VAT breakdown (BG-23), which also has the tax point (BT-7, BT-8), and the totals (BG-22).

const { taxPointOn, taxPointCode } = InvoiceContent.properties;
type TaxPoint = Pick<CiiDocument, 'taxPointOn' | 'taxPointCode'>;
type Flat = Omit<Subtotal, 'category'> & Subtotal['category'] & TaxPoint;

/** CII has codes of UNTDID 2475, and UBL and the ledger those of UNTDID 2005 that mean the same (BT-8). */
const codesOfCii: Readonly<Record<NonNullable<TaxPoint['taxPointCode']>, string>> = {
  '3': '5',
  '35': '29',
  '432': '72',
};

const taxPointCodeForm: Form<NonNullable<TaxPoint['taxPointCode']>> = {
  read(element, context) {
    const stated = text.read(element, context);
    if (stated === undefined) return undefined;
    for (const code of ['3', '35', '432'] as const) if (codesOfCii[code] === stated) return code;
    throw new ElementInvalid(pathOf(element), stated, `is none of ${Object.values(codesOfCii).join(', ')}`);
  },
  write: (code, element, context) => text.write(codesOfCii[code], element, context),
};

const of = termsOf(
  Type.Object({ taxable: Type.Integer(), tax: Type.Integer(), ...Category.properties, taxPointOn, taxPointCode }),
);
const subtotal = tradeTaxWith<Flat>({
  before: [of.required('tax', 'ram:CalculatedAmount', bareAmount)],
  afterType: [of.one('reason', 'ram:ExemptionReason', text), of.required('taxable', 'ram:BasisAmount', bareAmount)],
  afterCategory: [
    of.one('code', 'ram:ExemptionReasonCode', text),
    of.one('taxPointOn', 'ram:TaxPointDate/udt:DateString', date),
    of.one('taxPointCode', 'ram:DueDateTypeCode', taxPointCodeForm),
  ],
});

const breakdownName = 'ram:ApplicableTradeTax';

/** Is read with the totals. The tax point is written in the first element, since it may be stated once (CII-SR-461). */
export const breakdown: Term<CiiDocument> = {
  read: () => ({}),
  write(document, element, context) {
    const { taxPointOn, taxPointCode } = document;
    const taxPoint = {
      ...(taxPointOn !== undefined && { taxPointOn }),
      ...(taxPointCode !== undefined && { taxPointCode }),
    };
    for (const [index, { taxable, tax, category }] of totalsAsStated(document).subtotals.entries()) {
      const flat = { taxable, tax, ...category, ...(index === 0 && taxPoint) };
      subtotal.write(flat, append(element, breakdownName), context);
    }
  },
};

const ofTotals = termsOf(MonetaryTotal);
const beforeTax = group<MonetaryTotal>([
  ofTotals.required('lines', 'ram:LineTotalAmount', bareAmount),
  ofTotals.one('charges', 'ram:ChargeTotalAmount', bareAmount),
  ofTotals.one('allowances', 'ram:AllowanceTotalAmount', bareAmount),
  ofTotals.required('taxExclusive', 'ram:TaxBasisTotalAmount', bareAmount),
]);
const afterTax = group<MonetaryTotal>([
  ofTotals.one('rounding', 'ram:RoundingAmount', bareAmount),
  ofTotals.required('taxInclusive', 'ram:GrandTotalAmount', bareAmount),
  ofTotals.one('prepaid', 'ram:TotalPrepaidAmount', bareAmount),
  ofTotals.required('payable', 'ram:DuePayableAmount', bareAmount),
]);

const specificationPath = stepsOf('rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID');
const summationName = 'ram:SpecifiedTradeSettlementHeaderMonetarySummation';
const taxTotalName = 'ram:TaxTotalAmount';

/** The totals. The tax totals (BT-110, BT-111) are the only amounts that state their currency. */
export const totals: Term<CiiDocument> = {
  read(element, context) {
    const summation = find(element, [summationName]);
    if (!summation) throw new ElementMissing(`${pathOf(element)}/${summationName}`);
    const total = { ...beforeTax.read(summation, context), ...afterTax.read(summation, context) } as MonetaryTotal;
    const taxTotals = findAll(summation, [taxTotalName]);
    const path = `${pathOf(summation)}/${taxTotalName}`;
    const named = find(element, ['ram:TaxCurrencyCode']);
    const specification = find(rootOf(element), specificationPath)?.text;
    const accountingTax = readAccountingTax(named, taxTotals, path, context, specification);
    const [first, second] = taxTotals.filter((at) => isTaxTotal(at, accountingTax));
    if (second) throw new RulesBroken([{ rule: 'BR-CO-15', detail: 'several tax totals are in one currency' }]);
    const flats = findAll(element, [breakdownName]).flatMap((at) => subtotal.read(at, context) ?? []);
    return {
      ...termsOfTotals({
        tax: (first && amount.read(first, context)) ?? 0,
        subtotals: flats.map(({ taxable, tax, taxPointOn: _, taxPointCode: __, ...category }) => ({
          taxable,
          tax,
          category,
        })),
        total,
        accountingTax,
      }),
      ...taxPointOf(flats, element),
    };
  },
  write(document, element, context) {
    const { tax, total, accountingTax } = totalsAsStated(document);
    const summation = append(element, summationName);
    beforeTax.write(total, summation, context);
    amount.write(tax, append(summation, taxTotalName), context);
    if (accountingTax) amount.write(accountingTax.amount, append(summation, taxTotalName), accountingTax);
    afterTax.write(total, summation, context);
  },
};

/** Many issuers state the same tax point for each tax category. @throws ElementRepeated if they differ */
function taxPointOf(flats: readonly Flat[], element: XmlElement): TaxPoint {
  const one = <Value>(values: readonly (Value | undefined)[], name: string): Value | undefined => {
    const [first, ...others] = new Set(values.filter((value) => value !== undefined));
    if (others.length > 0) throw new ElementRepeated(`${pathOf(element)}/${breakdownName}/${name}`, 1 + others.length);
    return first;
  };
  const taxPointOn = one(
    flats.map((flat) => flat.taxPointOn),
    'ram:TaxPointDate',
  );
  const taxPointCode = one(
    flats.map((flat) => flat.taxPointCode),
    'ram:DueDateTypeCode',
  );
  return { ...(taxPointOn !== undefined && { taxPointOn }), ...(taxPointCode !== undefined && { taxPointCode }) };
}
