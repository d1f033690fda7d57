// The indexes of events/receivables.ts. For a batch of invoice events, one append per index stream.

import type { EventStoreDBClient } from '@eventstore/db-client';
import type { CalendarDate } from '../../events/calendar-date.ts';
import type { Document, InvoiceEvent, TypeWithoutMoney } from '../../events/invoice.ts';
import { stateNamedBy } from '../../events/invoice-state.ts';
import { openInvoices, type Receivable } from '../../events/receivables.ts';
import type { Metadata, Recorded } from '../../events/recorded.ts';
import { streamName, streamNames } from '../../events/streams.ts';
import type { UnreadableEvent } from '../../events/upcast.ts';
import { addEntries, indexEntries } from './index-stream.ts';
import { indexShortening } from './shorten-index.ts';

/** What the indexes need of an invoice's document. */
export type IndexedInvoice = Pick<Document, 'invoiceId' | 'customer' | 'currency' | 'issuedOn' | 'dueOn'>;

/** An invoice event that opens or settles its invoice, with the invoice. */
export type ReceivableChange = { event: Recorded<InvoiceEvent>; invoice: IndexedInvoice };

/**
 * Whether an event that names no state may change what is left to collect: for those without money, and those after which more may be
 * due in the same state. If a part is in dispute, credit may then pay more. After others that move money, an event names the new state.
 */
const changesCollectable: Readonly<Record<string, boolean>> = {
  PaymentReversed: true,
  PaymentUnapplied: true,
  PaymentRefunded: true,
  PaymentDeclined: false,
  CreditNoteDeclined: false,
  InvoiceDisputed: false,
  DisputeResolved: true,
  InvoiceBecameOverdue: false,
  OverdueCleared: false,
} satisfies Record<Exclude<TypeWithoutMoney, keyof typeof stateNamedBy> | RaisesDue, boolean>;

type RaisesDue = 'PaymentReversed' | 'PaymentUnapplied' | 'PaymentRefunded';

/**
 * Whether an event may change what is left to collect of its invoice. One that is partially paid was due before, or is due again by the
 * event before, so it has an entry already.
 */
export const changesReceivable = ({ type }: InvoiceEvent): boolean =>
  type !== 'InvoicePartiallyPaid' && (type in stateNamedBy || changesCollectable[type] === true);

export type ReceivablesIndex = {
  /**
   * Adds a batch of changes to both indexes. It may be repeated: a duplicate entry counts once.
   * @throws the client's errors
   */
  add(batch: readonly ReceivableChange[], metadata: Metadata): Promise<void>;
};

export function receivablesIndex(client: EventStoreDBClient): ReceivablesIndex {
  const shortenings = indexShortening(client);
  return {
    async add(batch, metadata) {
      const entries = batch.flatMap(({ event, invoice }) => entriesOf(event, invoice));
      const byStream = Map.groupBy(entries, ({ stream }) => stream);
      await Promise.all(
        [...byStream].map(async ([stream, of]) => {
          const added = of.map(({ entry }) => entry);
          const { nextExpectedRevision } = await addEntries(client, stream, added, metadata);
          await shortenings.after(stream, added.length, nextExpectedRevision, metadata);
        }),
      );
    },
  };
}

function entriesOf({ data, revision }: Recorded<InvoiceEvent>, invoice: IndexedInvoice) {
  const { invoiceId, customer, currency, issuedOn, dueOn } = invoice;
  const isDue = data.amountDue > 0;
  const entry: Receivable = { invoiceId, revision, isDue, currency, issuedOn, ...(dueOn !== undefined && { dueOn }) };
  const streams = [
    streamName('receivables', customer.id),
    ...(isDue && dueOn !== undefined ? [streamName('due', dueOn)] : []),
  ];
  return streams.map((stream) => ({ stream, entry }));
}

/** The open invoices of a customer. @throws UnreadableEvent, and the client's errors */
export async function receivablesOf(client: EventStoreDBClient, customerId: string): Promise<Receivable[]> {
  const { invoices, unread } = await openIn(client, ...streamNames('receivables', customerId));
  if (unread !== undefined) throw unread; // an invoice that is missing would be passed over for a later one
  return invoices;
}

/** The open invoices that were due on a day, by the entries that can be read, and why one cannot be. */
export const dueOn = (client: EventStoreDBClient, date: CalendarDate): Promise<OpenInvoices> =>
  openIn(client, streamName('due', date));

type OpenInvoices = { invoices: Receivable[]; unread: UnreadableEvent | undefined };

async function openIn(client: EventStoreDBClient, ...streams: readonly string[]): Promise<OpenInvoices> {
  const read = await Promise.all(streams.map((stream) => indexEntries(client, stream)));
  const entries = read.flatMap(({ entries }) => entries);
  return { invoices: openInvoices(entries), unread: read.find(({ unread }) => unread !== undefined)?.unread };
}
