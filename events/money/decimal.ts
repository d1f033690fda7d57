// Exact decimal arithmetic for quantities, prices and rates, on BigInt. A Decimal is units / 10^scale. All rounding happens here:
// half away from zero, as EN 16931 and ISO 80000-1 (rule B) require for commercial amounts.

import { withoutTrailingZeros } from './trailing-zeros.ts';

/** A decimal number as text: "12.5", "-3", "0.045". */
export type DecimalText = string;

/** `units` × 10^-`scale`. */
export type Decimal = { readonly units: bigint; readonly scale: number };

/** JSON Schema pattern of a DecimalText: at most 16 digits before the point (as in the largest amount) and 10 after it. */
export const decimalPattern = '^-?(0|[1-9][0-9]{0,15})(\\.[0-9]{1,10})?$';

export class NotADecimal extends Error {
  constructor(text: string) {
    super(`"${text.slice(0, 40)}" is not a decimal number with at most 16 digits before the point and 10 after it`);
  }
}

const decimal = new RegExp(decimalPattern);

/** @throws NotADecimal */
export function parseDecimal(text: DecimalText): Decimal {
  if (!decimal.test(text)) throw new NotADecimal(text);
  const [whole, fraction = ''] = text.split('.');
  return { units: BigInt(`${whole}${fraction}`), scale: fraction.length };
}

/** The shortest text of a decimal: no trailing zeros, no "-0". */
export function formatDecimal({ units, scale }: Decimal): DecimalText {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  const fraction = withoutTrailingZeros(digits.slice(digits.length - scale));
  return `${units < 0n ? '-' : ''}${whole}${fraction && `.${fraction}`}`;
}

/** An integer as a decimal. */
export const integer = (value: number): Decimal => ({ units: BigInt(value), scale: 0 });

export const multiply = (a: Decimal, b: Decimal): Decimal => ({ units: a.units * b.units, scale: a.scale + b.scale });

/** The number × 10^places: 12.5 by 2 is 1250. */
export const shift = ({ units, scale }: Decimal, places: number): Decimal => ({
  units: units * 10n ** BigInt(Math.max(places - scale, 0)),
  scale: Math.max(scale - places, 0),
});

/** numerator / denominator as an integer, rounded half away from zero. The denominator must not be 0. */
export function divideRounded(numerator: bigint, denominator: bigint): bigint {
  const half = numerator < 0n === denominator < 0n ? denominator : -denominator; // away from zero; `/` cuts towards it
  return (2n * numerator + half) / (2n * denominator);
}

/** a / b as an integer, rounded half away from zero. `b` must not be 0. */
export const divide = (a: Decimal, b: Decimal): bigint =>
  divideRounded(a.units * 10n ** BigInt(b.scale), b.units * 10n ** BigInt(a.scale));

/** A decimal as an integer, rounded half away from zero. */
export const round = ({ units, scale }: Decimal): bigint => divideRounded(units, 10n ** BigInt(scale));

/** The exact sum. */
export function plus(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: shift(a, scale).units + shift(b, scale).units, scale };
}

export const negated = ({ units, scale }: Decimal): Decimal => ({ units: -units, scale });

/** The exact difference a − b. */
export const minus = (a: Decimal, b: Decimal): Decimal => plus(a, negated(b));

/** 1 above 0, −1 below, and 0 for 0. */
export const signOf = ({ units }: Decimal): number => (units === 0n ? 0 : units > 0n ? 1 : -1);
