import { type Static, Type } from 'typebox';
import { closed, longText } from './field.ts';

// A file in a document (BT-125). It comes and goes with its content; what is recorded of it has the digest of the content, which is kept
// once in a stream of its own (events/attachment.ts).

/** The media types that EN 16931 allows (BR-CL-24), and the one that the extension of XRechnung adds (BR-DEX-01). */
export const mediaTypes = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'text/csv',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.spreadsheet',
  'application/xml',
] as const;
export type MediaType = (typeof mediaTypes)[number];

/** The one of these that only the extension of XRechnung allows. */
export const ofXRechnungExtension: MediaType = 'application/xml';

const fileName = longText('File name of the attached document (BT-125-2)');

/**
 * Whether a text is base64 (RFC 4648, section 4) in which the bits of the last character that hold no content are 0. So each content has
 * one text, as XML Schema says it (base64Binary, 3.3.16). One expression for all of it would exceed the stack at some megabytes.
 */
export const isBase64 = (text: string): boolean =>
  text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text) && lastGroup.test(text.slice(-4));
const lastGroup = /^([A-Za-z0-9+/]{4}|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=|[A-Za-z0-9+/][AQgw]==)?$/;

/** Hexadecimal. */
export const sha256Pattern = '^[0-9a-f]{64}$';

export const AttachmentWithContent = Type.Object(
  {
    mediaType: Type.Enum([...mediaTypes], {
      description: 'Media type of the attached document (BT-125-1). application/xml only in the extension of XRechnung',
    }),
    fileName,
    content: Type.String({ minLength: 4, format: 'byte', description: 'In base64 (BT-125)' }),
  },
  { title: 'AttachmentWithContent', description: 'A file that is attached to a document, with its content', ...closed },
);
export type AttachmentWithContent = Static<typeof AttachmentWithContent>;

export const Attachment = Type.Object(
  {
    mediaType: longText('Media type of the attached document (BT-125-1)'),
    fileName,
    sha256: Type.String({
      pattern: sha256Pattern,
      description:
        'SHA-256 of the content (BT-125), which is at …/attachments/{sha256} of the invoice or of the credit note on account',
    }),
    bytes: Type.Integer({
      minimum: 1,
      maximum: Number.MAX_SAFE_INTEGER,
      description: 'Length of the content in bytes',
    }),
    isUnrecognised: Type.Optional(
      Type.Literal(true, {
        description: 'The content does not begin as one of its media type does. It is kept as it came',
      }),
    ),
  },
  { title: 'Attachment', description: 'A file that is attached to a document', ...closed },
);
export type Attachment = Static<typeof Attachment>;

/** A document that supports the invoice (BG-24). */
const supporting = {
  id: longText('Reference of the supporting document (BT-122)'),
  description: Type.Optional(longText('Description of the supporting document (BT-123)')),
  location: Type.Optional(longText('Its URL (BT-124)')),
};

export const SupportingDocument = Type.Object(
  { ...supporting, attachment: Type.Optional(Attachment) },
  { title: 'SupportingDocument', ...closed },
);
export type SupportingDocument = Static<typeof SupportingDocument>;

/** What is attached to a document. */
export const attachmentsOf = ({
  supportingDocuments = [],
}: {
  supportingDocuments?: readonly SupportingDocument[] | undefined;
}): Attachment[] => supportingDocuments.flatMap(({ attachment }) => attachment ?? []);

/** The same as documents and requests have it. */
export const SupportingDocumentWithContent = Type.Object(
  { ...supporting, attachment: Type.Optional(AttachmentWithContent) },
  { title: 'SupportingDocumentWithContent', ...closed },
);
export type SupportingDocumentWithContent = Static<typeof SupportingDocumentWithContent>;

/** The field of a document that has the content of its attachments. */
export const withContent = { supportingDocuments: Type.Optional(Type.Array(SupportingDocumentWithContent)) };

/** A document whose attachments have their content. */
export type WithContent<Document extends { supportingDocuments?: SupportingDocument[] }> = Omit<
  Document,
  'supportingDocuments'
> & { supportingDocuments?: SupportingDocumentWithContent[] };
