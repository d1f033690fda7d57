import { type Kysely, sql, type Transaction } from 'kysely';
import type { Problem } from '../../platform/http/problems/problem.ts';
import { fromPostgres } from '../../platform/stores/store-problems.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import {
  createView,
  orRefusal,
  type Read,
  reachedBy,
  usualWaitLimits,
  type View,
  type WaitLimits,
} from '../freshness/freshness.ts';

/** The tables of the books in their schema, and their view. */
export type BooksStore = {
  db: Kysely<BooksTables>;
  view: View;
  /** The result of several statements in one snapshot, or their refusal, and the checkpoint in that snapshot. */
  inSnapshot<T>(find: (tx: Transaction<BooksTables>) => Promise<T>): Promise<Read<T | Problem>>;
  close(): Promise<void>;
};

export function booksStore(postgres: Kysely<BooksTables>, limits: WaitLimits = usualWaitLimits): BooksStore {
  const db = postgres.withSchema('books');
  const reachedIn = async (tx: Kysely<BooksTables>) =>
    reachedBy(await tx.selectFrom('checkpoint').select('position as reached').executeTakeFirst());
  return {
    db,
    view: createView(
      'books',
      () => reachedIn(db),
      (asking) => fromPostgres('books', asking),
      limits,
    ),
    inSnapshot: (find) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (tx) => ({ reached: await reachedIn(tx), found: await orRefusal(find(tx)) })),
    close: () => postgres.destroy(),
  };
}

/** The name of a table with its schema, for SQL text. */
export const table = (name: keyof BooksTables) => sql.table(`books.${name}`);

/** Of an event and the invoice that it is about: the invoice's number; if it is about none, that of the credit note that it registers. */
export const documentNumber = sql`case when event.invoice_id is null then event.number else invoice.number end`;
