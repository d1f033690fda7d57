import { currencies } from './currencies.ts';

const digits = new Map(
  Object.entries(currencies).flatMap(([count, codes]) =>
    codes.split(' ').map((code) => [code, Number(count)] as const),
  ),
);

/** A currency's alphabetic code (ISO 4217). */
export type Currency = string;

export class UnknownCurrency extends Error {
  readonly currency: string;
  constructor(currency: string) {
    super(
      `${currency} is not a currency of ISO 4217 that is in use. Send its code of three capital letters, such as EUR.`,
    );
    this.currency = currency;
  }
}

/** Whether `code` is a currency of ISO 4217, a unit of account, or a currency that was in use. */
export const isCurrency = (code: string): code is Currency => digits.has(code);

/**
 * The number of digits of a currency's minor unit: 2 for EUR, 0 for JPY, 3 for BHD, 4 for CLF.
 * @throws UnknownCurrency
 */
export function minorDigits(currency: Currency): number {
  const count = digits.get(currency);
  if (count === undefined) throw new UnknownCurrency(currency);
  return count;
}
