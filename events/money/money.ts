import { type Currency, isCurrency, minorDigits } from './currency.ts';
import {
  type Decimal,
  type DecimalText,
  divide,
  formatDecimal,
  integer,
  multiply,
  parseDecimal,
  shift,
} from './decimal.ts';
import type { Sum } from './sum.ts';

/** An amount in the minor unit of its currency (cents, yen, fils): a safe integer. */
export type Minor = number;

export class AmountTooLarge extends Error {
  constructor(what: string) {
    super(
      `${what} exceeds ${Number.MAX_SAFE_INTEGER} minor units, the largest amount that the ledger can store exactly`,
    );
  }
}

export class TooManyDigits extends Error {
  constructor(text: string, currency: Currency) {
    super(`${text} has too many digits after the point: ${currency} has ${minorDigits(currency)}`);
  }
}

/**
 * A big integer as an amount.
 * @throws AmountTooLarge, naming `what`, if a number cannot hold it exactly
 */
export function minor(amount: bigint, what: string): Minor {
  const number = Number(amount);
  if (!Number.isSafeInteger(number)) throw new AmountTooLarge(what);
  return number;
}

/** The exact sum. @throws AmountTooLarge, naming `what` */
export const sum = (amounts: Iterable<Minor>, what: string): Minor => {
  let total = 0n;
  for (const amount of amounts) total += BigInt(amount);
  return minor(total, what);
};

/** "1000.00" in EUR → 100000. @throws NotADecimal, TooManyDigits, AmountTooLarge, UnknownCurrency */
export function fromMajor(text: DecimalText, currency: Currency): Minor {
  const { units, scale } = shift(parseDecimal(text), minorDigits(currency));
  if (units % 10n ** BigInt(scale) !== 0n) throw new TooManyDigits(text, currency);
  return minor(units / 10n ** BigInt(scale), text);
}

/** 100000 in EUR → "1000.00": with all digits that the currency has after the point. An amount in a currency that is none stays as it is. */
export function toMajor(amount: Sum, currency: Currency): DecimalText {
  const digits = isCurrency(currency) ? minorDigits(currency) : 0;
  const text = formatDecimal({ units: BigInt(amount), scale: digits });
  const [whole, fraction = ''] = text.split('.');
  return digits === 0 ? text : `${whole}.${fraction.padEnd(digits, '0')}`;
}

/** amount × part / whole, rounded half away from zero. `whole` must not be 0. @throws AmountTooLarge */
export const portion = (amount: Minor, part: Decimal, whole: Decimal): Minor =>
  minor(divide(multiply(integer(amount), part), whole), 'a share');

/**
 * Splits an amount in proportion to `weights`; the parts sum to `amount` exactly. Largest remainder method; of equal remainders the
 * first part gets the unit.
 * @param weights may be negative; their sum must not be 0
 */
export function splitInProportion(amount: Minor, weights: readonly Minor[]): Minor[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const shares = weights.map((weight) => {
    const exact = BigInt(amount) * BigInt(weight);
    const rest = ((exact % total) + total) % total; // of the sign of `total`, so that `floor` is below the exact share
    return { floor: (exact - rest) / total, rest: rest * total };
  });
  const left = BigInt(amount) - shares.reduce((sum, { floor }) => sum + floor, 0n);
  const largestRest = shares.toSorted((a, b) => Number(b.rest - a.rest));
  const roundedUp = new Set(largestRest.slice(0, Number(left)));
  return shares.map((share) => minor(roundedUp.has(share) ? share.floor + 1n : share.floor, 'a share'));
}
