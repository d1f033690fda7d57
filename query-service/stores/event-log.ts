import type { EventStoreDBClient, ReadStreamOptions } from '@eventstore/db-client';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { Recorded } from '../../events/recorded.ts';
import { streamName } from '../../events/streams.ts';
import type { Problem } from '../../platform/http/problem.ts';
import { type EventStore, lastPosition } from '../../platform/stores/event-store.ts';
import { readStream } from '../../platform/stores/read-stream.ts';
import { fromEventStore } from '../../platform/stores/store-problems.ts';
import { createView, orRefusal, type Read, type View } from '../freshness/freshness.ts';

/** Reads of the event store, for data that no view has. */
export type EventLog = {
  /** The log as a view whose checkpoint is the log's end, so that a read of it can wait too. */
  view: View<'log'>;
  /** The result of reads of the log, or their refusal, and the log's end before them. */
  upToEnd<T>(find: () => Promise<T>): Promise<Read<T | Problem>>;
  /** An invoice's events in order, up to a revision if one is given; empty if there is no such invoice. @throws StoreUnavailable, UnreadableEvent */
  invoice(id: string, upTo?: number): Promise<Recorded<InvoiceEvent>[]>;
  /** The position of the last event; undefined if the log is empty. @throws StoreUnavailable */
  end(): Promise<bigint | undefined>;
  /** @throws StoreUnavailable */
  check(): Promise<void>;
};

export function eventLog({ client, check }: EventStore): EventLog {
  const end = () => fromEventStore(lastPosition(client));
  return {
    view: createView('log', end, fromEventStore),
    upToEnd: async (find) => ({ reached: await end(), found: await orRefusal(find()) }),
    invoice: (id, upTo) =>
      fromEventStore(readInvoice(client, streamName('invoice', id), upTo === undefined ? {} : { maxCount: upTo + 1 })),
    end,
    check: () => fromEventStore(check()),
  };
}

async function readInvoice(
  client: EventStoreDBClient,
  stream: string,
  options: ReadStreamOptions,
): Promise<Recorded<InvoiceEvent>[]> {
  const events: Recorded<InvoiceEvent>[] = [];
  await readStream<InvoiceEvent>(client, stream, options, (event) => events.push(event));
  return events;
}
