// Writes PDFs with attached files, as small as they can be (ISO 32000-1, 7.5 and 7.11.4).

import { constants, deflateRawSync, deflateSync } from 'node:zlib';

/** What is attached: its name, and its content. */
export type AttachedFile = readonly [name: string, content: string | Uint8Array];

/** The entries of a dictionary, and what a stream has after it. */
export type PdfObject = { dict: string; stream?: Uint8Array };

/** A PDF of one empty page with attached files. */
export const pdfWith = (...files: readonly AttachedFile[]): Buffer => pdfOf(objectsWith(files));

/** Its objects; the first one is the catalog. @param catalog further entries of the catalog */
export function objectsWith(files: readonly AttachedFile[], catalog = ''): PdfObject[] {
  const first = 4; // the objects before are the catalog, the pages and the page
  const specs = files.map(([name], index) => `${textOf(name)} ${first + 2 * index} 0 R`);
  return [
    { dict: `/Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles << /Names [${specs.join(' ')}] >> >> ${catalog}` },
    { dict: '/Type /Pages /Kids [3 0 R] /Count 1' },
    { dict: '/Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]' },
    ...files.flatMap(([name, content], index) => [
      { dict: `/Type /Filespec /F ${textOf(name)} /UF ${textOf(name)} /EF << /F ${first + 2 * index + 1} 0 R >>` },
      compressed('/Type /EmbeddedFile', Buffer.from(content)),
    ]),
  ];
}

/** A stream as most programs write it. */
export const compressed = (dict: string, content: Uint8Array): PdfObject => ({
  dict: `${dict} /Filter /FlateDecode`,
  stream: deflateSync(content),
});

/** A compression bomb: its attached file has so many megabytes when it is unpacked, and a thousandth of that before. */
export function bombOf(megabytes: number): Buffer {
  // a block that ends with a flush can be followed by the same block (RFC 1951, 3.2.3); the last block has nothing
  const block = deflateRawSync(Buffer.alloc(1024 * 1024), { finishFlush: constants.Z_FULL_FLUSH });
  const stream = Buffer.concat([
    Buffer.from('789c', 'hex'),
    ...Array(megabytes).fill(block),
    Buffer.from('0300', 'hex'),
  ]);
  const dict = '/Type /EmbeddedFile /Filter /FlateDecode';
  return pdfOf(objectsWith([['factur-x.xml', '']]).with(4, { dict, stream }));
}

/** UTF-16 with a byte order mark, as hexadecimal digits (7.9.2.2). */
const textOf = (text: string): string => `<${Buffer.from(`\ufeff${text}`, 'utf16le').swap16().toString('hex')}>`;

/**
 * A file of these objects, which are numbered from 1, with its cross-reference table.
 * @param trailer further entries of the trailer
 */
export function pdfOf(objects: readonly PdfObject[], trailer = ''): Buffer {
  const { bytes, offsets } = numbered(objects);
  const entries = [...offsets].map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  return Buffer.concat([
    bytes,
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\n`,
    ),
    endAt(bytes.length),
  ]);
}

/** The same with the objects that are no streams compressed together, and with the cross-reference in a stream (7.5.7, 7.5.8). */
export function pdfOfObjectStream(objects: readonly PdfObject[]): Buffer {
  const within = objects.flatMap(({ dict, stream }, index) =>
    stream ? [] : [{ number: index + 1, text: `<< ${dict} >> ` }],
  );
  const starts = within.map((_, index) => within.slice(0, index).reduce((sum, { text }) => sum + text.length, 0));
  const head = within.map(({ number }, index) => `${number} ${starts[index]} `).join('');
  const objectStream = objects.length + 1;
  const streams = [
    ...objects,
    compressed(
      `/Type /ObjStm /N ${within.length} /First ${head.length}`,
      Buffer.from(head + within.map(({ text }) => text).join('')),
    ),
  ];
  const { bytes, offsets } = numbered(streams, (number) => within.every((object) => object.number !== number));
  const entry = (type: number, field: number, last: number): Buffer => {
    const row = Buffer.alloc(7);
    row.writeUInt8(type, 0);
    row.writeUInt32BE(field, 1);
    row.writeUInt16BE(last, 5);
    return row;
  };
  const rows = streams.map((_, index) => {
    const place = within.findIndex(({ number }) => number === index + 1);
    return place === -1 ? entry(1, offsets[index] ?? 0, 0) : entry(2, objectStream, place);
  });
  const own = entry(1, bytes.length, 0);
  const { dict, stream = Buffer.alloc(0) } = compressed(
    `/Type /XRef /Size ${streams.length + 2} /W [1 4 2] /Root 1 0 R`,
    Buffer.concat([entry(0, 0, 65_535), ...rows, own]),
  );
  return Buffer.concat([bytes, written(streams.length + 1, { dict, stream }), endAt(bytes.length)]);
}

/** The objects one after the other, and where each begins; 0 for those that are left out. */
function numbered(objects: readonly PdfObject[], isWritten: (number: number) => boolean = () => true) {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let length = parts[0]?.length ?? 0;
  const offsets = objects.map((object, index) => {
    if (!isWritten(index + 1)) return 0;
    const bytes = written(index + 1, object);
    parts.push(bytes);
    length += bytes.length;
    return length - bytes.length;
  });
  return { bytes: Buffer.concat(parts), offsets };
}

const written = (number: number, { dict, stream }: PdfObject): Buffer =>
  stream === undefined
    ? Buffer.from(`${number} 0 obj\n<< ${dict} >>\nendobj\n`, 'latin1')
    : Buffer.concat([
        Buffer.from(`${number} 0 obj\n<< ${dict} /Length ${stream.length} >>\nstream\n`, 'latin1'),
        stream,
        Buffer.from('\nendstream\nendobj\n'),
      ]);

const endAt = (crossReference: number): Buffer => Buffer.from(`startxref\n${crossReference}\n%%EOF\n`);
