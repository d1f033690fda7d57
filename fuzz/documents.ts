import fc, { type Arbitrary } from 'fast-check';
import { type CalendarDate, later } from '../events/calendar-date.ts';
import { invoicesInBoth } from '../events/einvoice/cii/testing/arbitrary-invoice.ts';
import { withAttachments } from '../events/einvoice/testing/arbitrary-attachments.ts';
import { invoices } from '../events/einvoice/testing/arbitrary-invoice.ts';
import { issued } from '../events/einvoice/testing/example.ts';
import { writeInvoice } from '../events/einvoice/write-invoice.ts';
import { objectsWith, pdfOf, pdfOfObjectStream } from '../testing/documents/pdf.ts';

/** Not in the future, and due no earlier, so that not every one is refused. */
function inThePast<Content extends { issuedOn: CalendarDate; dueOn?: CalendarDate }>(content: Content): Content {
  const { dueOn } = content;
  const issuedOn = content.issuedOn > lastDay ? lastDay : content.issuedOn;
  return { ...content, issuedOn, ...(dueOn !== undefined && { dueOn: later(issuedOn, dueOn) }) };
}
const lastDay = '2026-11-22';

const ofUbl = withAttachments(invoices).map(inThePast);
const ofCii = withAttachments(invoicesInBoth).map(inThePast);

/** Invoices that follow all rules of EN 16931. */
export const contents: Arbitrary<object> = fc
  .tuple(ofUbl, fc.uuid())
  .map(([invoice, invoiceId]) => ({ ...invoice, invoiceId }));

const whole = fc.oneof(
  ofUbl.map((invoice) => writeInvoice(issued(invoice))),
  ofCii.map((invoice) => writeInvoice(issued(invoice), 'cii')),
);

/** Invoices in UBL and CII, some of them truncated or with a part replaced. */
export const xmlDocuments: Arbitrary<string> = fc.oneof(
  { weight: 2, arbitrary: whole },
  fc.tuple(whole, fc.nat(5_000)).map(([xml, at]) => xml.slice(0, at % xml.length)),
  fc
    .tuple(whole, fc.nat(5_000), fc.string({ maxLength: 3 }))
    .map(([xml, at, text]) => xml.slice(0, at % xml.length) + text + xml.slice((at % xml.length) + 1)),
);

const names = fc.constantFrom(
  'factur-x.xml',
  'factur-x.xml',
  'xrechnung.xml',
  'ZUGFeRD-invoice.xml',
  'a.xml',
  'b.txt',
  '',
);

const wholePdf: Arbitrary<Buffer> = fc
  .tuple(
    fc.array(fc.tuple(names, xmlDocuments), { minLength: 1, maxLength: 2 }),
    fc.constantFrom(pdfOf, pdfOfObjectStream),
  )
  .map(([files, write]) => write(objectsWith(files)));

/** What programs that read PDFs go by. */
const words = fc.constantFrom(
  ...[
    '/Kids [1 0 R]',
    '/Length 99999999',
    '/Prev 9',
    '/Filter /LZWDecode',
    '1 0 R',
    'obj',
    'endobj',
    'stream',
    '<<',
    '>>',
  ],
  ...[
    '[',
    ']',
    '<',
    '(',
    '%',
    '\0',
    'xref',
    'startxref',
    'trailer',
    '0000000000',
    '/Encrypt 1 0 R',
    '/W [8 8 8]',
    '-1',
  ],
);

/** PDFs with invoices attached, some of them truncated, with parts replaced, or with a part of another place. */
export const pdfDocuments: Arbitrary<Buffer> = fc.oneof(
  wholePdf,
  fc.tuple(wholePdf, fc.nat()).map(([pdf, at]) => pdf.subarray(0, at % pdf.length)),
  fc
    .tuple(
      wholePdf,
      fc.array(fc.tuple(fc.nat(), fc.oneof(words, fc.string({ maxLength: 3 }))), { minLength: 1, maxLength: 8 }),
    )
    .map(([pdf, changes]) =>
      changes.reduce((bytes, [at, text]) => written(bytes, at, Buffer.from(text, 'latin1')), pdf),
    ),
  fc
    .tuple(wholePdf, fc.nat(), fc.nat(), fc.nat(300))
    .map(([pdf, from, to, length]) => written(pdf, to, pdf.subarray(from % pdf.length, (from % pdf.length) + length))),
);

/** Writes bytes over those at a place. */
function written(pdf: Buffer, at: number, bytes: Uint8Array): Buffer {
  const place = at % pdf.length;
  return Buffer.concat([pdf.subarray(0, place), bytes, pdf.subarray(place + bytes.length)]);
}
