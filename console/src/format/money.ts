import { type Currency, minorDigits } from '../../../events/money/currency.ts';
import { type DecimalText, formatDecimal, parseDecimal } from '../../../events/money/decimal.ts';
import { fromMajor, type Minor, toMajor } from '../../../events/money/money.ts';
import type { Sum } from '../../../events/money/sum.ts';
import { locale } from './locale.ts';

const formats = new Map<string, Intl.NumberFormat>();

function formatOf(currency: Currency, style: 'currency' | 'decimal'): Intl.NumberFormat {
  const key = `${currency} ${style}`;
  let format = formats.get(key);
  if (format === undefined) {
    const digits = minorDigits(currency);
    format = new Intl.NumberFormat(locale, {
      ...(style === 'currency' && { style, currency }),
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
    formats.set(key, format);
  }
  return format;
}

// Intl formats a decimal string exactly, so no amount becomes a float.
const exactly = (amount: Sum, currency: Currency) => toMajor(amount, currency) as Intl.StringNumericLiteral;

/** 100000 in EUR → "€1,000.00", in the reader's locale, with the currency's number of decimal places. */
export const money = (amount: Sum, currency: Currency): string =>
  formatOf(currency, 'currency').format(exactly(amount, currency));

/** The same without the currency: "1,000.00". */
export const figure = (amount: Sum, currency: Currency): string =>
  formatOf(currency, 'decimal').format(exactly(amount, currency));

const short = new Intl.NumberFormat(locale, { notation: 'compact', maximumFractionDigits: 1 });

/** A rounded amount for the axis of a chart: 150000000 in EUR → "1.5M". */
export const moneyShort = (amount: Minor, currency: Currency): string => short.format(exactly(amount, currency));

/** An amount as the value of an input: with the locale's decimal sign, without grouping. */
export const amountText = (amount: Minor, currency: Currency): string =>
  toMajor(amount, currency).replace('.', decimalSign);

const parts = new Intl.NumberFormat(locale).formatToParts(-1234567.8);
const decimalSign = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
const groupSign = parts.find(({ type }) => type === 'group')?.value ?? ',';

/**
 * Parses a typed number to a decimal: "1.234,5" (de), "1,234.5" (en), "1234.5" and "1 234,5" → "1234.5". Groups have three digits. A single
 * separator that is not followed by three digits is the decimal sign, whether it is a comma or a point.
 * @returns undefined if the text is not a number
 */
export function decimalTyped(text: string): string | undefined {
  const bare = text.trim().replace(/[\s'’_]/gu, '');
  if (!/^[-−+]?[\d.,٫٬]*\d[\d.,٫٬]*$/u.test(bare)) return undefined;
  const sign = /^[-−]/.test(bare) ? '-' : '';
  const digits = bare.replace(/^[-−+]/, '');
  const signs = digits.replace(/\d/g, '');
  const last = signs.at(-1);
  if (last === undefined) return sign + trimmed(digits);
  const isGrouped = new RegExp(`^\\d{1,3}(\\${last}\\d{3})+$`).test(digits);
  const isDecimal = [...signs].filter((other) => other === last).length === 1 && !(isGrouped && last === groupSign);
  if (isDecimal) {
    const [whole = '', fraction = ''] = digits.split(last);
    if (signs.length > 1 && !/^\d{1,3}([^\d]\d{3})+$/.test(whole)) return undefined;
    return `${sign}${trimmed(whole.replace(/\D/g, ''))}${fraction && `.${fraction}`}`;
  }
  return isGrouped ? sign + trimmed(digits.replace(/\D/g, '')) : undefined;
}

const trimmed = (digits: string): string => digits.replace(/^0+(?=\d)/, '') || '0';

/**
 * Parses a typed amount.
 * @returns undefined if the text is not a number, or has more decimal places than the currency
 */
export function amountTyped(text: string, currency: Currency): Minor | undefined {
  const decimal = decimalTyped(text);
  if (decimal === undefined) return undefined;
  try {
    return fromMajor(decimal, currency);
  } catch {
    return undefined; // NotADecimal, TooManyDigits, AmountTooLarge
  }
}

/** A price in minor units, as major units with all its digits: "8000" in EUR → "80.00", "12.5" → "0.125". */
export function unitPrice(price: DecimalText, currency: Currency): string {
  const digits = minorDigits(currency);
  const { units, scale } = parseDecimal(price);
  const major = formatDecimal({ units, scale: scale + digits }) as Intl.StringNumericLiteral;
  return new Intl.NumberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: 14 }).format(major);
}

/** A decimal as the value of an input, with the locale's decimal sign. */
export const decimalText = (decimal: DecimalText): string => decimal.replace('.', decimalSign);
