import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { AttachmentWithContent, WithContent } from '../../events/document/attachment.ts';
import type { InvoiceContent } from '../../events/document/document.ts';
import { example } from '../../events/einvoice/testing/example.ts';
import { files, zip } from '../../events/einvoice/testing/files.ts';
import { AttachmentOfOtherType, AttachmentUnrecognised, detach, TooManyAttachments } from './detach.ts';

const pdf = files['application/pdf'];
const sha256 = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const attachment = (content: Buffer, change: Partial<AttachmentWithContent> = {}): AttachmentWithContent => ({
  mediaType: 'application/pdf',
  fileName: 'hours.pdf',
  content: content.toString('base64'),
  ...change,
});
const withAttached = (...attachments: AttachmentWithContent[]): WithContent<InvoiceContent> => ({
  ...example,
  supportingDocuments: [{ id: 'photo' }, ...attachments.map((attachment) => ({ id: 'sheet', attachment }))],
});
const issued = { issued: true };

describe('the contents of attachments', () => {
  it('are taken out of a document, which has their digests instead', () => {
    const { document, contents } = detach<InvoiceContent>(withAttached(attachment(pdf)), issued);
    expect(document).toEqual({
      ...example,
      supportingDocuments: [
        { id: 'photo' },
        {
          id: 'sheet',
          attachment: { mediaType: 'application/pdf', fileName: 'hours.pdf', sha256: sha256(pdf), bytes: 9 },
        },
      ],
    });
    expect([...contents]).toEqual([[sha256(pdf), pdf]]);
  });

  it('are there once, however often they come', () => {
    const { document, contents } = detach<InvoiceContent>(
      withAttached(attachment(pdf), attachment(pdf, { fileName: 'again.pdf' })),
      issued,
    );
    expect(contents.size).toBe(1);
    expect(document.supportingDocuments?.map(({ attachment }) => attachment?.fileName)).toEqual([
      undefined,
      'hours.pdf',
      'again.pdf',
    ]);
  });

  it('are none of a document without attachments', () => {
    expect(detach<InvoiceContent>(example, issued)).toEqual({ document: example, contents: new Map() });
  });
});

describe('an attachment', () => {
  it.each([
    ['an image', files['image/png'], 'image/png'],
    ['an archive', zip, 'application/zip'],
    ['a spreadsheet', files['application/vnd.oasis.opendocument.spreadsheet'], 'opendocument.spreadsheet'],
  ])('that says it is a PDF and is %s is refused, also in a document that was issued', (_, content, found) => {
    const document = withAttached(attachment(pdf), attachment(content));
    expect(() => detach(document, issued)).toThrow(AttachmentOfOtherType);
    expect(() => detach(document, issued)).toThrow(
      /^supportingDocuments\[2\]: "hours.pdf" says that it is application\/pdf/,
    );
    expect(() => detach(document, issued)).toThrow(found);
  });

  // EN 16931-1, example 5 of CEN: "Testing Base64 encoding", as application/pdf
  it('in which nothing is recognised is kept as it came in a document that was issued, and marked', () => {
    const content = Buffer.from('Testing Base64 encoding');
    const { document, contents } = detach<InvoiceContent>(withAttached(attachment(content)), issued);
    expect(document.supportingDocuments?.[1]?.attachment).toMatchObject({
      sha256: sha256(content),
      isUnrecognised: true,
    });
    expect(contents.get(sha256(content))).toEqual(content);
    expect(() => detach(withAttached(attachment(content)), { issued: false })).toThrow(AttachmentUnrecognised);
  });

  it.each([
    [200, false],
    [201, true],
  ])('is one of %i in a document: refused is %s', (count, isRefused) => {
    const document = withAttached(...Array<AttachmentWithContent>(count).fill(attachment(pdf)));
    const detaching = () => detach(document, issued);
    if (isRefused) expect(detaching).toThrow(TooManyAttachments);
    else expect(detaching).not.toThrow();
  });
});
