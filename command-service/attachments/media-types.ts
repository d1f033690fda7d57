// What the first bytes of a content say that it is. This is no scan for malware: a PDF may hold anything that PDFs may hold.

import type { MediaType } from '../../events/document/attachment.ts';
import { bytesOfBeginning, signatures, typeOfBeginning } from '../../events/document/file-type.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** ISO/IEC 29500-2, 10.1.2, and the part of a workbook. */
const filesOfXlsx = ['[Content_Types].xml', 'xl/'];

/** How far from its beginning readers look for the header of a PDF (ISO 32000-1, annex H). */
const placeOfPdfHeader = 1_024;

/** What a content is without doubt: one of the media types that attachments may have, or another package of files. */
export function recognised(content: Buffer): MediaType | 'application/zip' | undefined {
  const type = typeOfBeginning(content.toString('latin1', 0, bytesOfBeginning));
  return type === 'application/zip' && filesOfXlsx.every((name) => content.includes(name)) ? xlsx : type;
}

/** Whether a content that nothing else is recognised in may be of a media type. */
export function mayBe(mediaType: MediaType, content: Buffer): boolean {
  switch (mediaType) {
    case 'application/pdf':
      return content.subarray(0, placeOfPdfHeader).includes(signatures['application/pdf']);
    case 'text/csv':
      return isText(content);
    case 'application/xml':
      return isText(content) && /^\ufeff?\s*</.test(content.toString('utf8', 0, 256));
    default:
      return false; // it would have been recognised
  }
}

/** In UTF-8, or in any encoding of a byte for each character: without control characters but tabs, line ends and the end of a file. */
const isText = (content: Buffer): boolean =>
  content.every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d || byte === 0x1a);
