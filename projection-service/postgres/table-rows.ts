// Writes rows to the tables of a view. A statement has an array for each column: PostgreSQL reads it in half the time that it takes to
// read JSON, which names each column in each row. The columns and their types are the table's own, so a new column needs no change here.

import { setImmediate } from 'node:timers/promises';
import { CompiledQuery, type Kysely, sql } from 'kysely';
import { arrayText } from './array-text.ts';

type Column = { name: string; type: string };
/** `into` is the beginning of each statement that adds rows. */
type Table = { columns: readonly Column[]; into: string };
type Row = Readonly<Record<string, unknown>>;

export class TableRows<Tables> {
  readonly #schema: string;
  readonly #tables = new Map<string, Table>();

  constructor(schema: string) {
    this.#schema = schema;
  }

  /**
   * Adds rows, if there are any. Columns that they leave out are null.
   * @param onConflict SQL in which the row that is there is `old`
   */
  async insert(
    db: Kysely<Tables>,
    table: keyof Tables & string,
    rows: readonly object[],
    onConflict = '',
  ): Promise<void> {
    if (rows.length === 0) return;
    const { columns, into } = await this.#tableOf(db, table);
    await run(db, `${into} ${onConflict}`, columns, rows);
  }

  /** Changes some columns of the rows that have the same `key`. */
  async update(
    db: Kysely<Tables>,
    table: keyof Tables & string,
    rows: readonly object[],
    key: string,
    changed: readonly string[],
  ): Promise<void> {
    if (rows.length === 0) return;
    const { columns: all } = await this.#tableOf(db, table);
    const columns = all.filter(({ name }) => name === key || changed.includes(name));
    const update = `update ${this.#nameOf(table)} old set ${assigned(changed, (column) => `new.${column}`)}`;
    await run(db, `${update} from ${relation(columns)} where old."${key}" = new."${key}"`, columns, rows);
  }

  #nameOf(table: string): string {
    return `"${this.#schema}"."${table}"`;
  }

  async #tableOf(db: Kysely<Tables>, table: string): Promise<Table> {
    const known = this.#tables.get(table);
    if (known !== undefined) return known;
    const { rows: columns } = await sql<Column>`
      select attname as name, format_type(atttypid, null) as type from pg_attribute
      where attrelid = ${this.#nameOf(table)}::regclass and attnum > 0 and not attisdropped
      order by attnum`.execute(db);
    const insert = `insert into ${this.#nameOf(table)} as old (${namesOf(columns)})`;
    const found = { columns, into: `${insert} select * from ${relation(columns)}` };
    this.#tables.set(table, found);
    return found;
  }
}

/** "paid = new.paid, credited = new.credited, …" */
export const assigned = (columns: readonly string[], to: (column: string) => string): string =>
  columns.map((column) => `"${column}" = ${to(`"${column}"`)}`).join(', ');

const namesOf = (columns: readonly Column[]): string => columns.map(({ name }) => `"${name}"`).join(', ');

/** "unnest($1::int[], $2::text[]) as new (a, b)" */
const relation = (columns: readonly Column[]): string =>
  `unnest(${columns.map(({ type }, index) => `$${index + 1}::${type}[]`).join(', ')}) as new (${namesOf(columns)})`;

/**
 * Statements of a transaction that do not wait for one another. All of them have ended before it throws: one that is sent after the
 * transaction was rolled back would be a transaction of its own.
 * @throws what the first to fail throws: PostgreSQL refuses those after it for that reason alone
 */
export async function allOf(statements: readonly Promise<void>[]): Promise<void> {
  const errors: unknown[] = [];
  await Promise.all(statements.map((statement) => statement.catch((error: unknown) => errors.push(error))));
  if (errors.length > 0) throw errors[0];
}

async function run<Tables>(
  db: Kysely<Tables>,
  text: string,
  columns: readonly Column[],
  rows: readonly object[],
): Promise<void> {
  await setImmediate(); // of several statements, each is sent before the next one's rows are made to text: PostgreSQL does not wait for them
  const values = columns.map(({ name, type }) =>
    arrayText(
      type,
      (rows as readonly Row[]).map((row) => row[name]),
    ),
  );
  await db.executeQuery(CompiledQuery.raw(text, values));
}
