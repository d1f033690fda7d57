import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { Document } from '../../events/invoice.ts';
import { invoiceColumns } from '../../events/invoice-columns.ts';
import { withoutParts } from '../../events/invoice-state.ts';
import { invoiceView } from '../../events/invoice-view.ts';
import { streamPrefix } from '../../events/streams.ts';
import { type Problem, Unavailable } from '../../platform/http/problems/problem.ts';
import type {
  BalancesTables,
  CreditNoteRow,
  InvoiceRow,
  PaymentRow,
} from '../../projection-service/balances/schema.ts';
import { type Read, reachedBy } from '../freshness/freshness.ts';
import type { BalancesStore } from '../stores/balances-store.ts';
import { byKey } from '../stores/by-key.ts';
import { invoiceNotFound } from './not-found.ts';
import { type ChangingColumns, changingColumns, creditNotesIn, creditNotesOf, paymentsIn, paymentsOf } from './rows.ts';
import type { InvoiceAnswer } from './view.ts';

type FindInvoice = (invoiceId: string) => Promise<Read<InvoiceAnswer | Problem>>;
type FindDocument = (invoiceId: string) => Promise<Read<Document | Problem>>;

/** The invoice is not in the view, because its stream was parked at its first event. */
export class InvoiceParked extends Unavailable {
  constructor(invoiceId: string) {
    super({
      title: 'The stream of this invoice is parked',
      detail: `The view refused the events of invoice ${invoiceId}. Operators find the reason at GET /views or with \`ledger parked\`.`,
      retryAfterSeconds: 60,
    });
  }
}

/**
 * Finds an invoice with its payments and credit notes, and the view's checkpoint, in one statement and so in one snapshot. Refused with
 * InvoiceParked or Problem 404 invoice-not-found.
 */
export function invoiceFinder({ db, reads }: Pick<BalancesStore, 'db' | 'reads'>): FindInvoice {
  const find = byKey(db, reads, invoiceQuery);
  return async (invoiceId) => {
    const [row] = await find(invoiceId);
    // in an outer join, all columns of the joined row are null or none is
    if (row && row.invoice_id !== null) return { reached: reachedBy(row), found: answerOf(row as FoundRow) };
    const isParked = row !== undefined && row.parked_since !== null;
    return { reached: reachedBy(row), found: isParked ? new InvoiceParked(invoiceId) : invoiceNotFound(invoiceId) };
  };
}

/** Finds an invoice's document as issued. Refused with Problem 404 invoice-not-found. */
export function documentFinder({ db, reads }: Pick<BalancesStore, 'db' | 'reads'>): FindDocument {
  const find = byKey(db, reads, documentQuery);
  return async (invoiceId) => {
    const [row] = await find(invoiceId);
    return { reached: reachedBy(row), found: row?.document ?? invoiceNotFound(invoiceId) };
  };
}

const documentQuery = (db: Kysely<BalancesTables>, invoiceId: string) =>
  db
    .selectFrom('checkpoint')
    .leftJoin('invoices', (join) => join.on('invoice_id', '=', invoiceId))
    .select(['checkpoint.position as reached', 'document']);

export const invoiceQuery = (db: Kysely<BalancesTables>, invoiceId: string) =>
  db
    .selectFrom('checkpoint')
    .leftJoin('invoices', (join) => join.on('invoice_id', '=', invoiceId))
    .select('checkpoint.position as reached')
    .select([...changingColumns, 'document'])
    .select((of) => [
      parkedSince(of.selectFrom('parked'), invoiceId).as('parked_since'),
      paymentsOf(of).as('payments'),
      creditNotesOf(of).as('creditNotes'),
    ]);

/** The revision from which on the invoice's events wait, if its stream is parked. */
const parkedSince = (parked: SelectQueryBuilder<BalancesTables, 'parked', object>, invoiceId: string) =>
  parked
    .select('revision')
    .where('stream', '=', sql<string>`${sql.lit(streamPrefix('invoice'))} || ${invoiceId}::uuid`);

type FoundRow = ChangingColumns &
  Pick<InvoiceRow, 'document'> & { payments: PaymentRow[]; creditNotes: CreditNoteRow[]; parked_since: number | null };

function answerOf(row: FoundRow): InvoiceAnswer {
  const { document, revision, position } = row;
  const [payments, creditNotes] = [paymentsIn(row.payments), creditNotesIn(row.creditNotes)];
  const invoice = { ...withoutParts, ...invoiceColumns.toFields(row), document, payments, creditNotes };
  const parkedSince = row.parked_since;
  return { ...invoiceView(invoice), revision, position, ...(parkedSince !== null && { parkedSince }) };
}
