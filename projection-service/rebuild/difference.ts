import { isDeepStrictEqual } from 'node:util';
import { streamName } from '../../events/streams.ts';

/** A row of a table, or a document. */
export type Row = Record<string, unknown>;

/** A row that differs between a view and the log. */
export type Difference = {
  /** Table or collection. */
  in: string;
  /** The key of the row or document. */
  key: Row;
  /** The columns or fields that differ; the whole row if the other side does not have it. */
  viewSays: Row | undefined;
  logSays: Row | undefined;
  /** The event that the row comes from, if it comes from one. */
  event?: { stream: string; revision: number };
};

/** The number of rows compared and of those that differ, and the first differences in the order of their keys. */
export type Comparison = { rows: number; different: number; first: Difference[] };

/** The most differences of a table that are shown. */
export const mostShown = 100;

/** The difference of two rows with the same key. */
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
