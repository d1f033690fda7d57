// The events of invoices' streams, kept in a bounded cache, so that a past state of a long stream costs one read of its new events:
//
//   not cached ──► read all, keep them
//   cached     ──► read from the last one that is kept: is it still this event? ── yes ──► add the new ones
//                                                                              └── no (another log, a deleted stream) ──► read all

import type { EventStoreDBClient } from '@eventstore/db-client';
import { LRUCache } from 'lru-cache';
import type { InvoiceEvent } from '../../events/invoice.ts';
import type { Recorded } from '../../events/recorded.ts';
import { streamName } from '../../events/streams.ts';
import { readStream } from '../../platform/stores/read-stream.ts';

type Events = readonly Recorded<InvoiceEvent>[];

/** An invoice's events in order, up to a revision if one is given. @throws UnreadableEvent, the client's errors */
export type ReadInvoice = (id: string, upTo?: number) => Promise<Events>;

/** The size of the cache in events, of about 1 KiB each. */
const cachedEvents = 50_000;
/** Shorter streams are read each time. */
const worthCaching = 100;

export function invoiceStreams(client: EventStoreDBClient): ReadInvoice {
  const cache = new LRUCache<string, Events>({ maxSize: cachedEvents, sizeCalculation: (events) => events.length });

  return async (id, upTo) => {
    const cached = cache.get(id);
    const known = cached?.at(-1);
    if (cached !== undefined && known !== undefined) {
      const needsNew = upTo === undefined || upTo > known.revision;
      const [first, ...newer] = await read(id, known.revision, needsNew ? upTo : known.revision);
      if (first?.id === known.id) {
        const events = newer.length === 0 ? cached : [...cached, ...newer];
        if (newer.length > 0) cache.set(id, events);
        return upTo === undefined ? events : events.slice(0, upTo + 1);
      }
      cache.delete(id);
    }
    const events = await read(id, 0, upTo);
    if (events.length >= worthCaching) cache.set(id, events);
    return events;
  };

  async function read(id: string, from: number, upTo?: number): Promise<Events> {
    const events: Recorded<InvoiceEvent>[] = [];
    const options = { fromRevision: BigInt(from), ...(upTo !== undefined && { maxCount: upTo + 1 - from }) };
    await readStream<InvoiceEvent>(client, streamName('invoice', id), options, (event) => events.push(event));
    return events;
  }
}
