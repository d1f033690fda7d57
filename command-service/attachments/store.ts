// Keeps the contents of attachments, each once. They are kept before the event that names them, so no event names what is not there. What a
// document brings that is refused afterwards stays, and nothing names it.

import { type EventStoreDBClient, NO_STREAM, WrongExpectedVersionError } from '@eventstore/db-client';
import { LRUCache } from 'lru-cache';
import { type AttachmentPartStored, attachmentStream, type Contents, endOf, partAt } from '../../events/attachment.ts';
import type { Metadata } from '../../events/recorded.ts';
import { derivedId } from '../../events/streams.ts';
import { lastEvents } from '../../platform/stores/read-stream.ts';
import { append } from '../handling/append.ts';
import { TooMuchContention } from '../handling/handle-command.ts';
import { SerialQueue } from '../handling/serial-queue.ts';

/**
 * Resolves when all contents are in the event store.
 * @throws TooBusy, TooMuchContention, UnreadableEvent, and the event store's errors. A retry continues where the parts end
 */
export type StoreContents = (contents: Contents, metadata: Metadata) => Promise<void>;

const tries = 8;
/** Documents that wait for one content. */
const maxWaiting = 1_000;
/** Digests of contents that are in the event store. */
const remembered = 10_000;

export function contentStore(client: EventStoreDBClient): StoreContents {
  const stored = new LRUCache<string, true>({ max: remembered });
  // EventStoreDB answers only one of two identical appends that arrive at once
  const turns = new SerialQueue({ maxWaiting });
  return async (contents, metadata) => {
    for (const [sha256, content] of contents) {
      await turns.run(sha256, async () => {
        if (stored.has(sha256)) return;
        await storeParts(client, attachmentStream(sha256), content, metadata);
        stored.set(sha256, true);
      });
    }
  };
}

/** Appends the parts that the stream does not have yet. Another process may do the same at the same time. */
async function storeParts(
  client: EventStoreDBClient,
  stream: string,
  content: Uint8Array,
  metadata: Metadata,
): Promise<void> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const [last] = await lastEvents<AttachmentPartStored>(client, stream, 1);
    let [offset, revision] = last === undefined ? [0, -1] : [endOf(last.data), last.revision];
    try {
      for (; offset < content.length; revision += 1) {
        const data = partAt(content, offset);
        const part = {
          id: derivedId(stream, offset),
          event: { type: 'AttachmentPartStored', data },
          metadata,
        } as const;
        await append(client, stream, [part], revision < 0 ? NO_STREAM : BigInt(revision));
        offset = endOf(data);
      }
      return;
    } catch (error) {
      if (!(error instanceof WrongExpectedVersionError)) throw error;
    }
  }
  throw new TooMuchContention(stream);
}
