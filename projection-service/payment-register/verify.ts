// Compares the register with the log: the log is replayed into shadow tables up to the position of a snapshot of the register, and both
// are read in the order of their keys. The projection continues. Memory holds a page of each.

import type { EventStoreDBClient } from '@eventstore/db-client';
import { type Kysely, sql } from 'kysely';
import type { Projection } from '../../platform/projection/run-projection.ts';
import { TablePrefix } from '../mysql/prefix.ts';
import { readCheckpoint } from '../mysql/view.ts';
import type { ViewTables } from '../mysql/view-tables.ts';
import { type BatchListener, catchUp } from '../rebuild/catch-up.ts';
import { compareSorted } from '../rebuild/compare-sorted.ts';
import type { Verified } from '../rebuild/compare-with-shadow.ts';
import type { Comparison, Row } from '../rebuild/difference.ts';
import type { RegisterTables } from './schema.ts';
import { paymentRegister, registerPrefix } from './store.ts';

const shadowPrefix = `${registerPrefix}verify_`;
const pageSize = 1_000;

export async function verifyRegister(
  client: EventStoreDBClient,
  projection: Pick<Projection, 'kinds' | 'limits'>,
  db: Kysely<RegisterTables>,
  onBatch?: BatchListener,
): Promise<Verified> {
  const replay = { ...projection, view: paymentRegister(db, shadowPrefix) };
  await dropTables(db, shadowPrefix);
  const seen = await db.startTransaction().setIsolationLevel('repeatable read').execute();
  try {
    const view = seen.withPlugin(new TablePrefix(registerPrefix));
    const position = await readCheckpoint(view as unknown as Kysely<ViewTables>, 'payment-register'); // the first read takes the snapshot
    await replay.view.prepare();
    const events = await catchUp(client, replay, position, { onBatch });
    const log = db.withPlugin(new TablePrefix(shadowPrefix));
    const compared = [
      await compareTable('invoices', ['invoice_id'], view, log),
      await compareTable('payments', ['invoice_id', 'payment_id'], view, log),
    ];
    return { position, events, ...added(compared) };
  } finally {
    await seen.rollback().execute();
    await dropTables(db, shadowPrefix);
  }
}

const compareTable = (
  table: 'invoices' | 'payments',
  key: string[],
  view: Kysely<RegisterTables>,
  log: Kysely<RegisterTables>,
): Promise<Comparison> =>
  compareSorted(`${registerPrefix}${table}`, key, rowsOf(view, table, key), rowsOf(log, table, key), (a, b) => {
    const column = key.find((column) => a[column] !== b[column]);
    return column === undefined ? 0 : String(a[column]) < String(b[column]) ? -1 : 1;
  });

/** All rows in the order of their key, a page at a time. */
async function* rowsOf(db: Kysely<RegisterTables>, table: 'invoices' | 'payments', key: string[]): AsyncGenerator<Row> {
  const columns = sql.join(key.map((column) => sql.ref(column)));
  for (let after: Row | undefined; ; ) {
    let page = db.selectFrom(table).selectAll();
    if (after !== undefined) {
      const last = after;
      const [first = ''] = key;
      page = page
        .where(sql<boolean>`${sql.ref(first)} >= ${last[first]}`) // needed for the server to use the index of the key
        .where(sql<boolean>`(${columns}) > (${sql.join(key.map((column) => last[column]))})`);
    }
    const rows: Row[] = await page.orderBy(columns).limit(pageSize).execute();
    yield* rows;
    after = rows.at(-1);
    if (rows.length < pageSize) return;
  }
}

const added = (compared: readonly Comparison[]): Comparison => ({
  rows: compared.reduce((sum, { rows }) => sum + rows, 0),
  different: compared.reduce((sum, { different }) => sum + different, 0),
  first: compared.flatMap(({ first }) => first),
});

async function dropTables(db: Kysely<RegisterTables>, prefix: string): Promise<void> {
  for (const table of ['payments', 'invoices', 'checkpoint', 'parked', 'lease', 'migrations', 'migration_lock']) {
    await db.schema.dropTable(`${prefix}${table}`).ifExists().execute();
  }
}
