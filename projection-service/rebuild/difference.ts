import { isDeepStrictEqual } from 'node:util';
import { streamName } from '../../events/streams.ts';

/** A row of a table, or a document. */
export type Row = Record<string, unknown>;

/** Where a view says something else than the log. */
export type Difference = {
  /** Table or collection. */
  in: string;
  /** Of the row or document. */
  key: Row;
  /** What differs, by column or field; all of it where the other side has no such row. */
  viewSays: Row | undefined;
  logSays: Row | undefined;
  /** The event that a row comes from, where it comes from one. */
  event?: { stream: string; revision: number };
};

/** What was compared; `first` are the first differences, by their keys. */
export type Comparison = { rows: number; different: number; first: Difference[] };

/** How many differences are mostShown of each table; beyond them only the number is. */
export const mostShown = 100;

/** Two rows under one key, as a difference that holds only what differs. */
export function difference(
  table: string,
  keyColumns: readonly string[],
  view: Row | undefined,
  log: Row | undefined,
): Difference {
  const row = log ?? view ?? {};
  const { invoice_id: invoiceId, revision } = row;
  return {
    in: table,
    key: Object.fromEntries(keyColumns.map((column) => [column, row[column]])),
    viewSays: view && log ? differing(view, log) : view,
    logSays: view && log ? differing(log, view) : log,
    ...(typeof invoiceId === 'string' &&
      typeof revision === 'number' && { event: { stream: streamName('invoice', invoiceId), revision } }),
  };
}

const differing = (row: Row, other: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([column, value]) => !isDeepStrictEqual(value, other[column])));
