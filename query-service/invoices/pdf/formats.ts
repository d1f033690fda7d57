// Numbers, dates and codes as every reader understands them, wherever they live: a point before decimals, thin spaces between groups of
// three digits (ISO 80000-1), dates as YYYY-MM-DD (ISO 8601).

import type { Static } from 'typebox';
import type { AllowanceOrCharge, InvoiceContent, Line, Tax } from '../../../events/document/document.ts';
import type { Identifier } from '../../../events/document/field.ts';
import type { Party } from '../../../events/document/party.ts';
import { type Currency, isCurrency, minorDigits } from '../../../events/money/currency.ts';
import { type DecimalText, formatDecimal, parseDecimal } from '../../../events/money/decimal.ts';
import { type Minor, toMajor } from '../../../events/money/money.ts';
import { labels, language } from './labels.ts';

const thinSpace = '\u202f';
const noBreak = '\u00a0';

/** "1234567.5" → "1 234 567.5". A number of four digits is not grouped. */
export function number(decimal: DecimalText): string {
  const [, sign = '', whole = '', fraction = ''] = /^(-?)(\d+)(.*)$/.exec(decimal) ?? [];
  const grouped = whole.length > 4 ? whole.replace(/\B(?=(\d{3})+$)/g, thinSpace) : whole;
  return `${sign}${grouped}${fraction}`;
}

/** An amount with all digits of its currency, without the currency. */
export const amount = (minor: Minor, currency: Currency): string => number(toMajor(minor, currency));

export const amountWithCurrency = (minor: Minor, currency: Currency): string =>
  `${currency}${noBreak}${amount(minor, currency)}`;

/** A price in minor units with at least the digits of its currency: "1234.5678" in EUR → "12.345678". */
export function price(inMinor: DecimalText, currency: Currency): string {
  const digits = isCurrency(currency) ? minorDigits(currency) : 0;
  const { units, scale } = parseDecimal(inMinor);
  const [whole = '', fraction = ''] = formatDecimal({ units, scale: scale + digits }).split('.');
  const padded = fraction.padEnd(digits, '0');
  return number(padded === '' ? whole : `${whole}.${padded}`);
}

export const percent = (rate: DecimalText): string => `${number(rate)}${noBreak}%`;

/** "2.5 h"; the code of a unit that is not common; nothing for pieces (C62). */
export function quantity(value: DecimalText, unit = 'C62'): string {
  const name = labels.units[unit] ?? unit;
  return name === '' ? number(value) : `${number(value)}${noBreak}${name}`;
}

export const rate = ({ category, rate = '0' }: Tax): string =>
  category === 'O' ? category : `${category} ${percent(rate)}`;

export const identifier = ({ id, scheme }: Static<typeof Identifier>): string =>
  scheme === undefined ? id : `${id} (${scheme})`;

export function period({ from, until }: NonNullable<Line['period']>): string {
  if (from === undefined || until === undefined)
    return from === undefined ? labels.until(until ?? '') : labels.from(from);
  return from === until ? from : `${from} – ${until}`;
}

/** "10 % of 1250.00: Loyal customer (100)". */
export function adjustment(
  { reason, reasonCode, base, percent: share }: AllowanceOrCharge,
  currency: Currency,
): string {
  const of = base === undefined ? '' : `${labels.of} ${amount(base, currency)}`;
  const part = [share === undefined ? '' : percent(share), of].filter(Boolean).join(' ');
  const why =
    reason === undefined ? (reasonCode ?? '') : reasonCode === undefined ? reason : `${reason} (${reasonCode})`;
  return [why, part].filter(Boolean).join(', ');
}

const countries = new Intl.DisplayNames(language, { type: 'region', fallback: 'code' });
export const country = (code: string): string => countries.of(code) ?? code;

type Address = NonNullable<Party['address']>;

/** The lines of an address below the name, the country last and in capitals. */
export function addressLines({
  street,
  additionalStreet,
  line,
  postCode,
  city,
  subdivision,
  ...address
}: Address): string[] {
  const place = [postCode, city].filter(Boolean).join(' ');
  return [street, additionalStreet, line, place, subdivision, country(address.country).toUpperCase()].filter(
    (text): text is string => text !== undefined && text !== '',
  );
}

/** The notes without the codes of their subjects, which UBL has in their texts: "#AAI#Thank you." → "Thank you." */
export const notes = ({ notes = [] }: Pick<InvoiceContent, 'notes'>): string[] =>
  notes.map((note) => note.replace(/^#[A-Z]{3}#/, '')).filter((note) => note.trim() !== '');
