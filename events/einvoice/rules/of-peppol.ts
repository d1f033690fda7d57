// The rules about amounts that Peppol BIS Billing 3 and XRechnung add to EN 16931, as published (2026.5 and 3.0.2). Which of them a
// document follows is in its specification (BT-24).

import type { AllowanceOrCharge } from '../../document/document.ts';
import type { IssuedLine } from '../../invoice.ts';
import { type Currency, minorDigits } from '../../money/currency.ts';
import {
  type Decimal,
  integer,
  minus,
  multiply,
  negated,
  parseDecimal,
  plus,
  shift,
  signOf,
} from '../../money/decimal.ts';
import { sum } from '../../money/money.ts';
import type { Syntax } from '../binding.ts';
import type { AsRead } from '../terms/reading.ts';
import type { ReadTerms } from '../terms/stated-document.ts';
import type { BrokenRule } from './broken-rule.ts';

export const isPeppol = (specification = ''): boolean =>
  specification.includes('urn:fdc:peppol.eu:2017:poacc:billing:3.0');
export const isXRechnung = (specification = ''): boolean => specification.includes('xrechnung');

/** Whether a document follows the rules of Peppol BIS Billing 3, many of which are in XRechnung, too. */
export const followsPeppol = (specification: string | undefined): boolean =>
  isPeppol(specification) || isXRechnung(specification);

/**
 * The rules of amounts that a document breaks, except those about how its elements are written, which are checked when it is read. For
 * XRechnung, PEPPOL-EN16931-R120 is only a warning.
 * @throws AmountTooLarge
 */
export function brokenPeppolRules(document: ReadTerms, syntax: Syntax): BrokenRule[] {
  const { specification, currency, lines = [], allowances, charges } = document;
  if (!followsPeppol(specification)) return [];
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
    ...broken('R041', 'an allowance or charge has a percentage without a base amount', () =>
      adjustments.some(({ base, percent }) => percent !== undefined && base === undefined),
    ),
    ...broken('R042', 'an allowance or charge has a base amount without a percentage', () =>
      adjustments.some(({ base, percent }) => base !== undefined && percent === undefined),
    ),
    ...broken('R046', 'a net price is not the gross price less the discount', () =>
      lines.some((line) => !isNetOfDiscount(line)),
    ),
    ...broken(
      'R055',
      'the tax in the accounting currency has another sign than the tax',
      () => !hasOneSign(document, syntax),
    ),
    ...broken('R121', 'the base quantity of a price is not above 0', () =>
      lines.some(({ baseQuantity = '1' }) => signOf(parseDecimal(baseQuantity)) <= 0),
    ),
    ...broken('R130', 'the base quantity of a price is in another unit than the line', () =>
      lines.some(({ baseQuantityUnit, quantity }) => baseQuantityUnit !== undefined && (quantity ?? syntax) !== 'ubl'),
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
  { net = 0, quantity = '1', unitPrice = '0', baseQuantity = '1', allowances, charges }: AsRead<IssuedLine>,
  currency: Currency,
) {
  const total = (items: readonly AsRead<AllowanceOrCharge>[] = []) =>
    sum(
      items.map(({ amount = 0 }) => amount),
      'a line net amount',
    );
  const ofPrice = integer(sum([net, total(allowances), -total(charges)], 'a line net amount'));
  const stated = parseDecimal(baseQuantity);
  const base = signOf(stated) === 0 ? integer(1) : stated;
  return isWithin(
    multiply(inMinor('0.02', currency), signOf(base) < 0 ? negated(base) : base),
    multiply(ofPrice, base),
    multiply(parseDecimal(quantity), parseDecimal(unitPrice)),
  );
}

function isOfBase({ amount = 0, base, percent }: AsRead<AllowanceOrCharge>, slack: Decimal): boolean {
  if (base === undefined || percent === undefined) return true;
  const { units, scale } = multiply(integer(base), parseDecimal(percent));
  return isWithin(slack, integer(amount), { units, scale: scale + 2 });
}

function isNetOfDiscount({ unitPrice, priceDiscount: { amount, grossPrice } = {} }: AsRead<IssuedLine>): boolean {
  if (grossPrice === undefined) return true;
  if (unitPrice === undefined || amount === undefined) return false;
  return signOf(minus(parseDecimal(unitPrice), minus(parseDecimal(grossPrice), parseDecimal(amount)))) === 0;
}

/** In UBL, 0 is of both signs, in CII of the plus. */
function hasOneSign({ accountingTax, totals }: ReadTerms, syntax: Syntax): boolean {
  const [tax, accounting] = [totals?.tax, accountingTax?.amount];
  if (tax === undefined || accounting === undefined) return true;
  const isNegative = (amount: number) => (syntax === 'ubl' ? amount <= 0 : amount < 0);
  return (tax >= 0 && accounting >= 0) || (isNegative(tax) && isNegative(accounting));
}
