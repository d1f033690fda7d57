// What a view lacks because a stream is parked: whose stream it is, which events wait, and by how much they change what is due and the credit.

import { type CustomerEvent, evolveCustomer, newAccount } from '../../events/customer.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import { evolve, type Invoice, unregistered } from '../../events/invoice-state.ts';
import type { Currency } from '../../events/money/currency.ts';
import { exactSum, type Sum } from '../../events/money/sum.ts';
import type { Recorded } from '../../events/recorded.ts';
import { canonicalIdOfStream, idOfStream } from '../../events/streams.ts';
import type { BookedEvent } from '../../events/views.ts';
import { derived, EventRefused, type ParkedStream } from '../../platform/projection/view.ts';
import type { EventStore } from '../../platform/stores/event-store.ts';
import { readableEvents } from '../../platform/stores/read-stream.ts';
import { ifAvailable } from './log-end.ts';

/** What the waiting events change, in minor units. */
export type Lacking = { currency: Currency; due: Sum; credit: Sum };

export type Missing = {
  customerId?: string;
  invoiceId?: string;
  /** Of the invoice. */
  number?: string;
  /** Absent if not all events can be read. */
  events?: readonly Recorded<BookedEvent>[];
  /** Absent if it is not known: the events of a payment across invoices only move money between accounts. */
  amounts?: readonly Lacking[];
};

/** @returns what is known of a parked stream; nothing if the event store cannot be reached */
export const missingIn =
  ({ client }: Pick<EventStore, 'client'>) =>
  async ({ stream, revision }: Pick<ParkedStream, 'stream' | 'revision'>): Promise<Missing> => {
    const read = await ifAvailable(() => readableEvents<BookedEvent>(client, stream, {}));
    const { events, unread } = read ?? { events: [], unread: undefined };
    const owner = ownerOf(stream, events[0]);
    if (read === undefined || unread !== undefined) return owner;
    const amounts = amountsOf(stream, events, revision);
    return { ...owner, events: events.filter((event) => event.revision >= revision), ...(amounts && { amounts }) };
  };

function ownerOf(stream: string, first: BookedEvent | undefined): Missing {
  if (stream.startsWith('customer-')) return { customerId: canonicalIdOfStream(stream) };
  const invoice = stream.startsWith('invoice-') && { invoiceId: idOfStream(stream) };
  if (first?.type === 'PaymentReceived') return { customerId: first.data.customerId };
  if (first?.type !== 'InvoiceRegistered') return { ...invoice };
  const { customer, number } = first.data;
  return { ...invoice, customerId: customer.id, ...(number !== undefined && { number }) };
}

/** Undefined for the stream of a payment, and if the state does not follow from the events, which may be why the stream is parked. */
function amountsOf(
  stream: string,
  events: readonly Recorded<BookedEvent>[],
  from: number,
): readonly Lacking[] | undefined {
  const before = events.filter(({ revision }) => revision < from);
  try {
    return derived(() => {
      if (stream.startsWith('invoice-')) return dueBy(before as InvoiceEvent[], events as readonly InvoiceEvent[]);
      if (stream.startsWith('customer-'))
        return creditBy(before as CustomerEvent[], events as readonly CustomerEvent[]);
      return undefined;
    });
  } catch (error) {
    if (error instanceof EventRefused) return undefined;
    throw error;
  }
}

function dueBy(before: readonly InvoiceEvent[], all: readonly InvoiceEvent[]): Lacking[] {
  const replay = (events: readonly InvoiceEvent[]) => events.reduce<Invoice>(evolve, unregistered);
  const due = (invoice: Invoice) => (invoice.state === 'unregistered' ? 0n : BigInt(invoice.amountDue));
  const after = replay(all);
  if (after.state === 'unregistered') return [];
  return [{ currency: after.document.currency, due: exactSum(due(after) - due(replay(before))), credit: 0 }];
}

function creditBy(before: readonly CustomerEvent[], all: readonly CustomerEvent[]): Lacking[] {
  const [then, now] = [before, all].map((events) => events.reduce(evolveCustomer, newAccount).credit);
  return [...(now ?? [])].map(([currency, credit]) => ({
    currency,
    due: 0,
    credit: exactSum(BigInt(credit) - BigInt(then?.get(currency) ?? 0)),
  }));
}
