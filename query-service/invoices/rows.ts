import { type ExpressionBuilder, sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import { creditNoteColumns, invoiceColumns, paymentColumns } from '../../events/invoice-columns.ts';
import type {
  BalancesTables,
  CreditNoteRow,
  InvoiceRow,
  PaymentRow,
} from '../../projection-service/balances/schema.ts';

const own = ['invoice_id', ...invoiceColumns.names, 'revision'] as const;

/** The columns of an invoice that its events change; read for a single invoice and for lists. */
export const changingColumns = [...own, 'invoices.position as position'] as const;
export type ChangingColumns = Pick<InvoiceRow, (typeof own)[number] | 'position'>;

type OfInvoice = ExpressionBuilder<BalancesTables & { checkpoint: unknown }, 'invoices'>;

/** What paid the invoice of a row, in the order in which it was recorded, as JSON. */
export const paymentsOf = ({ selectFrom }: Pick<OfInvoice, 'selectFrom'>) =>
  jsonArrayFrom(
    selectFrom('payments')
      .selectAll()
      .where(sql<boolean>`payments.invoice_id = invoices.invoice_id`)
      .orderBy('revision'),
  );

/** The credit notes of the invoice of a row, in the same way. */
export const creditNotesOf = ({ selectFrom }: Pick<OfInvoice, 'selectFrom'>) =>
  jsonArrayFrom(
    selectFrom('credit_notes')
      .selectAll()
      .where(sql<boolean>`credit_notes.invoice_id = invoices.invoice_id`)
      .orderBy('revision'),
  );

export const paymentsIn = (rows: readonly PaymentRow[]) =>
  new Map(rows.map((payment) => [payment.payment_id, paymentColumns.toFields(payment)]));

export const creditNotesIn = (rows: readonly CreditNoteRow[]) =>
  new Map(rows.map((note) => [note.credit_note_id, creditNoteColumns.toFields(note)]));
