/** Lines of CSV (RFC 4180), with those columns in that order; what has parts of its own is JSON. */
export function csvLines<Column extends string>(
  columns: readonly Column[],
  rows: readonly Partial<Record<Column, unknown>>[],
): string {
  return rows.map((row) => `${columns.map((column) => field(row[column])).join(',')}\r\n`).join('');
}

/** The line that comes first. */
export const csvHeader = (columns: readonly string[]): string => `${columns.join(',')}\r\n`;

/** One JSON text a line. */
export const ndjsonLines = (rows: readonly unknown[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

function field(value: unknown): string {
  if (value === undefined) return '';
  const text = typeof value === 'object' ? JSON.stringify(value) : String(value);
  // a spreadsheet takes what begins like this for a formula
  const plain = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
