import type { Static } from 'typebox';
import { isCalendarDate } from '../../calendar-date.ts';
import type { Identifier } from '../../document/field.ts';
import { type Currency, minorDigits } from '../../money/currency.ts';
import {
  type Decimal,
  type DecimalText,
  formatDecimal,
  NotADecimal,
  parseDecimal,
  round,
  shift,
} from '../../money/decimal.ts';
import { type Minor, toMajor } from '../../money/money.ts';
import { currencies } from '../code-lists.ts';
import { isPeppol } from '../rules/of-peppol.ts';
import { pathOf, type XmlElement } from '../xml/element.ts';
import { ElementInvalid } from '../xml/refusals.ts';
import type { Reading } from './reading.ts';
import type { Form } from './term.ts';

// The simple forms: a value that is the text of one element. White space around it is ignored.

const textOf = (element: XmlElement): string | undefined => element.text.trim() || undefined;

const invalid = (element: XmlElement, why: string): ElementInvalid =>
  new ElementInvalid(pathOf(element), element.text.trim(), why);

export const text: Form<string> = {
  read: textOf,
  write(value, element) {
    element.text = value;
  },
};

/** Payment terms (BT-20). The line break after the last term of XRechnung, which ends with "#", belongs to it (BR-DE-18). */
export const paymentTerms: Form<string> = {
  read(element) {
    const value = textOf(element);
    const after = element.text.slice(element.text.trimEnd().length);
    return value?.endsWith('#') && after.includes('\n') ? `${value}\n` : value;
  },
  write: text.write,
};

/** A code from a list; the schema checks it. */
export const code = <Code extends string>(): Form<Code> => text as Form<Code>;

/** Kosovo has no code in ISO 3166-1. The ledger has XK, as the EU does; the rules of EN 16931 have 1A. */
export const kosovo = { here: 'XK', inRules: '1A' } as const;

/** A country (ISO 3166-1). */
export const country: Form<string> = {
  read(element) {
    const code = textOf(element);
    return code === kosovo.inRules ? kosovo.here : code;
  },
  write(code, element) {
    element.text = code === kosovo.here ? kosovo.inRules : code;
  },
};

export const attribute = (name: string): Form<string> => ({
  read: (element) => element.attributes.get(name)?.trim() || undefined,
  write(value, element) {
    element.attributes.set(name, value);
  },
});

/** An identifier with its scheme in an attribute. */
export const identifier: Form<Static<typeof Identifier>> = {
  read(element, reading) {
    const id = textOf(element);
    const scheme = attribute('schemeID').read(element, reading);
    return id === undefined ? undefined : { id, ...(scheme !== undefined && { scheme }) };
  },
  write({ id, scheme }, element, context) {
    element.text = id;
    if (scheme !== undefined) attribute('schemeID').write(scheme, element, context);
  },
};

/** xsd:date; a time zone after the date is ignored. */
export const date: Form<string> = {
  read(element, reading) {
    const value = textOf(element)?.replace(/(Z|[+-]\d\d:\d\d)$/, '');
    if (value === undefined || isCalendarDate(value)) return value;
    reading.refuse(invalid(element, 'is not a date (YYYY-MM-DD)'));
    return undefined;
  },
  write: text.write,
};

/** xsd:decimal: a plus, leading zeros and a point without digits on one side are allowed. The number of digits is limited first. */
function decimalIn(element: XmlElement): Decimal | undefined {
  const value = textOf(element);
  if (value === undefined) return undefined;
  const [, sign = '', whole = '', fraction = ''] = /^([+-]?)(\d{0,40})(?:\.(\d{0,40}))?$/.exec(value) ?? [];
  if (whole + fraction === '') throw invalid(element, 'is not a decimal number');
  const units = BigInt(whole + fraction);
  return { units: sign === '-' ? -units : units, scale: fraction.length };
}

/** The shortest text of a decimal. @throws ElementInvalid if it has more digits than the ledger can store */
function exactly(element: XmlElement, value: Decimal): DecimalText {
  try {
    return formatDecimal(parseDecimal(formatDecimal(value)));
  } catch (error) {
    if (error instanceof NotADecimal)
      throw invalid(element, 'has more digits than the ledger can store (16 before the point, 10 after it)');
    throw error;
  }
}

export const decimal: Form<DecimalText> = {
  read(element) {
    const value = decimalIn(element);
    return value && exactly(element, value);
  },
  write: text.write,
};

/** A rate of VAT, in percent. Which rates a category may have is a matter of rules; none is below 0. */
export const rate: Form<DecimalText> = {
  read(element, reading) {
    const value = decimal.read(element, reading);
    if (value?.startsWith('-')) reading.refuse(invalid(element, 'is below 0'));
    return value;
  },
  write: text.write,
};

/** Why a currency is refused. The ledger knows some that are no longer in the list, because its log may have amounts in them. */
export const notInUse = 'is not a currency of ISO 4217 that is in use';

/** Whether a code is in the list of BR-CL-03, BR-CL-04 and BR-CL-05. */
export const isListedCurrency = (code: string): boolean => listed.has(code);
const listed: ReadonlySet<string> = new Set(currencies.split(' '));

const statedCurrency = (element: XmlElement): string | undefined => element.attributes.get('currencyID')?.trim();

/** BR-CL-03: the currency of an amount is a code of ISO 4217. In Peppol BIS Billing 3, it is that of the document (R051). */
function refuseCurrency(element: XmlElement, stated: string, reading: Reading): void {
  const why = `is not ${reading.statedCurrency}, the currency of the document, in which EN 16931 has all its amounts except BT-111`;
  reading.refuse(
    new ElementInvalid(`${pathOf(element)}/@currencyID`, stated, why),
    isListedCurrency(stated) ? undefined : 'BR-CL-03',
    isPeppol(reading.specification) ? 'PEPPOL-EN16931-R051' : undefined,
  );
}

/**
 * A value in the document's currency, which need not be stated. Which amounts no term has read is asked at the end of the document
 * (unread-amounts.ts).
 */
const inCurrency =
  <T>(read: (value: Decimal, element: XmlElement, reading: Reading) => T) =>
  (element: XmlElement, reading: Reading): T | undefined => {
    element.isRead = true;
    const value = decimalIn(element);
    if (value === undefined) return undefined;
    const stated = statedCurrency(element);
    if (stated !== undefined && stated !== reading.statedCurrency) refuseCurrency(element, stated, reading);
    return read(value, element, reading);
  };

/** With the currency, which UBL requires of every amount. */
const withCurrency = <T>({ read, write }: Form<T>): Form<T> => ({
  read(element, reading) {
    const value = read(element, reading);
    if (value !== undefined && statedCurrency(element) === undefined) refuseCurrency(element, '', reading);
    return value;
  },
  write(value, element, context) {
    write(value, element, context);
    element.attributes.set('currencyID', context.currency);
  },
});

/** In minor units. EN 16931 allows at most two digits after the point (BR-DEC-*), so further digits are not written if they are zero. */
export const bareAmount: Form<Minor> = {
  read: inCurrency((value, element, reading) => {
    const { units, scale } = shift(parseDecimal(exactly(element, value)), minorDigits(reading.currency));
    const amount = Number(round({ units, scale }));
    if (!Number.isSafeInteger(amount))
      throw invalid(element, 'exceeds the largest amount that the ledger can store exactly');
    // a third digit is refused by the rule of its element (digit-rules.ts)
    if (value.scale <= 2 && units % 10n ** BigInt(scale) !== 0n) reading.refuse(inexact(element, reading.currency));
    return amount;
  }),
  write(value, element, { currency }) {
    element.text = toMajor(value, currency).replace(/(\.\d\d)0+$/, '$1');
  },
};
export const amount: Form<Minor> = withCurrency(bareAmount);

const inexact = (element: XmlElement, currency: Currency): ElementInvalid =>
  invalid(
    element,
    `has too many digits after the point: ${currency} has ${minorDigits(currency)}. Round the amounts of the document to that; the ` +
      'rounding amount (BT-114) takes the difference',
  );

/** A difference of prices in minor units, which may be below 0; it may have decimals. */
export const bareSignedPrice: Form<DecimalText> = {
  read: inCurrency((value, element, { currency }) => exactly(element, shift(value, minorDigits(currency)))),
  write(value, element, { currency }) {
    const { units, scale } = parseDecimal(value);
    element.text = formatDecimal({ units, scale: scale + minorDigits(currency) });
  },
};
export const signedPrice: Form<DecimalText> = withCurrency(bareSignedPrice);

/** A price in minor units. "-0.00" is below 0, because the published rules BR-27 and BR-28 compare it so. */
export const barePrice: Form<DecimalText> = {
  read(element, reading) {
    const value = bareSignedPrice.read(element, reading);
    return value === '0' && element.text.trim().startsWith('-') ? '-0' : value;
  },
  write: bareSignedPrice.write,
};
export const price: Form<DecimalText> = withCurrency(barePrice);
