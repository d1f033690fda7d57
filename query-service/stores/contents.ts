import type { EventStoreDBClient } from '@eventstore/db-client';
import { type AttachmentPartStored, attachmentStream, endOf } from '../../events/attachment.ts';
import type { Attachment } from '../../events/document/attachment.ts';
import { readStream } from '../../platform/stores/read-stream.ts';
import { fromEventStore } from '../../platform/stores/store-problems.ts';

/** An event names the content, and the log does not have all of it: a copy was restored, or imported, without it. */
export class ContentMissing extends Error {
  constructor(sha256: string, bytes: number, found: number) {
    super(`${attachmentStream(sha256)} has ${found} of ${bytes} bytes`);
  }
}

/** Parts that are in memory at once. Each page is read to its end, because a client may take the answer as slowly as it likes. */
const partsOfPage = 4;

/**
 * The content of an attachment in base64, part by part: together they are the base64 of the whole.
 * @throws StoreUnavailable, UnreadableEvent, ContentMissing
 */
export async function* readContent(
  client: EventStoreDBClient,
  { sha256, bytes }: Pick<Attachment, 'sha256' | 'bytes'>,
): AsyncGenerator<string> {
  let [end, revision] = [0, 0n];
  while (end < bytes) {
    const page: AttachmentPartStored['data'][] = [];
    const options = { fromRevision: revision, maxCount: partsOfPage };
    await fromEventStore(
      readStream<AttachmentPartStored>(client, attachmentStream(sha256), options, ({ data }) => page.push(data)),
    );
    if (page.length === 0) throw new ContentMissing(sha256, bytes, end);
    for (const part of page) {
      yield part.content;
      end = endOf(part);
    }
    revision += BigInt(page.length);
  }
}
