// The rules about amounts that Peppol BIS Billing 3 and XRechnung add to EN 16931, as published (2026.5 and 3.0.2). Which of them a
// document follows is in its specification (BT-24).

import type { AllowanceOrCharge } from '../../document/document.ts';
import type { IssuedLine } from '../../invoice.ts';
import { type Currency, minorDigits } from '../../money/currency.ts';
import { type Decimal, integer, minus, multiply, parseDecimal, plus, shift, signOf } from '../../money/decimal.ts';
import { sum } from '../../money/money.ts';
import type { StatedDocument } from '../terms/stated-document.ts';
import type { BrokenRule } from './broken-rule.ts';

export const isPeppol = (specification = ''): boolean =>
  specification.includes('urn:fdc:peppol.eu:2017:poacc:billing:3.0');
export const isXRechnung = (specification = ''): boolean => specification.includes('xrechnung');

/** The rules of amounts that a document breaks. For XRechnung, PEPPOL-EN16931-R120 is only a warning. @throws AmountTooLarge */
export function brokenPeppolRules({
  specification,
  currency,
  lines,
  allowances,
  charges,
}: StatedDocument): BrokenRule[] {
  if (!isPeppol(specification) && !isXRechnung(specification)) return [];
  const adjustments = [allowances, charges, ...lines.flatMap((line) => [line.allowances, line.charges])].flatMap(
    (items = []) => items,
  );
  const slack = isXRechnung(specification) && currency === 'HUF' ? '0.5' : '0.02';
  return [
    ...broken(
      'R120',
      'a line net amount is not quantity × price, less allowances and with charges',
      () => isPeppol(specification) && lines.some((line) => !isNetOfPrice(line, currency)),
    ),
    ...broken('R040', 'an allowance or charge is not its base amount × its percentage', () =>
      adjustments.some((item) => !isOfBase(item, inMinor(slack, currency))),
    ),
    ...broken('R046', 'a net price is not the gross price less the discount', () =>
      lines.some((line) => !isNetOfDiscount(line)),
    ),
  ];
}

const broken = (rule: string, detail: string, isBroken: () => boolean): BrokenRule[] =>
  isBroken() ? [{ rule: `PEPPOL-EN16931-${rule}`, detail }] : [];

const inMinor = (major: string, currency: Currency): Decimal => shift(parseDecimal(major), minorDigits(currency));

/** Whether two numbers differ by no more than `slack`. */
const isWithin = (slack: Decimal, one: Decimal, other: Decimal): boolean => {
  const difference = minus(one, other);
  return signOf(minus(slack, difference)) >= 0 && signOf(plus(slack, difference)) >= 0;
};

/** R120: within 0.02. Both sides are multiplied by the base quantity, so that nothing is rounded. */
function isNetOfPrice(
  { net, quantity, unitPrice, baseQuantity = '1', allowances, charges }: IssuedLine,
  currency: Currency,
) {
  const total = (items: readonly AllowanceOrCharge[] = []) =>
    sum(
      items.map(({ amount }) => amount),
      'a line net amount',
    );
  const ofPrice = integer(sum([net, total(allowances), -total(charges)], 'a line net amount'));
  const base = parseDecimal(baseQuantity);
  return isWithin(
    multiply(inMinor('0.02', currency), base),
    multiply(ofPrice, base),
    multiply(parseDecimal(quantity), parseDecimal(unitPrice)),
  );
}

function isOfBase({ amount, base, percent }: AllowanceOrCharge, slack: Decimal): boolean {
  if (base === undefined || percent === undefined) return true;
  const { units, scale } = multiply(integer(base), parseDecimal(percent));
  return isWithin(slack, integer(amount), { units, scale: scale + 2 });
}

function isNetOfDiscount({ unitPrice, priceDiscount }: IssuedLine): boolean {
  if (priceDiscount?.grossPrice === undefined) return true;
  const { amount, grossPrice } = priceDiscount;
  return signOf(minus(parseDecimal(unitPrice), minus(parseDecimal(grossPrice), parseDecimal(amount)))) === 0;
}
