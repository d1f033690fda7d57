// How a batch of events of invoices changes the rows. `evolve` computes each invoice; a customer's sums change by what its invoices change.

import type { InvoiceEvent } from '../../events/invoice.ts';
import { evolve, type RegisteredInvoice, unregistered } from '../../events/invoice-state.ts';
import type { Recorded } from '../../events/recorded.ts';
import { idOfStream } from '../../events/streams.ts';
import type { BookedEvent } from '../../events/views.ts';
import { inOrder } from '../../platform/projection/in-order.ts';
import {
  type ChangedInvoiceRow,
  type CustomerChange,
  changedInvoiceRow,
  creditNoteRow,
  customerChanges,
  invoiceRow,
  type NameRow,
  nameRows,
  paymentRow,
  type StoredInvoice,
} from './rows.ts';
import type { CreditNoteRow, InvoiceRow, PaymentRow } from './schema.ts';

export type Changes = {
  registered: InvoiceRow[];
  changed: ChangedInvoiceRow[];
  /** New payments, and those of which what is left may have changed. */
  payments: PaymentRow[];
  creditNotes: CreditNoteRow[];
  customers: CustomerChange[];
  names: NameRow[];
};

/**
 * Pure. Events that the view already has change nothing.
 * @param before the batch's invoices that the view has, with those of their payments that the batch changes
 * @throws EventsMissing, NotTheFirstEvent, RegisteredTwice, AmountsDoNotAddUp
 */
export function project(batch: readonly Recorded<InvoiceEvent>[], before: ReadonlyMap<string, StoredInvoice>): Changes {
  const after = new Map<string, StoredInvoice>();
  const payments: Applied[] = [];
  const creditNotes: Applied[] = [];
  for (const { event, after: stored } of inOrder(batch, (stream) => before.get(idOfStream(stream)), next)) {
    const invoiceId = idOfStream(event.stream);
    after.set(invoiceId, stored);
    const paymentId = paymentChangedBy(event);
    if (paymentId !== undefined) payments.push({ invoiceId, id: paymentId, revision: event.revision });
    if (event.type === 'CreditNoteApplied') {
      creditNotes.push({ invoiceId, id: event.data.creditNoteId, revision: event.revision });
    }
  }
  const invoices = [...after];
  const registered = invoices.filter(([id]) => !before.has(id)).map(([, stored]) => invoiceRow(stored));
  return {
    registered,
    changed: invoices.filter(([id]) => before.has(id)).map(([, stored]) => changedInvoiceRow(stored)),
    payments: rowsOf(payments, after, ({ payments }) => payments, paymentRow),
    creditNotes: rowsOf(creditNotes, after, ({ creditNotes }) => creditNotes, creditNoteRow),
    customers: customerChanges(invoices.map(([id, stored]) => ({ before: before.get(id), after: stored }))),
    names: nameRows(registered),
  };
}

/** The payment that an event applies or changes. */
export function paymentChangedBy(event: BookedEvent): string | undefined {
  switch (event.type) {
    case 'PaymentApplied':
    case 'PaymentReversed':
    case 'PaymentUnapplied':
    case 'PaymentRefunded':
    case 'RefundReversed':
      return event.data.paymentId;
    case 'CustomerCreditApplied':
      return event.data.applicationId;
    default:
      return undefined;
  }
}

/** Whether an event changes a payment that was applied before. */
export const changesPayment = (event: InvoiceEvent): boolean =>
  paymentChangedBy(event) !== undefined && event.type !== 'PaymentApplied' && event.type !== 'CustomerCreditApplied';

function next(stored: StoredInvoice | undefined, event: Recorded<InvoiceEvent>): StoredInvoice {
  const position = event.position.toString();
  return {
    invoice: evolve(stored?.invoice ?? unregistered, event),
    revision: event.revision,
    position,
    registeredPosition: stored?.registeredPosition ?? position,
  };
}

/** A payment or credit note of an invoice, and the first event of the batch that changed it. */
type Applied = { invoiceId: string; id: string; revision: number };

function rowsOf<Part, Row>(
  applied: readonly Applied[],
  after: ReadonlyMap<string, StoredInvoice>,
  partsOf: (invoice: RegisteredInvoice) => ReadonlyMap<string, Part>,
  rowOf: (applied: Applied, part: Part) => Row,
): Row[] {
  const rows = new Map<string, Row>();
  for (const one of applied) {
    const key = `${one.invoiceId} ${one.id}`;
    const stored = after.get(one.invoiceId);
    const part = stored && partsOf(stored.invoice).get(one.id);
    if (part !== undefined && !rows.has(key)) rows.set(key, rowOf(one, part));
  }
  return [...rows.values()];
}
