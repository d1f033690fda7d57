import type { InvoiceEvent } from '../../events/invoice.ts';
import type { Recorded } from '../../events/recorded.ts';
import type { Problem } from '../../platform/http/problem.ts';
import { type EventStore, lastPosition } from '../../platform/stores/event-store.ts';
import { fromEventStore } from '../../platform/stores/store-problems.ts';
import { createView, orRefusal, type Read, type View } from '../freshness/freshness.ts';
import { invoiceStreams } from './invoice-streams.ts';

/** Reads of the event store, for data that no view has. */
export type EventLog = {
  /** The log as a view whose checkpoint is the log's end, so that a read of it can wait too. */
  view: View<'log'>;
  /** The result of reads of the log, or their refusal, and the log's end before them. */
  upToEnd<T>(find: () => Promise<T>): Promise<Read<T | Problem>>;
  /** An invoice's events in order, up to a revision if one is given; empty if there is no such invoice. @throws StoreUnavailable, UnreadableEvent */
  invoice(id: string, upTo?: number): Promise<readonly Recorded<InvoiceEvent>[]>;
  /** The position of the last event; undefined if the log is empty. @throws StoreUnavailable */
  end(): Promise<bigint | undefined>;
  /** @throws StoreUnavailable */
  check(): Promise<void>;
};

export function eventLog({ client, check }: EventStore): EventLog {
  const end = () => fromEventStore(lastPosition(client));
  const readInvoice = invoiceStreams(client);
  return {
    view: createView('log', end, fromEventStore),
    upToEnd: async (find) => ({ reached: await end(), found: await orRefusal(find()) }),
    invoice: (id, upTo) => fromEventStore(readInvoice(id, upTo)),
    end,
    check: () => fromEventStore(check()),
  };
}
