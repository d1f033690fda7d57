import type { Kysely } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { invoiceView } from '../../events/invoice-view.ts';
import type {
  BalancesTables,
  CreditNoteRow,
  InvoiceRow,
  PaymentRow,
} from '../../projection-service/balances/schema.ts';
import { byKey } from '../by-key.ts';
import { type Read, reachedBy } from '../freshness.ts';
import { partsOf, type Standing, standing } from './rows.ts';
import type { InvoiceAnswer } from './view.ts';

type FindInvoice = (invoiceId: string) => Promise<Read<InvoiceAnswer | undefined>>;

/** Finds an invoice with its payments and credit notes, and the view's checkpoint beside it: one statement, one snapshot. */
export function invoiceFinder(db: Kysely<BalancesTables>): FindInvoice {
  const find = byKey(db, invoiceQuery);
  return async (invoiceId) => {
    const [row] = await find(invoiceId);
    // of an outer join, all columns are there or none
    return { reached: reachedBy(row), found: row && row.invoice_id !== null ? answerOf(row as FoundRow) : undefined };
  };
}

export const invoiceQuery = (db: Kysely<BalancesTables>, invoiceId: string) =>
  db
    .selectFrom('checkpoint')
    .leftJoin('invoices', (join) => join.on('invoice_id', '=', invoiceId))
    .select('checkpoint.position as reached')
    .select([...standing, 'document'])
    .select(({ selectFrom }) => [
      jsonArrayFrom(selectFrom('payments').selectAll().where('invoice_id', '=', invoiceId).orderBy('revision')).as(
        'payments',
      ),
      jsonArrayFrom(selectFrom('credit_notes').selectAll().where('invoice_id', '=', invoiceId).orderBy('revision')).as(
        'creditNotes',
      ),
    ]);

type FoundRow = Standing & Pick<InvoiceRow, 'document'> & { payments: PaymentRow[]; creditNotes: CreditNoteRow[] };

function answerOf(row: FoundRow): InvoiceAnswer {
  const { state, overdue, document, amount_due: amountDue, revision, position } = row;
  const payments = new Map(row.payments.map(paymentOf));
  const creditNotes = new Map(row.creditNotes.map(creditNoteOf));
  const invoice = { state, overdue, document, amountDue, parts: partsOf(row), payments, creditNotes };
  return { ...invoiceView(invoice), revision, position };
}

function paymentOf(row: PaymentRow) {
  const { payment_id, kind, amount, excess, refunded, reversed, paid_on: paidOn, method, reference } = row;
  const payment = { kind, amount, excess, refunded, reversed, paidOn, method };
  return [payment_id, { ...payment, ...(reference !== null && { reference }) }] as const;
}

function creditNoteOf(row: CreditNoteRow) {
  const { credit_note_id, number, amount, excess, issued_on: issuedOn, reason, taxes, lines } = row;
  const note = { amount, excess, issuedOn, reason, taxes, lines };
  return [credit_note_id, { ...note, ...(number !== null && { number }) }] as const;
}
