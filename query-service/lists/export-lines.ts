import { Type } from 'typebox';
import type { Currency } from '../../events/money/currency.ts';
import { toMajor } from '../../events/money/money.ts';

/** The query parameter of a CSV's amounts. */
export const unitsQuery = (major: string) => ({
  units: Type.Optional(
    Type.Enum(['minor', 'major'], {
      default: 'minor',
      description: `Of CSV only. minor: amounts in minor units, as in JSON. major: ${major}`,
    }),
  ),
});

/** Lines of CSV (RFC 4180) with the columns in their order; nested values are JSON. */
export function csvLines<Column extends string>(
  columns: readonly Column[],
  rows: readonly Partial<Record<Column, unknown>>[],
): string {
  return rows.map((row) => `${columns.map((column) => field(row[column])).join(',')}\r\n`).join('');
}

/** The header line. */
export const csvHeader = (columns: readonly string[]): string => `${columns.join(',')}\r\n`;

/** A row whose only numbers are amounts, with these in major units, exactly: 1001342 in EUR is 10013.42. */
export const inMajor = ({ currency, ...fields }: { currency: Currency }): Record<string, unknown> => ({
  currency,
  ...Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name, typeof value === 'number' ? toMajor(value, currency) : value]),
  ),
});

/** One JSON text on each line. */
export const ndjsonLines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/**
 * Spreadsheets evaluate a text that begins with one of these signs as a formula, also in full width and after control characters, which
 * they drop (OWASP, CSV Injection).
 */
const formula = /^[\p{Cc}=+\-@＝＋－＠]/u;

function field(value: unknown): string {
  if (value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  const isFormula = formula.test(text) && !/^-\d+(\.\d+)?$/.test(text); // a negative number is none
  const plain = typeof value === 'string' && isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
