import type { AllowanceOrCharge } from '../../document/document.ts';
import { type Currency, isCurrency, minorDigits } from '../../money/currency.ts';
import type { Minor } from '../../money/money.ts';
import type { StatedDocument } from '../terms/stated-document.ts';
import type { BrokenRule } from './broken-rule.ts';

/**
 * The rules BR-DEC-*: amounts of EN 16931 have at most two digits after the point. So the third digit of an amount in dinars must
 * be zero, or the invoice cannot be written as EN 16931.
 */
export function brokenDigitRules(document: StatedDocument): BrokenRule[] {
  const { currency, accountingTax } = document;
  return [
    ...amountsOf(document).flatMap(([rule, term, what, amounts]) =>
      amounts.some((amount) => hasThirdDigit(amount, currency))
        ? [{ rule, term, detail: `${what} has a third digit after the point` }]
        : [],
    ),
    ...(accountingTax ? brokenByAccountingTax(accountingTax) : []),
  ];
}

type Amounts = [rule: string, term: string, what: string, amounts: readonly (Minor | undefined)[]];

function amountsOf({ lines, allowances = [], charges = [], totals, taxes }: StatedDocument): Amounts[] {
  const amount = ({ amount }: AllowanceOrCharge) => amount;
  const base = ({ base }: AllowanceOrCharge) => base;
  const lineAllowances = lines.flatMap((line) => line.allowances ?? []);
  const lineCharges = lines.flatMap((line) => line.charges ?? []);
  return [
    ['BR-DEC-01', 'BT-92', 'an allowance', allowances.map(amount)],
    ['BR-DEC-02', 'BT-93', 'the base of an allowance', allowances.map(base)],
    ['BR-DEC-05', 'BT-99', 'a charge', charges.map(amount)],
    ['BR-DEC-06', 'BT-100', 'the base of a charge', charges.map(base)],
    ['BR-DEC-09', 'BT-106', 'the sum of line net amounts', [totals.lines]],
    ['BR-DEC-10', 'BT-107', 'the sum of allowances', [totals.allowances]],
    ['BR-DEC-11', 'BT-108', 'the sum of charges', [totals.charges]],
    ['BR-DEC-12', 'BT-109', 'the total without tax', [totals.taxExclusive]],
    ['BR-DEC-13', 'BT-110', 'the tax total', [totals.tax]],
    ['BR-DEC-14', 'BT-112', 'the total with tax', [totals.taxInclusive]],
    ['BR-DEC-16', 'BT-113', 'the prepaid amount', [totals.prepaid]],
    ['BR-DEC-17', 'BT-114', 'the rounding amount', [totals.rounding]],
    ['BR-DEC-18', 'BT-115', 'the amount due', [totals.payable]],
    ['BR-DEC-19', 'BT-116', 'a taxable amount', taxes.map((group) => group.taxable)],
    ['BR-DEC-20', 'BT-117', 'a tax amount', taxes.map((group) => group.tax)],
    ['BR-DEC-23', 'BT-131', 'a line net amount', lines.map((line) => line.net)],
    ['BR-DEC-24', 'BT-136', 'an allowance of a line', lineAllowances.map(amount)],
    ['BR-DEC-25', 'BT-137', 'the base of an allowance of a line', lineAllowances.map(base)],
    ['BR-DEC-27', 'BT-141', 'a charge of a line', lineCharges.map(amount)],
    ['BR-DEC-28', 'BT-142', 'the base of a charge of a line', lineCharges.map(base)],
  ];
}

const hasThirdDigit = (amount: Minor | undefined, currency: Currency): boolean =>
  amount !== undefined && minorDigits(currency) > 2 && amount % 10 ** (minorDigits(currency) - 2) !== 0;

function brokenByAccountingTax({ currency, amount }: NonNullable<StatedDocument['accountingTax']>): BrokenRule[] {
  if (!isCurrency(currency)) return []; // BR-CL-05
  const detail = 'the tax in the accounting currency has a third digit after the point';
  return hasThirdDigit(amount, currency) ? [{ rule: 'BR-DEC-15', term: 'BT-111', detail }] : [];
}
