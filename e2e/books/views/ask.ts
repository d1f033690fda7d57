// Questions to the query service about a month: each waits until the view has all of the month.

import { asCaller, get } from '../../../testing/http/client.ts';
import type { Accountant } from '../accountant.ts';
import type { Clocks } from '../books.ts';
import { plusDays } from '../calendar.ts';
import type { Dice } from '../dice.ts';
import type { Agree } from '../difference.ts';
import { days } from '../draw.ts';
import type { Sent } from '../month.ts';

export type Sum = number | string;

/** A month that was sent, and what it is compared by. */
export type Inspection = {
  queryUrl: string;
  commandUrl: string;
  accountant: Accountant;
  customers: readonly string[];
  sent: Sent;
  dice: Dice;
  today: string;
  agree: Agree;
};

/** Where to ask, and the position that the view has to reach first. */
export type Question = { queryUrl: string; sent: { position: bigint } };

/** The answer; undefined if nothing had been recorded by then. */
export async function ask<Answer>({ queryUrl, sent }: Question, path: string): Promise<Answer | undefined> {
  const { status, body, text } = await get<Answer>(queryUrl + path, { 'ledger-position': `${sent.position}` });
  if (status === 404) return undefined;
  if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
  return body;
}

/** The rows of a CSV, by their columns. */
export async function askCsv({ queryUrl, sent }: Question, path: string): Promise<Record<string, string>[]> {
  const headers = asCaller({ 'ledger-position': `${sent.position}`, accept: 'text/csv' });
  const response = await fetch(queryUrl + path, { headers });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${text}`);
  const [columns = [], ...rows] = text.trimEnd().split('\r\n').map(fieldsOf);
  return rows.map((row) => Object.fromEntries(columns.map((column, place) => [column, row[place] ?? ''])));
}

const fieldsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'),
  );

/** By the two clocks, and as a query. */
export type Asked = Clocks & { query: string };

const ever = '9999-12-31';
export const now: Asked = { entered: Number.POSITIVE_INFINITY, on: ever, query: '' };

/** A pair of the two clocks at random, or one of them. */
export function someClocks({ accountant, sent, dice, today }: Inspection): Asked {
  const commands = Object.keys(sent.answeredAt).map(Number);
  const entered = dice.pick(commands) ?? accountant.books.entered;
  const on = plusDays(today, dice.upTo(days + 3) - days - 2);
  const at = sent.answeredAt[entered]?.toISOString();
  const [byDay, byTime] = [`effectiveOn=${on}`, `at=${at}`];
  const choice = dice.below(3);
  if (choice === 0) return { ...now, on, query: byDay };
  if (choice === 1) return { ...now, entered, query: byTime };
  return { entered, on, query: `${byDay}&${byTime}` };
}

/** Now, which the books answer as of a day after all others, and as of some pairs of the clocks. */
export const clocks = (inspection: Inspection, count: number): Asked[] => [
  { ...now, query: `effectiveOn=${ever}` },
  ...Array.from({ length: count }, () => someClocks(inspection)),
];

export const numbers = (sums: object, names: readonly string[]): Record<string, number> =>
  Object.fromEntries(names.map((name) => [name, Number((sums as Record<string, Sum>)[name] ?? 0)]));

/** What answers list by currency, as numbers under the currency. */
export const byCurrency = (of: readonly object[] | undefined, names: readonly string[]) =>
  Object.fromEntries((of ?? []).map((one) => [(one as { currency: string }).currency, numbers(one, names)]));

/** Without the currencies in which all is 0. */
export const moved = <Of extends object>(of: Record<string, Of>): Record<string, Of> =>
  Object.fromEntries(Object.entries(of).filter(([, sums]) => Object.values(sums).some((sum) => sum !== 0)));
