// Compares the contents of attachments with the digests and lengths by which documents name them. A content that no document names is left
// over from one that was refused, and no fault if it is incomplete.

import { createHash, type Hash } from 'node:crypto';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { type AttachmentPartStored, endOf } from '../../events/attachment.ts';
import { type Attachment, attachmentsOf } from '../../events/document/attachment.ts';
import { idOfStream, kindOfStream } from '../../events/streams.ts';
import { subscribeToRuns, upToPosition } from '../../platform/projection/subscription.ts';
import type { BatchListener } from '../../projection-service/rebuild/catch-up.ts';
import type { Verified } from '../../projection-service/rebuild/compare-with-shadow.ts';
import { type Difference, mostShown } from '../../projection-service/rebuild/difference.ts';

/** What a stream keeps: how many bytes have come one after the other, and the SHA-256 of a content of which all have come. */
type Kept = { bytes: number; sha256?: string };
type Named = Pick<Attachment, 'bytes'> & { stream: string; revision: number };
type Event = { streamId: string; revision: bigint; type: string; data: unknown };

/** Gathers what is kept and what is named, event by event. Memory grows with the number of contents. */
export class AttachmentCheck {
  readonly #kept = new Map<string, Kept & { hash?: Hash }>();
  readonly #named = new Map<string, Named>();

  see({ streamId, revision, type, data }: Event): void {
    if (kindOfStream(streamId) === 'attachment') {
      if (type === 'AttachmentPartStored') this.#seePart(idOfStream(streamId), data as AttachmentPartStored['data']);
      return;
    }
    for (const { sha256, bytes } of attachmentsNamedIn(data)) {
      if (!this.#named.has(sha256)) this.#named.set(sha256, { bytes, stream: streamId, revision: Number(revision) });
    }
  }

  #seePart(sha256: string, part: AttachmentPartStored['data']): void {
    const kept = this.#kept.get(sha256) ?? { bytes: 0, hash: createHash('sha256') };
    this.#kept.set(sha256, kept);
    if (part.offset !== kept.bytes) return; // what is missing before it is never read
    kept.hash?.update(part.content, 'base64');
    kept.bytes = endOf(part);
    if (kept.bytes < part.size || kept.hash === undefined) return;
    kept.sha256 = kept.hash.digest('hex');
    delete kept.hash;
  }

  /** The contents that a document names, and those that are missing, incomplete or of another digest. */
  result(): { rows: number; different: number; first: Difference[] } {
    const differences = [...this.#named].flatMap(([sha256, { bytes, ...event }]): Difference[] => {
      const { hash: _, ...kept } = this.#kept.get(sha256) ?? {};
      if ('sha256' in kept && kept.sha256 === sha256 && kept.bytes === bytes) return [];
      const isKept = 'bytes' in kept;
      return [
        {
          in: attachments,
          key: { sha256 },
          viewSays: isKept ? kept : undefined,
          logSays: { bytes, sha256 },
          event,
        },
      ];
    });
    return { rows: this.#named.size, different: differences.length, first: differences.slice(0, mostShown) };
  }
}

/** Of invoices the data is the document; of credit notes it has one. */
function attachmentsNamedIn(data: unknown): Attachment[] {
  const { document = data } = data as { document?: object };
  return attachmentsOf(document as Parameters<typeof attachmentsOf>[0]);
}

/** By this name the comparison stands among those of the projections. */
export const attachments = 'attachments';

/** Reads the log. @param position where the reading ends; undefined if the log is empty */
export async function verifyAttachments(
  client: EventStoreDBClient,
  position: bigint | undefined,
  onBatch: BatchListener,
): Promise<Verified> {
  const check = new AttachmentCheck();
  let events = 0;
  if (position !== undefined) {
    const kinds = ['attachment', 'invoice', 'customer'] as const;
    for await (const run of upToPosition(subscribeToRuns(client, kinds, undefined), position)) {
      const arrived = run.flatMap(({ event }) => event ?? []);
      for (const event of arrived) check.see(event);
      events += arrived.length;
      const last = arrived.at(-1);
      if (last) await onBatch(arrived.length, last.position.commit);
    }
  }
  return { position, events, ...check.result() };
}
