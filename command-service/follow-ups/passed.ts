// What the process manager remembers of the events that it has passed, so that for most events it reads no stream.

import { LRUCache } from 'lru-cache';
import { canonicalId } from '../../events/canonical-id.ts';
import type { LedgerEvent } from '../../events/event-versions.ts';
import type { Document } from '../../events/invoice.ts';
import type { Recorded } from '../../events/recorded.ts';
import { canonicalIdOfStream, streamPrefix } from '../../events/streams.ts';
import type { Ledger } from '../ledger.ts';
import type { IndexedInvoice } from '../receivables/receivables-index.ts';

/** Of an invoice's document, what follow-ups need. It never changes. */
type Billed = IndexedInvoice & Pick<Document, 'number'>;

/** Invoices, of about 300 bytes each, and customers. */
const remembered = 50_000;

export type Passed = {
  /** Notes events that are about to be followed up. */
  see(events: readonly Recorded<LedgerEvent>[]): void;
  /** An invoice's document; undefined if it is not registered. @throws the errors of a read */
  billed(invoiceId: string): Promise<Billed | undefined>;
  /** Whether an invoice is known to be registered under a number. */
  hasNumber(invoiceId: string, number: string): boolean;
  /** Whether a customer had nothing to spend automatically, and has had no event since. */
  hasNothingToSpend(customerId: string): boolean;
  noteNothingToSpend(customerId: string): void;
  /** Forgets what another process may have passed meanwhile. */
  forget(): void;
};

export function passedEvents({ invoices }: Ledger): Passed {
  const registered = new LRUCache<string, Billed>({ max: remembered });
  const withoutCredit = new LRUCache<string, true>({ max: remembered });

  function remember({ invoiceId, customer: { id, name }, currency, issuedOn, dueOn, number }: Document): Billed {
    const billed: Billed = {
      invoiceId,
      customer: { id, name },
      currency,
      issuedOn,
      ...(dueOn !== undefined && { dueOn }),
      ...(number !== undefined && { number }),
    };
    registered.set(invoiceId, billed);
    return billed;
  }

  return {
    see(events) {
      for (const event of events) {
        if (event.type === 'InvoiceRegistered') remember(event.data);
        if (event.stream.startsWith(streamPrefix('customer'))) withoutCredit.delete(canonicalIdOfStream(event.stream));
      }
    },
    async billed(invoiceId) {
      const known = registered.get(invoiceId);
      if (known !== undefined) return known;
      const { state: invoice } = await invoices.readCached(invoiceId);
      return invoice.state === 'unregistered' ? undefined : remember(invoice.document);
    },
    hasNumber: (invoiceId, number) => registered.get(invoiceId)?.number === number,
    hasNothingToSpend: (customerId) => withoutCredit.has(canonicalId(customerId)),
    noteNothingToSpend: (customerId) => void withoutCredit.set(canonicalId(customerId), true),
    forget: () => withoutCredit.clear(),
  };
}
