import { withoutTrailingZeros } from '../../money/trailing-zeros.ts';
import type { Syntax } from '../binding.ts';
import { checksOf, hasUsualRules, isCategory, ruleOfCategory } from '../rules/categories.ts';
import { firstOf, pathOf, type XmlElement } from '../xml/element.ts';
import { ElementInvalid } from '../xml/refusals.ts';
import type { Reading } from './reading.ts';

type RuleOf = string | readonly [ofAllowance: string, ofCharge: string];

/** The rules BR-DEC-* by the element around the amount, and the element of the amount. */
const ruleIn: Readonly<Record<string, Readonly<Record<string, RuleOf>>>> = {
  'cac:AllowanceCharge': {
    'cbc:Amount': ['BR-DEC-01', 'BR-DEC-05'],
    'cbc:BaseAmount': ['BR-DEC-02', 'BR-DEC-06'],
  },
  'cac:LegalMonetaryTotal': {
    'cbc:LineExtensionAmount': 'BR-DEC-09',
    'cbc:AllowanceTotalAmount': 'BR-DEC-10',
    'cbc:ChargeTotalAmount': 'BR-DEC-11',
    'cbc:TaxExclusiveAmount': 'BR-DEC-12',
    'cbc:TaxInclusiveAmount': 'BR-DEC-14',
    'cbc:PrepaidAmount': 'BR-DEC-16',
    'cbc:PayableRoundingAmount': 'BR-DEC-17',
    'cbc:PayableAmount': 'BR-DEC-18',
  },
  'cac:TaxTotal': { 'cbc:TaxAmount': 'BR-DEC-13' },
  'cac:TaxSubtotal': { 'cbc:TaxableAmount': 'BR-DEC-19', 'cbc:TaxAmount': 'BR-DEC-20' },
  'cac:InvoiceLine': { 'cbc:LineExtensionAmount': 'BR-DEC-23' },
  'cac:CreditNoteLine': { 'cbc:LineExtensionAmount': 'BR-DEC-23' },
  'ram:SpecifiedTradeAllowanceCharge': {
    'ram:ActualAmount': ['BR-DEC-01', 'BR-DEC-05'],
    'ram:BasisAmount': ['BR-DEC-02', 'BR-DEC-06'],
  },
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation': {
    'ram:LineTotalAmount': 'BR-DEC-09',
    'ram:AllowanceTotalAmount': 'BR-DEC-10',
    'ram:ChargeTotalAmount': 'BR-DEC-11',
    'ram:TaxBasisTotalAmount': 'BR-DEC-12',
    'ram:TaxTotalAmount': 'BR-DEC-13',
    'ram:GrandTotalAmount': 'BR-DEC-14',
    'ram:TotalPrepaidAmount': 'BR-DEC-16',
    'ram:RoundingAmount': 'BR-DEC-17',
    'ram:DuePayableAmount': 'BR-DEC-18',
  },
  'ram:ApplicableTradeTax': { 'ram:BasisAmount': 'BR-DEC-19', 'ram:CalculatedAmount': 'BR-DEC-20' },
  'ram:SpecifiedTradeSettlementLineMonetarySummation': { 'ram:LineTotalAmount': 'BR-DEC-23' },
};

/** Those of the allowances and charges of a line. */
const ruleInLine: Readonly<Record<string, RuleOf>> = {
  'cbc:Amount': ['BR-DEC-24', 'BR-DEC-27'],
  'cbc:BaseAmount': ['BR-DEC-25', 'BR-DEC-28'],
  'ram:ActualAmount': ['BR-DEC-24', 'BR-DEC-27'],
  'ram:BasisAmount': ['BR-DEC-25', 'BR-DEC-28'],
};
const allowances = ['cac:AllowanceCharge', 'ram:SpecifiedTradeAllowanceCharge'];

/** The element around the allowances of a line. */
const ofLines = /Line(TradeSettlement)?$/;

/** In UBL, every amount except prices has two digits, whether EN 16931 has a term for it or not. */
const ofEveryAmountInUbl = 'UBL-DT-01';

/**
 * Totals that the published rules hold against sums of two digits, so that a further digit breaks their rules as well. In CII, those of the
 * amount due are not rounded.
 */
const ofTotal: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  'cac:LegalMonetaryTotal': {
    'cbc:LineExtensionAmount': ['BR-CO-10'],
    'cbc:AllowanceTotalAmount': ['BR-CO-11'],
    'cbc:ChargeTotalAmount': ['BR-CO-12'],
    'cbc:TaxExclusiveAmount': ['BR-CO-13'],
    'cbc:TaxInclusiveAmount': ['BR-CO-15'],
  },
  'cac:TaxTotal': { 'cbc:TaxAmount': ['BR-CO-14'] },
  'ram:SpecifiedTradeSettlementHeaderMonetarySummation': {
    'ram:LineTotalAmount': ['BR-CO-10'],
    'ram:AllowanceTotalAmount': ['BR-CO-11'],
    'ram:ChargeTotalAmount': ['BR-CO-12'],
    'ram:TaxBasisTotalAmount': ['BR-CO-13'],
    'ram:TaxTotalAmount': ['BR-CO-14'],
    'ram:GrandTotalAmount': ['BR-CO-15', 'BR-CO-16'],
    'ram:TotalPrepaidAmount': ['BR-CO-16'],
    'ram:RoundingAmount': ['BR-CO-16'],
    'ram:DuePayableAmount': ['BR-CO-16'],
  },
};

const isPrice = ({ name, parent }: XmlElement): boolean =>
  name.endsWith('PriceAmount') || parent?.parent?.name === 'cac:Price';

/** Refuses the amounts of a document that have more than two digits after the point, by the rules of their elements. */
export function refuseThirdDigits(element: XmlElement, reading: Reading, isUbl: boolean): void {
  if (element.name.endsWith('Amount') && !isPrice(element) && digitsOf(element) > 2) {
    const rules = [
      digitRuleOf(element, reading),
      isUbl ? ofEveryAmountInUbl : undefined,
      ...(/\.\d\d0*[1-9]/.test(element.text) && !isInOther(element, reading)
        ? (ofTotal[element.parent?.name ?? '']?.[element.name] ?? [ruleOfTaxable(element, isUbl ? 'ubl' : 'cii')])
        : []),
    ];
    const refusal = new ElementInvalid(
      pathOf(element),
      element.text.trim(),
      /\.\S\S\S/.test(element.text) ? 'has more than two digits after the point' : 'has white space after its digits',
    );
    if (rules.some((rule) => rule !== undefined)) reading.refuse(refusal, ...rules);
  }
  for (const child of element.children) refuseThirdDigits(child, reading, isUbl);
}

/**
 * The characters after the point as they are stated: the published rules count white space, too. CII's tax totals are compared as numbers,
 * so that neither it nor zeros count.
 */
function digitsOf({ name, text }: XmlElement): number {
  const [, fraction = ''] = text.split('.');
  return (name === 'ram:TaxTotalAmount' ? withoutTrailingZeros(fraction.trim()) : fraction).length;
}

/** The taxable amount of most categories is exact (-08). */
function ruleOfTaxable({ name, parent }: XmlElement, syntax: Syntax): string | undefined {
  const isTaxable =
    parent &&
    ['cac:TaxSubtotal/cbc:TaxableAmount', 'ram:ApplicableTradeTax/ram:BasisAmount'].includes(`${parent.name}/${name}`);
  if (!isTaxable) return undefined;
  const code =
    firstOf(parent, syntax === 'ubl' ? ['cac:TaxCategory', 'cbc:ID'] : ['ram:CategoryCode'])?.text.trim() ?? '';
  if (!isCategory(code) || !hasUsualRules(code) || checksOf(code, syntax).isNear) return undefined;
  return ruleOfCategory(code, '08');
}

/** Whether it is the tax total in the accounting currency (BT-111). */
const isInOther = ({ name, attributes, parent }: XmlElement, { statedCurrency }: Reading): boolean =>
  (parent?.name === 'cac:TaxTotal' || name === 'ram:TaxTotalAmount') &&
  (attributes.get('currencyID')?.trim() ?? statedCurrency) !== statedCurrency;

/** The rule that allows the amount of an element two digits after the point; undefined if there is none. */
function digitRuleOf(element: XmlElement, reading: Reading): string | undefined {
  if (isInOther(element, reading)) return 'BR-DEC-15';
  const { name, parent } = element;
  const around = parent?.name ?? '';
  const isOfLine = allowances.includes(around) && ofLines.test(parent?.parent?.name ?? '');
  const rule = (isOfLine ? ruleInLine : ruleIn[around])?.[name];
  if (rule === undefined || typeof rule === 'string') return rule;
  const indicators = parent?.children.filter((child) => child.name.endsWith(':ChargeIndicator')) ?? [];
  const indicator = indicators
    .flatMap((one) => [one, ...one.children])
    .findLast(({ text }) => text.trim())
    ?.text.trim();
  return rule[indicator === 'true' || indicator === '1' ? 1 : 0];
}
