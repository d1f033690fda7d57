import { Type } from 'typebox';
import { InvoiceContent } from '../../document/document.ts';
import { childOrEmpty, find, findAll } from '../terms/find.ts';
import { amount, bareAmount, text } from '../terms/forms.ts';
import type { Reading } from '../terms/reading.ts';
import { rulesOfDocument } from '../terms/stated-document.ts';
import {
  Category,
  type MonetaryTotal,
  ofTotals,
  readAccountingTax,
  refuseCounts,
  rulesOfSubtotal,
  type Subtotal,
  type TaxTotals,
  taxTotalsOf,
  termsOfTotals,
  totalsAsStated,
} from '../terms/stated-totals.ts';
import { type Form, group, type Term, termsOf } from '../terms/term.ts';
import { groupOfVat } from '../terms/vat.ts';
import { append, pathOf, type XmlElement } from '../xml/element.ts';
import { ElementInvalid, ElementMissing, ElementRepeated } from '../xml/refusals.ts';
import type { CiiDocument } from './cii-document.ts';
import { date } from './forms.ts';
import { tradeTaxWith, typeCode } from './tax.ts';

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
  read(element, reading) {
    const stated = text.read(element, reading);
    if (stated === undefined) return undefined;
    for (const code of ['3', '35', '432'] as const) if (codesOfCii[code] === stated) return code;
    const why = `is none of ${Object.values(codesOfCii).join(', ')}`;
    reading.refuse(new ElementInvalid(pathOf(element), stated, why), rulesOfDocument.invalid.taxPointCode);
    return undefined;
  },
  write: (code, element, context) => text.write(codesOfCii[code], element, context),
};

const of = termsOf(
  Type.Object({ taxable: Type.Integer(), tax: Type.Integer(), ...Category.properties, taxPointOn, taxPointCode }),
  { missing: rulesOfSubtotal },
);
const rulesOfGroup = { missing: rulesOfSubtotal.category, invalid: 'BR-CL-18' } as const;
const subtotal = groupOfVat(
  typeCode,
  tradeTaxWith<Flat>(rulesOfGroup, {
    before: [of.required('tax', 'ram:CalculatedAmount', bareAmount)],
    afterType: [of.one('reason', 'ram:ExemptionReason', text), of.required('taxable', 'ram:BasisAmount', bareAmount)],
    afterCategory: [
      of.one('code', 'ram:ExemptionReasonCode', text),
      of.one('taxPointOn', 'ram:TaxPointDate/udt:DateString', date),
      of.one('taxPointCode', 'ram:DueDateTypeCode', taxPointCodeForm),
    ],
  }),
);

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

/** BR-53 of CII does not allow the currency of the document, and BR-DEC-15 needs the total, too. */
const rulesOfAccounting = { own: ['BR-53'], missing: ['BR-53', 'BR-DEC-15'], isOwnHeld: false };

const summationName = 'ram:SpecifiedTradeSettlementHeaderMonetarySummation';
const taxTotalName = 'ram:TaxTotalAmount';

/** The totals. The tax totals (BT-110, BT-111) are the only amounts that state their currency. */
export const totals: Term<CiiDocument> = {
  read(element, reading) {
    const summation = childOrEmpty(element, summationName, reading);
    const total = { ...beforeTax.read(summation, reading), ...afterTax.read(summation, reading) };
    const flats = findAll(element, [breakdownName], reading).flatMap((at) => subtotal.read(at, reading) ?? []);
    const taxTotals = taxTotalsIn(summation, find(element, ['ram:TaxCurrencyCode'], reading), total, reading);
    const tax = taxTotals.tax && bareAmount.read(taxTotals.tax, reading);
    return {
      ...(termsOfTotals({
        ...(tax !== undefined && { tax }),
        subtotals: flats.map(({ taxable, tax, taxPointOn: _, taxPointCode: __, ...category }) => ({
          taxable,
          tax,
          category,
        })),
        total,
        accountingTax: readAccountingTax(taxTotals, reading),
      }) as CiiDocument),
      ...taxPointOf(flats, element, reading),
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

/** A tax total that states no currency is in that of the document, but BR-CO-15 knows it only if it changes nothing. */
function taxTotalsIn(
  summation: XmlElement,
  named: XmlElement | undefined,
  { taxExclusive, taxInclusive }: Partial<MonetaryTotal>,
  reading: Reading,
): TaxTotals {
  const all = findAll(summation, [taxTotalName], reading);
  const path = `${pathOf(summation)}/${taxTotalName}`;
  const taxTotals = taxTotalsOf(named, all, path, reading, rulesOfAccounting);
  const own = all.filter((at) => at.attributes.get('currencyID')?.trim() === reading.statedCurrency).length;
  const bare = all.find((at) => !at.attributes.has('currencyID'));
  const others = all.length - own - (bare ? 1 : 0);
  refuseCounts({ own: [own, Math.min(own, 1)], other: [others, named ? 1 : 0] }, path, reading);
  if (!bare || taxTotals.tax) return taxTotals;
  if (taxExclusive !== taxInclusive) reading.refuse(new ElementMissing(`${pathOf(bare)}/@currencyID`), 'BR-CO-15');
  return { ...taxTotals, tax: bare };
}

/** Many issuers state the same tax point for each tax category. */
function taxPointOf(flats: readonly Flat[], element: XmlElement, reading: Reading): TaxPoint {
  const one = <Value>(values: readonly (Value | undefined)[], name: string): Value | undefined => {
    const [first, ...others] = new Set(values.filter((value) => value !== undefined));
    if (others.length > 0)
      reading.refuse(new ElementRepeated(`${pathOf(element)}/${breakdownName}/${name}`, 1 + others.length));
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
