// A list as a page of JSON, or all of it as NDJSON or CSV.

import type { FastifyRequest } from 'fastify';
import { type TSchema, Type } from 'typebox';
import type { Currency } from '../../events/money/currency.ts';
import { costs } from '../../platform/access/cost.ts';
import { bestOf } from '../../platform/http/accept.ts';
import { eachLine } from '../../platform/http/openapi/portable-schema.ts';
import { csvHeader, csvLines, inMajor, ndjsonLines } from './export-lines.ts';

export const listTypes = ['application/json', 'application/x-ndjson', 'text/csv'] as const;
export type ExportType = Exclude<(typeof listTypes)[number], 'application/json'>;

/** An export costs more than a page, and a page with all parts of its items more than one without. */
export const costOfList = ({ headers: { accept }, query }: FastifyRequest): number => {
  if (bestOf(accept, listTypes) !== 'application/json') return costs.export;
  return (query as { expand?: unknown }).expand === undefined ? 1 : costs.expanded;
};

/** The problem types of a list's route by status. */
export const listProblems = {
  406: 'not-acceptable',
  503: 'view-behind, view-not-of-log, store-unavailable, view-not-built',
} as const;

/** The answer of a list's route. @param items what it lists, and `item` one of it, with the schema `one` */
export const listResponse = <Page extends TSchema>(items: string, item: string, page: Page, one: TSchema) => ({
  200: {
    description: `A page of ${items}; as NDJSON or CSV, all of them`,
    content: {
      'application/json': { schema: page },
      'application/x-ndjson': { schema: Type.Unknown({ description: `One ${item} on each line`, ...eachLine(one) }) },
      'text/csv': { schema: Type.Unknown({ description: `RFC 4180, one ${item} on each line` }) },
    },
  },
});

/** Writes a page of an export. */
export type Writer<Item> = (items: readonly Item[], isFirst: boolean) => string;

/**
 * The writers of a list. With major units, amounts are exact decimals: 1001342 in EUR is 10013.42.
 * @param columns of CSV. New ones come last, so that programs that read columns by position still work
 * @param rowOf an item as a row, in which only amounts are numbers
 */
export const listWriters =
  <Item, Row extends { currency: Currency }>(columns: readonly (keyof Row & string)[], rowOf: (item: Item) => Row) =>
  (type: ExportType, units: 'minor' | 'major'): Writer<Item> => {
    if (type === 'application/x-ndjson') return ndjsonLines;
    const inUnits = units === 'major' ? inMajor : (row: Row) => row;
    return (items, isFirst) =>
      (isFirst ? csvHeader(columns) : '') + csvLines(columns, items.map(rowOf).map(inUnits) as Partial<Row>[]);
  };
