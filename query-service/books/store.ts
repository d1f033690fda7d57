import { type Kysely, sql, type Transaction } from 'kysely';
import { fromPostgres } from '../../platform/stores/store-problems.ts';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import { createView, type Patience, type Read, reachedBy, usualPatience, type View } from '../freshness/freshness.ts';

/** The books: their tables in their schema, and how far they are. */
export type BooksStore = {
  db: Kysely<BooksTables>;
  view: View;
  /** What several statements find in one snapshot, and where the checkpoint is in it. */
  inSnapshot<T>(find: (tx: Transaction<BooksTables>) => Promise<T>): Promise<Read<T>>;
  close(): Promise<void>;
};

export function booksStore(postgres: Kysely<BooksTables>, patience: Patience = usualPatience): BooksStore {
  const db = postgres.withSchema('books');
  const reachedIn = async (tx: Kysely<BooksTables>) =>
    reachedBy(await tx.selectFrom('checkpoint').select('position as reached').executeTakeFirst());
  return {
    db,
    view: createView(
      'books',
      () => reachedIn(db),
      (asking) => fromPostgres('books', asking),
      patience,
    ),
    inSnapshot: (find) =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (tx) => ({ reached: await reachedIn(tx), found: await find(tx) })),
    close: () => postgres.destroy(),
  };
}

/** As rows name it: for statements that are written out. */
export const table = (name: keyof BooksTables) => sql.table(`books.${name}`);
