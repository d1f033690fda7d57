import { EventRefused } from '../../platform/projection/view.ts';

/** Of a column as PostgreSQL names it. */
const holdsJson = (type: string): boolean => type === 'jsonb' || type === 'json';

/**
 * The values of a column as the text of an array: https://www.postgresql.org/docs/current/arrays.html#ARRAYS-IO. It is mostly that of
 * a JSON array: JSON escapes quotes and backslashes in the same way, and only control characters and halves of surrogate pairs otherwise.
 * A JSON value, which is an element as text, has none of these.
 * @throws EventRefused for half a surrogate pair, in whose place PostgreSQL would be sent another character
 */
export function arrayText(type: string, values: readonly unknown[]): string {
  if (holdsJson(type)) return inBraces(values.map((value) => (isNull(value) ? null : JSON.stringify(value))));
  const simple = values.map((value) => (typeof value === 'bigint' ? String(value) : value));
  const text = inBraces(simple);
  return text.includes('\\') ? `{${simple.map(element).join(',')}}` : text;
}

const isNull = (value: unknown): value is null | undefined => value === null || value === undefined;

/** A value that is missing is null in JSON, and in an array. */
const inBraces = (values: readonly unknown[]): string => `{${JSON.stringify(values).slice(1, -1)}}`;

function element(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value) ?? 'null';
  if (!value.isWellFormed()) throw new EventRefused(new Error(`${JSON.stringify(value)} has half a surrogate pair`));
  return `"${value.replace(/["\\]/g, '\\$&')}"`;
}
