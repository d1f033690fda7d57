// What the first bytes of a content say that it is. This is no scan for malware: a PDF may hold anything that PDFs may hold.

import type { MediaType } from '../../events/document/attachment.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const ods = 'application/vnd.oasis.opendocument.spreadsheet';

const signatures = {
  pdf: Buffer.from('%PDF-'), // ISO 32000-1, 7.5.2
  png: Buffer.from('89504e470d0a1a0a', 'hex'), // ISO/IEC 15948, 5.2
  jpeg: Buffer.from('ffd8ff', 'hex'), // ISO/IEC 10918-1, B.1.1.3: SOI, and the first byte of the next marker
  zip: Buffer.from('504b0304', 'hex'), // ISO/IEC 21320-1: a local file header
};

/** ISO/IEC 26300-3, 3.3: the first file of the package is "mimetype", uncompressed. */
const firstFileOfOds = Buffer.from(`mimetype${ods}`);
const placeOfFirstFile = 30;
/** ISO/IEC 29500-2, 10.1.2, and the part of a workbook. */
const filesOfXlsx = ['[Content_Types].xml', 'xl/'];

/** How far from its beginning readers look for the header of a PDF (ISO 32000-1, annex H). */
const placeOfPdfHeader = 1_024;

/** What a content is without doubt: one of the media types that attachments may have, or another package of files. */
export function recognised(content: Buffer): MediaType | 'application/zip' | undefined {
  const begins = (signature: Buffer) => content.subarray(0, signature.length).equals(signature);
  if (begins(signatures.pdf)) return 'application/pdf';
  if (begins(signatures.png)) return 'image/png';
  if (begins(signatures.jpeg)) return 'image/jpeg';
  if (!begins(signatures.zip)) return undefined;
  const first = content.subarray(placeOfFirstFile, placeOfFirstFile + firstFileOfOds.length);
  if (first.equals(firstFileOfOds)) return ods;
  return filesOfXlsx.every((name) => content.includes(name)) ? xlsx : 'application/zip';
}

/** Whether a content that nothing else is recognised in may be of a media type. */
export function mayBe(mediaType: MediaType, content: Buffer): boolean {
  switch (mediaType) {
    case 'application/pdf':
      return content.subarray(0, placeOfPdfHeader).includes(signatures.pdf);
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
