import { type Currency, minorDigits } from './currency.ts';
import { type DecimalText, formatDecimal, parseDecimal, shift } from './decimal.ts';

/** An amount in the minor unit of its currency (cents, yen, fils): a safe integer. */
export type Minor = number;

export class AmountTooLarge extends Error {
  constructor(what: string) {
    super(`${what} is beyond ${Number.MAX_SAFE_INTEGER} minor units, the largest amount that is exact`);
  }
}

export class TooManyDigits extends Error {
  constructor(text: string, currency: Currency) {
    super(`${text} has more digits than ${currency} has (${minorDigits(currency)})`);
  }
}

/**
 * A big integer as an amount.
 * @throws AmountTooLarge, naming `what`, where it would no longer be exact
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

/** 100000 in EUR → "1000.00": with all of the currency's digits. */
export function toMajor(amount: Minor, currency: Currency): DecimalText {
  const digits = minorDigits(currency);
  const [whole = '0', fraction = ''] = formatDecimal({ units: BigInt(amount), scale: digits }).split('.');
  return digits === 0 ? whole : `${whole}.${fraction.padEnd(digits, '0')}`;
}

/**
 * Splits an amount in proportion to `weights`, to the unit: the parts sum to `amount` exactly. Largest remainder, the first of equals first.
 * @param weights at least one that is not 0; they may be negative as long as their sum is not 0
 */
export function splitInProportion(amount: Minor, weights: readonly Minor[]): Minor[] {
  const total = weights.reduce((sum, weight) => sum + BigInt(weight), 0n);
  const shares = weights.map((weight, index) => {
    const exact = BigInt(amount) * BigInt(weight);
    const floor = exact / total - (exact % total !== 0n && exact < 0n !== total < 0n ? 1n : 0n);
    const rest = exact - floor * total;
    return { index, floor, rest: total < 0n ? -rest : rest };
  });
  let left = Number(BigInt(amount) - shares.reduce((sum, share) => sum + share.floor, 0n));
  const parts = shares.map((share) => minor(share.floor, 'a share'));
  for (const { index } of shares.toSorted((a, b) =>
    a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1,
  )) {
    if (left-- <= 0) break;
    parts[index] = (parts[index] ?? 0) + 1;
  }
  return parts;
}
