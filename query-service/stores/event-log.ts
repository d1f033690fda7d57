import type { CustomerEvent } from '../../events/customer.ts';
import type { Attachment } from '../../events/document/attachment.ts';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { Recorded } from '../../events/recorded.ts';
import { streamNames } from '../../events/streams.ts';
import type { Problem } from '../../platform/http/problems/problem.ts';
import { type EventStore, lastPosition } from '../../platform/stores/event-store.ts';
import { readStream } from '../../platform/stores/read-stream.ts';
import { fromEventStore } from '../../platform/stores/store-problems.ts';
import { createView, orRefusal, type Read, type View } from '../freshness/freshness.ts';
import { readContent } from './contents.ts';
import { invoiceStreams } from './invoice-streams.ts';

/** Reads of the event store, for data that no view has. */
export type EventLog = {
  /** The log as a view whose checkpoint is the log's end, so that a read of it can wait too. */
  view: View<'log'>;
  /** The result of reads of the log, or their refusal, and the log's end before them. */
  upToEnd<T>(find: () => Promise<T>): Promise<Read<T | Problem>>;
  /** An invoice's events in order, up to a revision if one is given; empty if there is no such invoice. @throws StoreUnavailable, UnreadableEvent */
  invoice(id: string, upTo?: number): Promise<readonly Recorded<InvoiceEvent>[]>;
  /** The events of a customer's stream in order; empty if it has none. @throws StoreUnavailable, UnreadableEvent */
  customer(id: string): Promise<readonly Recorded<CustomerEvent>[]>;
  /** The event of a customer at a place that a view knows; undefined if the log has none there. @throws StoreUnavailable, UnreadableEvent */
  customerEvent(place: { stream: string; revision: number }): Promise<Recorded<CustomerEvent> | undefined>;
  /** The content of an attachment in base64, part by part. @throws StoreUnavailable, UnreadableEvent, ContentMissing */
  content(attachment: Pick<Attachment, 'sha256' | 'bytes'>): AsyncGenerator<string>;
  /** The position of the last event; undefined if the log is empty. @throws StoreUnavailable */
  end(): Promise<bigint | undefined>;
  /** @throws StoreUnavailable */
  check(): Promise<void>;
};

export function eventLog({ client, check }: EventStore): EventLog {
  const end = () => fromEventStore(lastPosition(client));
  const readInvoice = invoiceStreams(client);

  /** Earlier versions may have begun the stream under the id in capitals. */
  async function customerEvents(id: string): Promise<Recorded<CustomerEvent>[]> {
    const events: Recorded<CustomerEvent>[] = [];
    for (const stream of streamNames('customer', id)) {
      await readStream<CustomerEvent>(client, stream, {}, (event) => events.push(event));
      if (events.length > 0) break;
    }
    return events;
  }

  async function eventAt(stream: string, revision: number): Promise<Recorded<CustomerEvent> | undefined> {
    let found: Recorded<CustomerEvent> | undefined;
    const options = { fromRevision: BigInt(revision), maxCount: 1 };
    await readStream<CustomerEvent>(client, stream, options, (event) => {
      found = event;
    });
    return found;
  }

  return {
    view: createView('log', end, fromEventStore),
    upToEnd: async (find) => ({ reached: await end(), found: await orRefusal(find()) }),
    invoice: (id, upTo) => fromEventStore(readInvoice(id, upTo)),
    customer: (id) => fromEventStore(customerEvents(id)),
    customerEvent: ({ stream, revision }) => fromEventStore(eventAt(stream, revision)),
    content: (attachment) => readContent(client, attachment),
    end,
    check: () => fromEventStore(check()),
  };
}
