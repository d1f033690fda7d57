// What `npm run bench:scale` found, as a table: a column for each size, and the growth from the first to the last.

import { printTable } from './print-table.ts';
import type { Follower } from './scale-level.ts';
import type { Cost } from './scale-requests.ts';

/** The ledger at one size. Times of programs in seconds, of requests in ms; memory in bytes. */
export type Figures = {
  events: number;
  requests: Record<string, Cost>;
  memory: Record<string, number>;
  /** Until each program was ready, and until the views had an invoice that was registered then. */
  startUp: Record<string, number>;
  /** Events a second. */
  catchUp: Record<Follower, number>;
};

/** No request and no memory is to grow by more than this share. */
const MOST_GROWTH = 0.3;

type Row = { name: string; values: number[]; digits: number; mayGrow?: true };

export function report(found: readonly Figures[]): void {
  const rows = rowsOf(found);
  printTable([
    ['', ...found.map(({ events }) => `${count(events)} events`), 'growth'],
    ...rows.map(({ name, values, digits }) => [
      name,
      ...values.map((value) => value.toFixed(digits)),
      found.length > 1 ? percent(growthOf(values)) : '',
    ]),
  ]);
  for (const { events, requests } of found) {
    for (const [name, { refused, answers }] of Object.entries(requests)) {
      if (refused > 0)
        console.log(`${name}, at ${count(events)} events: ${refused} of ${answers} requests were refused`);
    }
  }
  if (found.length < 2) return;
  const grown = rows.filter(({ values, mayGrow }) => !mayGrow && growthOf(values) > MOST_GROWTH);
  console.log(
    grown.length === 0
      ? `no request and no memory grows by more than ${percent(MOST_GROWTH)}`
      : `more than ${percent(MOST_GROWTH)}: ${grown.map(({ name, values }) => `${name} ${percent(growthOf(values))}`).join('; ')}`,
  );
}

function rowsOf(found: readonly Figures[]): Row[] {
  const keys = <Kind extends 'requests' | 'memory' | 'startUp' | 'catchUp'>(kind: Kind) =>
    Object.keys(found[0]?.[kind] ?? {}) as (keyof Figures[Kind] & string)[];
  const each = (value: (figures: Figures) => number | undefined) =>
    found.map((figures) => value(figures) ?? Number.NaN);
  return [
    ...keys('requests').flatMap((name) =>
      (['p50', 'p99', 'processor'] as const).map((share) => ({
        name: `${name}: ${share}, ms`,
        values: each(({ requests }) => requests[name]?.[share]),
        digits: 2,
      })),
    ),
    ...keys('memory').map((name) => ({
      name: `memory of ${name}, MiB`,
      values: each(({ memory }) => (memory[name] ?? Number.NaN) / 2 ** 20),
      digits: 0,
    })),
    ...keys('startUp').map((name) => ({
      name: `start-up: ${name}, s`,
      values: each(({ startUp }) => startUp[name]),
      digits: 2,
      mayGrow: true as const,
    })),
    ...keys('catchUp').map((name) => ({
      name: `catching up: ${name}, events/s`,
      values: each(({ catchUp }) => catchUp[name]),
      digits: 0,
      mayGrow: true as const,
    })),
  ];
}

const growthOf = (values: readonly number[]): number => (values.at(-1) ?? Number.NaN) / (values[0] ?? Number.NaN) - 1;
const percent = (share: number): string => `${share > 0 ? '+' : ''}${(share * 100).toFixed(0)} %`;
/** With commas. */
export const count = (events: number): string => events.toLocaleString('en');
