import { join } from 'node:path';
import { type Kysely, sql, type Transaction } from 'kysely';
import { type BooksEvent, viewVersions } from '../../events/views.ts';
import { derived, type View } from '../../platform/projection/view.ts';
import { postgresView } from '../postgres/view.ts';
import type { ComparedTables } from '../rebuild/compare-tables.ts';
import { closingRow, split } from './closings.ts';
import { type Bookings, project } from './project.ts';
import type { BooksTables, ClosingRow } from './schema.ts';
import { storedStreams } from './stored-streams.ts';
import { indexesOfWhatIsOpen } from './what-is-open.ts';

/** The books. @param db of platform/stores/postgres.ts */
export const booksView = (db: Kysely<BooksTables>, schema = 'books'): View<BooksEvent> =>
  postgresView<BooksTables, BooksEvent>(db, {
    name: 'books',
    version: viewVersions.books,
    schema,
    migrations: join(import.meta.dirname, 'migrations'),
    additions: indexesOfWhatIsOpen,
    async write(tx, events) {
      const { closings, booked } = split(events);
      const stored = await storedStreams(tx, booked);
      const bookings = derived(() => project(booked, stored));
      await writeRows(tx, schema, { ...bookings, closings: closings.map(closingRow) });
    },
  });

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

/** Sums may exceed the integers of JSON; PostgreSQL reads them from text. */
const sumAsText = (_: string, value: unknown) => (typeof value === 'bigint' ? String(value) : value);

type Rows = Bookings & { closings: ClosingRow[] };

/** The columns of payments that change after their first event. */
const splitColumns = ['amount', 'applied', 'unapplied', 'refunded', 'reversed'] as const;
const changing = {
  payments: ['position', ...splitColumns, 'reversing', 'state'],
  payment_parts: splitColumns,
} as const;

const changedColumns = (columns: readonly string[]) =>
  sql.join(columns.map((column) => sql`${sql.id(column)} = excluded.${sql.id(column)}`));

async function writeRows(tx: Transaction<BooksTables>, schema: string, bookings: Rows): Promise<void> {
  const table = (name: keyof Rows) => sql.id(schema, name);
  /** Rows as a relation; columns that a row leaves out are null. */
  const rows = (name: keyof Rows) =>
    sql`json_populate_recordset(null::${table(name)}, ${JSON.stringify(bookings[name], sumAsText)})`;

  for (const name of ['invoices', 'events', 'entries', 'closings'] as const) {
    if (bookings[name].length === 0) continue;
    await sql`insert into ${table(name)} select * from ${rows(name)}`.execute(tx);
  }
  if (bookings.streams.length > 0) {
    await sql`
      insert into ${table('streams')} select * from ${rows('streams')}
      on conflict (stream) do update set
        revision = excluded.revision, recorded_at = excluded.recorded_at, standing = excluded.standing`.execute(tx);
  }
  for (const name of ['payments', 'payment_parts'] as const) {
    if (bookings[name].length === 0) continue;
    const key = sql.join(booksTables[name].map((column) => sql.id(column)));
    await sql`
      insert into ${table(name)} select * from ${rows(name)}
      on conflict (${key}) do update set ${changedColumns(changing[name])}`.execute(tx);
  }
  if (bookings.days.length > 0) {
    await sql`
      insert into ${table('days')} as day select * from ${rows('days')}
      on conflict (recorded_on, currency, account, type, effective_on) do update set
        debit = day.debit + excluded.debit, credit = day.credit + excluded.credit`.execute(tx);
  }
}
