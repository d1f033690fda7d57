import fc, { type Arbitrary } from 'fast-check';
import type { AttachmentWithContent, MediaType, WithContent } from '../../document/attachment.ts';
import type { InvoiceContent } from '../../document/document.ts';
import { text } from './arbitrary-parties.ts';
import type { Unattached } from './example.ts';

/** How contents of a media type begin. */
const beginnings: readonly (readonly [MediaType, readonly number[]])[] = [
  ['application/pdf', [...Buffer.from('%PDF-1.7\n')]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff, 0xe0]],
  ['text/csv', [...Buffer.from('hours;what\r\n7;café\r\n')]],
];

const attachment: Arbitrary<AttachmentWithContent> = fc
  .tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 40 }), text)
  .map(([[mediaType, beginning], bytes, fileName]) => ({
    mediaType,
    fileName,
    content: Buffer.from([...beginning, ...(mediaType === 'text/csv' ? [] : bytes)]).toString('base64'),
  }));

const supportingDocument = fc.record(
  { id: text, description: text, attachment, location: fc.webUrl() },
  { requiredKeys: ['id', 'attachment'] },
);

/** The same invoices, about half of them with attachments beside the supporting documents that they have. */
export const withAttachments = (invoices: Arbitrary<Unattached>): Arbitrary<WithContent<InvoiceContent>> =>
  fc.tuple(invoices, fc.array(supportingDocument, { maxLength: 3 })).map(([invoice, attached]) => {
    const { supportingDocuments = [], ...content } = invoice;
    const all = [...supportingDocuments, ...attached];
    return { ...content, ...(all.length > 0 && { supportingDocuments: all }) };
  });
