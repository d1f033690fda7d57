import { hash } from 'node:crypto';
import type { Contents } from '../../events/attachment.ts';
import type {
  Attachment,
  AttachmentWithContent,
  SupportingDocument,
  WithContent,
} from '../../events/document/attachment.ts';
import { Refusal } from '../handling/refusal.ts';
import { mayBe, recognised } from './media-types.ts';

/** How many attachments a document may have. Each is an append, and a read for each document that is written. */
export const mostAttachments = 200;

export class TooManyAttachments extends Refusal {
  constructor(count: number) {
    super(
      `The document has ${count} attachments; ${mostAttachments} are accepted. Put several files into one, or leave some out.`,
    );
  }
}

/** The content of an attachment is of another media type than the document says. */
export class AttachmentOfOtherType extends Refusal {
  constructor(place: number, { mediaType, fileName }: AttachmentWithContent, found: string) {
    super(
      `supportingDocuments[${place}]: "${fileName.slice(0, 100)}" says that it is ${mediaType} (BT-125-1), and its content is ${found}. ` +
        'Send the media type of the content.',
    );
  }
}

/** The content of an attachment does not begin as one of its media type does. */
export class AttachmentUnrecognised extends Refusal {
  constructor(place: number, { mediaType, fileName }: AttachmentWithContent) {
    super(
      `supportingDocuments[${place}]: the content of "${fileName.slice(0, 100)}" is not ${mediaType} (BT-125-1). Send the media type of ` +
        'the content, or a content of this type.',
    );
  }
}

export const attachmentRules = [TooManyAttachments, AttachmentOfOtherType, AttachmentUnrecognised];

/** A document as it is recorded, and the contents of its attachments. */
export type Detached<Document> = { document: Document; contents: Contents };

type Attached = { supportingDocuments?: SupportingDocument[] };

/**
 * Takes the contents of attachments out of a document: what is recorded has their digests.
 * @param issued whether it was issued as it is. Content that nothing is recognised in is kept then, because a valid document may have it
 * @throws TooManyAttachments, AttachmentOfOtherType; AttachmentUnrecognised if it was not issued
 */
export function detach<Document extends Attached>(
  { supportingDocuments, ...document }: WithContent<Document>,
  { issued }: { issued: boolean },
): Detached<Document> {
  const contents = new Map<string, Uint8Array>();
  const count = supportingDocuments?.filter(({ attachment }) => attachment).length ?? 0;
  if (count > mostAttachments) throw new TooManyAttachments(count);
  const recorded = supportingDocuments?.map(({ attachment, ...supporting }, place): SupportingDocument => {
    if (attachment === undefined) return supporting;
    const content = bytesOf(attachment.content);
    const isUnrecognised = refuseOtherType(place, attachment, content);
    if (isUnrecognised && !issued) throw new AttachmentUnrecognised(place, attachment);
    const { mediaType, fileName } = attachment;
    const sha256 = hash('sha256', content);
    contents.set(sha256, content);
    return {
      ...supporting,
      attachment: asRecorded({ mediaType, fileName, sha256, bytes: content.length }, isUnrecognised),
    };
  });
  return {
    document: { ...document, ...(recorded && { supportingDocuments: recorded }) } as unknown as Document,
    contents,
  };
}

const asRecorded = (attachment: Attachment, isUnrecognised: boolean): Attachment => ({
  ...attachment,
  ...(isUnrecognised && { isUnrecognised }),
});

/** Of memory of their own, which a thread can give to another. Short buffers share theirs. */
function bytesOf(base64: string): Buffer {
  const content = Buffer.alloc(Buffer.byteLength(base64, 'base64'));
  content.write(base64, 'base64');
  return content;
}

/** @returns whether nothing is recognised in the content @throws AttachmentOfOtherType */
function refuseOtherType(place: number, attachment: AttachmentWithContent, content: Buffer): boolean {
  const { mediaType } = attachment;
  const found = recognised(content);
  if (found !== undefined && found !== mediaType) throw new AttachmentOfOtherType(place, attachment, found);
  return found === undefined && !mayBe(mediaType, content);
}
