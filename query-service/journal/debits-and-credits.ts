// The journal for spreadsheets: a line for each debit and credit, amounts in major units, with names and numbers that people know.

import { type Kysely, sql } from 'kysely';
import { toMajor } from '../../events/money/money.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import { table } from '../books/store.ts';
import { csvHeader, csvLines } from '../lists/export-lines.ts';
import type { JournalEvent } from './find.ts';

const columns = [
  ...(['position', 'recordedAt', 'effectiveOn', 'type', 'actor', 'customerId', 'customerName'] as const),
  ...(['invoiceId', 'invoiceNumber', 'number', 'reference', 'account', 'currency', 'debit', 'credit'] as const),
  ...(['subject', 'correlationId', 'eventId'] as const),
];

/** Writes the entries of events as CSV. An event without entries has no line. */
export const debitsAndCredits =
  (db: Kysely<BooksTables>) =>
  async (events: readonly JournalEvent[], isFirst: boolean): Promise<string> => {
    const names = await namesOf(db, events);
    const lines = events.flatMap((event) => linesOf(event, names));
    return (isFirst ? csvHeader(columns) : '') + csvLines(columns, lines);
  };

type Names = { invoices: ReadonlyMap<string, InvoiceName>; customers: ReadonlyMap<string, string> };
type InvoiceName = { number: string | null; customer_name: string };

function linesOf({ entries, currency, ...event }: JournalEvent, { invoices, customers }: Names) {
  if (currency === undefined) return [];
  const invoice = event.invoiceId === undefined ? undefined : invoices.get(event.invoiceId);
  const customerName = invoice?.customer_name ?? customers.get(event.customerId);
  return entries.map(({ account, amount }) => ({
    ...event,
    ...(customerName !== undefined && { customerName }),
    ...(invoice?.number && { invoiceNumber: invoice.number }),
    account,
    currency,
    [amount > 0 ? 'debit' : 'credit']: toMajor(Math.abs(amount), currency),
  }));
}

async function namesOf(db: Kysely<BooksTables>, events: readonly JournalEvent[]): Promise<Names> {
  const ids = (of: readonly (string | undefined)[]) => [...new Set(of.filter((id) => id !== undefined))];
  const onInvoices = events.filter(({ invoiceId }) => invoiceId !== undefined);
  const others = events.filter(({ invoiceId }) => invoiceId === undefined);
  const [invoices, customers] = await Promise.all([
    invoiceNames(ids(onInvoices.map(({ invoiceId }) => invoiceId))).execute(db),
    customerNames(ids(others.map(({ customerId }) => customerId))).execute(db),
  ]);
  return {
    invoices: new Map(invoices.rows.map(({ invoice_id, ...name }) => [invoice_id, name])),
    customers: new Map(customers.rows.map(({ id, name }) => [id, name])),
  };
}

export const invoiceNames = (ids: readonly string[]) => sql<{ invoice_id: string } & InvoiceName>`
  select invoice_id, number, customer_name from ${table('invoices')} where invoice_id = any(${ids}::uuid[])`;

/** The names on the invoices that were registered last. */
export const customerNames = (ids: readonly string[]) => sql<{ id: string; name: string }>`
  select id, name from unnest(${ids}::text[]) id
    cross join lateral (select customer_name as name from ${table('invoices')}
      where customer_id = id order by registered_position desc limit 1) latest`;
