import { v5 as uuidv5 } from 'uuid';
import type { CalendarDate } from '../../events/calendar-date.ts';
import { parseInstant } from '../../events/instant.ts';
import type { Currency } from '../../events/money/currency.ts';
import { fromMajor } from '../../events/money/money.ts';
import { withoutTrailingZeros } from '../../events/money/trailing-zeros.ts';
import { Problem } from '../../platform/http/problems/problem.ts';
import { readTraceparent } from '../../platform/telemetry/trace-context.ts';
import { parseJson } from '../http/exact-json.ts';
import { jsonIn } from './cloud-event.ts';
import type { ReceivedMessage, RequestedPayment } from './received-message.ts';

/** The values of a payment that `{idOperation, idInvoice, amount, dateTime}` does not have. */
export type TransactionMapping = {
  currency: Currency;
  /** The unit of amounts: 900.00 is nine hundred euros in major units, 90000 the same in minor units. */
  unit: 'major' | 'minor';
  method: string;
  /** A UUID: the invoice id is the UUIDv5 of idInvoice in this namespace. If absent, idInvoice is the invoice id. */
  invoiceNamespace?: string;
  /** The calendar date of an instant in the seller's time zone. */
  dateOf: (instant: Date) => CalendarDate;
};

/**
 * Reads a payment from JSON `{idOperation, idInvoice, amount, dateTime}`. Its id is idOperation.
 * @throws Problem, NotADecimal, TooManyDigits, AmountTooLarge
 */
export const paymentInTransaction =
  ({ currency, unit, method, invoiceNamespace, dateOf }: TransactionMapping) =>
  ({ value, headers }: ReceivedMessage): RequestedPayment => {
    const parse = unit === 'major' ? withAmountsAsText : parseJson;
    const { idOperation, idInvoice, amount, dateTime } = (jsonIn(value, parse) ?? {}) as Record<string, unknown>;
    const invoice = textOf(idInvoice, '/idInvoice');
    const traceparent = readTraceparent(headers.traceparent?.toString());
    return {
      ...(traceparent !== undefined && { traceparent }),
      payment: {
        paymentId: textOf(idOperation, '/idOperation'),
        invoiceId: invoiceNamespace === undefined ? invoice.toLowerCase() : uuidv5(invoice, invoiceNamespace),
        amount: unit === 'major' ? fromMajor(textOf(amount, '/amount'), currency) : amount,
        currency,
        receivedOn: dateIn(dateTime, dateOf),
        method,
      },
    };
  };

/** Keeps the digits of amounts, which a float would lose. */
function withAmountsAsText(text: string): unknown {
  parseJson(text); // refuses what it refuses over HTTP
  return JSON.parse(text, (key, value, context?: { source?: string }) =>
    key === 'amount' && typeof value === 'number' ? withoutExponent(context?.source ?? '') : value,
  );
}

/** No amount has more digits than this before or after its point. */
const mostPlaces = 30;

/** A number of JSON as a decimal: 1e2 is 100, and 2.5E-1 is 0.25. One with a greater exponent stays as it is, and is no amount. */
function withoutExponent(number: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = ''] =
    /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/.exec(number) ?? [];
  const places = Number(exponent);
  if (whole === '' || Math.abs(places) > mostPlaces) return number;
  const digits = `${'0'.repeat(mostPlaces)}${whole}${fraction}`;
  const point = mostPlaces + whole.length + places;
  const before = digits
    .slice(0, point)
    .padEnd(point, '0')
    .replace(/^0+(?=\d)/, '');
  const after = withoutTrailingZeros(digits.slice(point));
  return `${sign}${before}${after && `.${after}`}`;
}

function textOf(value: unknown, pointer: string): string {
  if (typeof value === 'string' && value !== '') return value;
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  throw malformed(pointer, value === undefined ? 'is missing' : 'must be a text or an integer');
}

/** A date-time without an offset is in the seller's time zone. */
function dateIn(value: unknown, dateOf: TransactionMapping['dateOf']): CalendarDate {
  const [, date = '', time = '00:00', second = ':00', offset] =
    /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i.exec(String(value)) ?? [];
  const zone = offset?.replace(/(?<=[+-]\d\d)(?=\d\d$)/, ':') ?? 'Z';
  const instant = parseInstant(`${date}T${time}${second}${zone}`);
  if (instant === undefined) throw malformed('/dateTime', 'must be a date and time, as 2026-11-22T10:00:00Z');
  return offset === undefined ? date : dateOf(new Date(instant));
}

const malformed = (pointer: string, detail: string): Problem =>
  new Problem({
    type: 'malformed-transaction',
    status: 400,
    title: 'The message is not a transaction event',
    errors: [{ pointer, detail }],
  });
