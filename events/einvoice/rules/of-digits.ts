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
    ...amountsOf(document).flatMap(([rule, what, amounts]) =>
      amounts.some((amount) => hasThirdDigit(amount, currency))
        ? [{ rule, detail: `${what} has a third digit after the point` }]
        : [],
    ),
    ...(accountingTax ? brokenByAccountingTax(accountingTax) : []),
  ];
}

type Amounts = [rule: string, what: string, amounts: readonly (Minor | undefined)[]];

function amountsOf({ lines, allowances = [], charges = [], totals, taxes }: StatedDocument): Amounts[] {
  const amount = ({ amount }: AllowanceOrCharge) => amount;
  const base = ({ base }: AllowanceOrCharge) => base;
  const lineAllowances = lines.flatMap((line) => line.allowances ?? []);
  const lineCharges = lines.flatMap((line) => line.charges ?? []);
  return [
    ['BR-DEC-01', 'an allowance', allowances.map(amount)],
    ['BR-DEC-02', 'the base of an allowance', allowances.map(base)],
    ['BR-DEC-05', 'a charge', charges.map(amount)],
    ['BR-DEC-06', 'the base of a charge', charges.map(base)],
    ['BR-DEC-09', 'the sum of line net amounts', [totals.lines]],
    ['BR-DEC-10', 'the sum of allowances', [totals.allowances]],
    ['BR-DEC-11', 'the sum of charges', [totals.charges]],
    ['BR-DEC-12', 'the total without tax', [totals.taxExclusive]],
    ['BR-DEC-13', 'the tax total', [totals.tax]],
    ['BR-DEC-14', 'the total with tax', [totals.taxInclusive]],
    ['BR-DEC-16', 'the prepaid amount', [totals.prepaid]],
    ['BR-DEC-17', 'the rounding amount', [totals.rounding]],
    ['BR-DEC-18', 'the amount due', [totals.payable]],
    ['BR-DEC-19', 'a taxable amount', taxes.map((group) => group.taxable)],
    ['BR-DEC-20', 'a tax amount', taxes.map((group) => group.tax)],
    ['BR-DEC-23', 'a line net amount', lines.map((line) => line.net)],
    ['BR-DEC-24', 'an allowance of a line', lineAllowances.map(amount)],
    ['BR-DEC-25', 'the base of an allowance of a line', lineAllowances.map(base)],
    ['BR-DEC-27', 'a charge of a line', lineCharges.map(amount)],
    ['BR-DEC-28', 'the base of a charge of a line', lineCharges.map(base)],
  ];
}

const hasThirdDigit = (amount: Minor | undefined, currency: Currency): boolean =>
  amount !== undefined && minorDigits(currency) > 2 && amount % 10 ** (minorDigits(currency) - 2) !== 0;

function brokenByAccountingTax({ currency, amount }: NonNullable<StatedDocument['accountingTax']>): BrokenRule[] {
  if (!isCurrency(currency)) return []; // BR-CL-05
  const detail = 'the tax in the accounting currency has a third digit after the point';
  return hasThirdDigit(amount, currency) ? [{ rule: 'BR-DEC-15', detail }] : [];
}
