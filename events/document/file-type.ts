import type { MediaType } from './attachment.ts';

// What a file is by its first bytes. Bytes are a text here, one character each.

const ods: MediaType = 'application/vnd.oasis.opendocument.spreadsheet';
const zip = 'application/zip';

/** How files begin. */
export const signatures = {
  'application/pdf': '%PDF-', // ISO 32000-1, 7.5.2
  'image/png': '\x89PNG\r\n\x1a\n', // ISO/IEC 15948, 5.2
  'image/jpeg': '\xff\xd8\xff', // ISO/IEC 10918-1, B.1.1.3: SOI, and the first byte of the next marker
  [zip]: 'PK\x03\x04', // ISO/IEC 21320-1: a local file header
} as const satisfies Partial<Record<MediaType | typeof zip, string>>;

/** ISO/IEC 26300-3, 3.3: the first file of the package is "mimetype", uncompressed, at byte 30. */
const firstFileOfOds = `mimetype${ods}`;
const placeOfFirstFile = 30;

/** How many bytes are looked at. */
export const bytesOfBeginning = placeOfFirstFile + firstFileOfOds.length;

/** What a file is without doubt; a ZIP may be another package of files, such as XLSX, whose first bytes do not say so. */
export function typeOfBeginning(bytes: string): keyof typeof signatures | typeof ods | undefined {
  const types = Object.keys(signatures) as (keyof typeof signatures)[];
  const type = types.find((one) => bytes.startsWith(signatures[one]));
  return type === zip && bytes.startsWith(firstFileOfOds, placeOfFirstFile) ? ods : type;
}
