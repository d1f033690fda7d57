import { type Kysely, sql, type Transaction } from 'kysely';
import type { BooksTables } from '../../projection-service/books/schema.ts';
import { table } from '../books/store.ts';
import { customerNotFound } from './customer-id.ts';

/** The place of an event in the log. */
export type Place = { stream: string; revision: number };

/** Where the log has a credit note on the account of a customer. The type is no parameter, so that the index of such notes is used. */
export const noteQuery = (db: Kysely<BooksTables>, customerId: string, creditNoteId: string) =>
  db
    .selectFrom('events')
    .select(['stream', 'revision'])
    .where('type', '=', sql.lit('CreditNoteRegistered' as const))
    .where('customer_id', '=', customerId)
    .where('subject', '=', creditNoteId);

/**
 * The place of a credit note on the account of a customer; undefined if there is none. It costs the same however long the history of the
 * customer is, whose stream has the whole documents of all its notes.
 * @throws Problem 404 customer-not-found
 */
export async function placeOfNote(
  tx: Transaction<BooksTables>,
  customerId: string,
  creditNoteId: string,
): Promise<Place | undefined> {
  const place = await noteQuery(tx, customerId, creditNoteId).executeTakeFirst();
  if (place !== undefined) return place;
  const { rows } = await sql`select from ${table('events')} where customer_id = ${customerId} limit 1`.execute(tx);
  if (rows.length === 0) throw customerNotFound();
  return undefined;
}
