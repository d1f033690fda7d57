import { Type } from 'typebox';
import { InvoiceContent, Tax } from '../../document/document.ts';
import { rateOf, type Totals } from '../../document/totals.ts';
import { isCurrency } from '../../money/currency.ts';
import type { Minor } from '../../money/money.ts';
import { followsPeppol } from '../rules/of-peppol.ts';
import { pathOf, type XmlElement } from '../xml/element.ts';
import { ElementInvalid, ElementMissing, ElementRepeated } from '../xml/refusals.ts';
import { bareAmount, isListedCurrency, notInUse } from './forms.ts';
import type { AsRead, Reading } from './reading.ts';
import type { StatedDocument, StatedTax } from './stated-document.ts';
import { termsOf } from './term.ts';

// The document's totals (BG-22) and its VAT breakdown (BG-23), as a syntax groups them.

const { prepaid, rounding, exemptionReasons } = InvoiceContent.properties;

/** The totals without the tax total. */
const MonetaryTotal = Type.Object({
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

/** Makes the terms of the totals. */
export const ofTotals = termsOf(MonetaryTotal, {
  missing: { lines: 'BR-12', taxExclusive: 'BR-13', taxInclusive: 'BR-14', payable: 'BR-15' },
});

/** A tax category of the breakdown, with its exemption reason. */
export const Category = Type.Object({ ...exemptionReasons.items.properties, ...Tax.properties });
export type Category = Tax & Omit<NonNullable<InvoiceContent['exemptionReasons']>[number], 'rate'>;
export type Subtotal = { taxable: Minor; tax: Minor; category: Category };

/** The rules of the terms of a tax group. */
export const rulesOfSubtotal = { taxable: 'BR-45', tax: 'BR-46', category: 'BR-47' } as const;

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

/** The terms of a document that was read. A total that it leaves out is left out (totalsOfRead). */
export function termsOfTotals({
  tax,
  subtotals = [],
  total = {},
  accountingTax,
}: AsRead<TotalsAsStated>): AsRead<TaxesAndTotals> {
  const { prepaid, rounding } = total;
  const exemptions = subtotals.flatMap(({ category: { rate, ...reason } = {} }) => {
    if (reason.reason === undefined && reason.code === undefined) return [];
    return reason.category === 'O' && rate === '0' ? { ...reason, rate: '0' as const } : reason;
  });
  return {
    totals: { ...total, ...(tax !== undefined && { tax }) },
    taxes: taxesOf(subtotals),
    ...(prepaid !== undefined && { prepaid }),
    ...(rounding !== undefined && { rounding }),
    ...(exemptions.length > 0 && { exemptionReasons: exemptions }),
    ...(accountingTax && { accountingTax }),
  };
}

/** The tax groups without their exemption reasons. */
export const taxesOf = (subtotals: readonly AsRead<Subtotal>[]): AsRead<StatedTax>[] =>
  subtotals.map(({ taxable, tax, category: { category, rate } = {} }) => ({
    ...(category !== undefined && { category }),
    ...(rate !== undefined && { rate: rateOf({ rate }) }),
    ...(taxable !== undefined && { taxable }),
    ...(tax !== undefined && { tax }),
  }));

/** The totals of a document that was read. One that it leaves out is 0. */
export const totalsOfRead = ({
  allowances = 0,
  charges = 0,
  tax = 0,
  prepaid = 0,
  ...totals
}: AsRead<Totals>): Totals => ({ ...totals, allowances, charges, tax, prepaid }) as Totals;

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

const currencyOf = (amount: XmlElement): string => amount.attributes.get('currencyID')?.trim() ?? '';

/** The amounts of a document's tax totals: that in its currency (BT-110), and that in the accounting currency (BT-111). */
export type TaxTotals = { tax?: XmlElement; accounting?: XmlElement };

/**
 * Tells the tax totals by their currencies. That in another currency is BT-111, also if the document does not name the accounting currency
 * (BT-6). EN 16931 allows BT-6 to be the currency of the document, but not as CII (BR-53), and neither do Peppol and XRechnung.
 * @param named the element of the accounting currency
 * @param amounts the elements of all tax totals
 * @param path of a tax total
 * @param rules of the syntax that are broken if BT-6 is the currency of the document, and if there is no tax total in it; and whether it
 *   needs the one in the currency of the document to compare their signs (PEPPOL-EN16931-R055)
 */
export function taxTotalsOf(
  named: XmlElement | undefined,
  amounts: readonly XmlElement[],
  path: string,
  reading: Reading,
  rules: { own: readonly string[]; missing: readonly string[]; isOwnHeld: boolean },
): TaxTotals {
  const { statedCurrency: currency } = reading;
  const code = named?.text.trim();
  if (named && code !== undefined) {
    if (code === currency) refuseOwn(named, rules.own, reading);
    else refuseUnknown(pathOf(named), code, 'BR-CL-05', reading);
    const ofBoth = followsPeppol(reading.specification) ? ['PEPPOL-EN16931-R055'] : [];
    if (!amounts.some((amount) => currencyOf(amount) === code))
      reading.refuse(new ElementMissing(`${path}[@currencyID="${code}"]`), ...rules.missing, ...ofBoth);
    else if (rules.isOwnHeld && ofBoth.length > 0 && !amounts.some((amount) => currencyOf(amount) === currency))
      reading.refuse(new ElementMissing(`${path}[@currencyID="${currency}"]`), ...ofBoth);
  }
  const [tax, second] = amounts.filter((amount) => currencyOf(amount) === currency);
  if (second) reading.refuse(new ElementRepeated(`${path}[@currencyID="${currency}"]`, 2), 'BR-CO-15');
  const others = amounts.filter((amount) => ![currency, ''].includes(currencyOf(amount)));
  for (const other of others) refuseUnknown(`${pathOf(other)}/@currencyID`, currencyOf(other), 'BR-CL-03', reading);
  if (others.length > 1) reading.refuse(new ElementRepeated(path, amounts.length));
  const accounting = others.find((amount) => currencyOf(amount) === code) ?? others[0];
  return { ...(tax && { tax }), ...(accounting && { accounting }) };
}

function refuseOwn(named: XmlElement, ofSyntax: readonly string[], reading: Reading): void {
  const rules = [...ofSyntax, ...(followsPeppol(reading.specification) ? ['PEPPOL-EN16931-R005'] : [])];
  if (rules.length === 0) return;
  reading.refuse(
    new ElementInvalid(pathOf(named), reading.statedCurrency, 'is the currency of the document'),
    ...rules,
  );
}

function refuseUnknown(path: string, code: string, rule: string, reading: Reading): void {
  if (isCurrency(code) && isListedCurrency(code)) return;
  const refusal = new ElementInvalid(path, code, notInUse);
  reading.refuse(refusal, isListedCurrency(code) ? undefined : rule);
}

/** BT-111 with its currency. */
export function readAccountingTax({ accounting }: TaxTotals, reading: Reading): StatedDocument['accountingTax'] {
  if (!accounting) return undefined;
  const currency = currencyOf(accounting);
  if (!isCurrency(currency)) return undefined; // it was refused
  const amount = bareAmount.read(accounting, reading.in(currency));
  return amount === undefined ? undefined : { currency, amount };
}

/**
 * Peppol BIS Billing 3 and XRechnung have one tax total in the currency of the document, and one in the accounting currency if there is one.
 * @param counts how many there are, and how many there should be
 */
export function refuseCounts(
  counts: Record<'own' | 'other', readonly [are: number, shouldBe: number]>,
  path: string,
  reading: Reading,
): void {
  if (!followsPeppol(reading.specification)) return;
  for (const [which, rule] of [
    ['own', 'PEPPOL-EN16931-R053'],
    ['other', 'PEPPOL-EN16931-R054'],
  ] as const) {
    const [are, shouldBe] = counts[which];
    if (are > shouldBe) reading.refuse(new ElementRepeated(path, are), rule);
    if (are < shouldBe) reading.refuse(new ElementMissing(path), rule);
  }
}
