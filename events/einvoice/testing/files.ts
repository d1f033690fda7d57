import type { MediaType } from '../../document/attachment.ts';

const ods = 'application/vnd.oasis.opendocument.spreadsheet';

/** The local header of a file in a ZIP archive (PKWARE APPNOTE, 4.3.7): 30 bytes, of which none of those after the signature matters here. */
const inZip = (name: string, content = ''): Buffer =>
  Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(26), Buffer.from(name + content)]);

/** A content of each media type, as short as it can be recognised. */
export const files: Readonly<Record<MediaType, Buffer>> = {
  'application/pdf': Buffer.from('%PDF-1.7\n'),
  'image/png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  'image/jpeg': Buffer.from([0xff, 0xd8, 0xff]),
  'text/csv': Buffer.from('hours;what\r\n7;café\r\n'),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': Buffer.concat([
    inZip('[Content_Types].xml'),
    inZip('xl/workbook.xml'),
  ]),
  [ods]: inZip('mimetype', ods),
  'application/xml': Buffer.from('\ufeff<hours/>'),
};

export const zip = inZip('word/document.xml');
