import { join } from 'node:path';
import { type Kysely, sql, type Transaction } from 'kysely';
import { type BooksEvent, viewVersions } from '../../events/views.ts';
import { derived, type View } from '../../platform/projection/view.ts';
import { index } from '../postgres/additions.ts';
import { allOf, assigned, TableRows } from '../postgres/table-rows.ts';
import { postgresView } from '../postgres/view.ts';
import type { ComparedTables } from '../rebuild/compare-tables.ts';
import { closingRow, split } from './closings.ts';
import { type Bookings, project } from './project.ts';
import type { BooksTables, ClosingRow } from './schema.ts';
import { storedStreams } from './stored-streams.ts';
import { indexesOfWhatIsOpen } from './what-is-open.ts';

/** By it, one credit note on the account of a customer is found, whose document only the log has. */
const indexOfNotesOnAccount = index('events_of_notes_on_account', (index) =>
  index.on('events').columns(['customer_id', 'subject']).where(sql.ref('type'), '=', sql.lit('CreditNoteRegistered')),
);

/** The books. @param db of platform/stores/postgres.ts */
export const booksView = (db: Kysely<BooksTables>, schema = 'books'): View<BooksEvent> => {
  const tables = new TableRows<BooksTables>(schema);
  return postgresView<BooksTables, BooksEvent>(db, {
    name: 'books',
    version: viewVersions.books,
    schema,
    migrations: join(import.meta.dirname, 'migrations'),
    additions: [...indexesOfWhatIsOpen, indexOfNotesOnAccount],
    async write(tx, events) {
      const { closings, booked } = split(events);
      const stored = await storedStreams(tx, booked);
      const bookings = derived(() => project(booked, stored));
      await writeRows(tx, tables, { ...bookings, closings: closings.map(closingRow) });
    },
  });
};

/** The key of each table. */
export const booksTables = {
  streams: ['stream'],
  invoices: ['invoice_id'],
  events: ['position'],
  entries: ['position', 'line'],
  closings: ['position'],
  days: ['recorded_on', 'currency', 'account', 'type', 'effective_on'],
  payments: ['stream', 'payment_id'],
  payment_parts: ['stream', 'invoice_id'],
} as const satisfies ComparedTables;

type Rows = Bookings & { closings: ClosingRow[] };

/** The columns of rows that change after their first event. */
const splitColumns = ['amount', 'applied', 'unapplied', 'refunded', 'reversed'] as const;
const changing = {
  streams: ['revision', 'recorded_at', 'standing'],
  payments: ['position', ...splitColumns, 'reversing', 'state'],
  payment_parts: splitColumns,
} as const;

async function writeRows(
  tx: Transaction<BooksTables>,
  tables: TableRows<BooksTables>,
  { streams, payments, payment_parts, days, ...added }: Rows,
): Promise<void> {
  const replaced = (table: keyof typeof changing) => assigned(changing[table], (column) => `excluded.${column}`);
  const key = (table: keyof typeof changing) => booksTables[table].join(', ');
  const insertOrChange = (table: keyof typeof changing, rows: readonly object[]) =>
    tables.insert(tx, table, rows, `on conflict (${key(table)}) do update set ${replaced(table)}`);
  const sums = `debit = old.debit + excluded.debit, credit = old.credit + excluded.credit`;
  await allOf([
    tables.insert(tx, 'invoices', added.invoices),
    tables.insert(tx, 'events', added.events),
    tables.insert(tx, 'entries', added.entries),
    tables.insert(tx, 'closings', added.closings),
    insertOrChange('streams', streams),
    insertOrChange('payments', payments),
    insertOrChange('payment_parts', payment_parts),
    tables.insert(tx, 'days', days, `on conflict (${booksTables.days.join(', ')}) do update set ${sums}`),
  ]);
}
