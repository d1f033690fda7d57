// Keeps an index as short as what is open: a customer with a million settled invoices and ten open ones costs what the ten cost.
//
//   entries added ─► so many that it may be worth it? read the index ─► most are of settled invoices?
//        └─► append the entries of the open ones again, then hide all that was read (`$tb`)
//
// No lock is needed. What another process adds meanwhile comes after what was read, so it stays, and the entry with the highest revision
// of its invoice counts, wherever it stands. Whoever stops halfway has added duplicates. Of two who do it at once, each leaves a whole
// index, whichever `$tb` is the last. A late entry of a settled invoice may show it as open: commands look at the invoice itself.

import type { EventStoreDBClient } from '@eventstore/db-client';
import { LRUCache } from 'lru-cache';
import { openInvoices } from '../../events/receivables.ts';
import type { Metadata } from '../../events/recorded.ts';
import { streamPrefix } from '../../events/streams.ts';
import { addEntries, indexEntries } from './index-stream.ts';

/** An index of so few entries is not worth shortening. */
export const fewEntries = 32;
/** Entries of an event, about 200 bytes each. */
const entriesOfEvent = 500;
const rememberedIndexes = 10_000;

export type IndexShortening = {
  /**
   * After `added` entries were appended to an index, as the event at `revision`. The index of a day is left: its invoices were all open.
   * @throws the client's errors; the index is whole then, and is shortened later
   */
  after(stream: string, added: number, revision: bigint, metadata: Metadata): Promise<void>;
};

export function indexShortening(client: EventStoreDBClient): IndexShortening {
  /** How many entries may be added before it is read again. Of an index that is not remembered, only its revision is known. */
  const leftOf = new LRUCache<string, number>({ max: rememberedIndexes });

  return {
    async after(stream, added, revision, metadata) {
      if (!stream.startsWith(streamPrefix('receivables'))) return;
      const left = (leftOf.get(stream) ?? fewEntries - Number(revision)) - added;
      leftOf.set(stream, left > 0 ? left : await shorten(stream, metadata));
    },
  };

  /** @returns how many entries may be added before it is read again */
  async function shorten(stream: string, metadata: Metadata): Promise<number> {
    const { entries, revision, unread } = await indexEntries(client, stream);
    const open = openInvoices(entries);
    const isWorthIt = unread === undefined && entries.length >= leastEntries(open.length);
    if (!isWorthIt) return untilWorthIt(entries.length, open.length);
    for (let start = 0; start < open.length; start += entriesOfEvent) {
      await addEntries(client, stream, open.slice(start, start + entriesOfEvent), metadata);
    }
    const { metadata: ofStream } = await client.getStreamMetadata(stream);
    await client.setStreamMetadata(stream, { ...ofStream, truncateBefore: revision + 1 });
    return untilWorthIt(open.length, open.length);
  }
}

/** The least entries of an index that is worth shortening. */
const leastEntries = (open: number): number => fewEntries + 2 * open;

/**
 * How many entries may be added before an index may be worth shortening: each may settle an open invoice, so that it is one more and one less
 * is open. To read it costs as much as to write a quarter of it, at the most.
 */
const untilWorthIt = (entries: number, open: number): number =>
  Math.max(fewEntries / 2, entries / 4, (leastEntries(open) - entries) / 3);
