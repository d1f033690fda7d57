// A document as a hybrid e-invoice: a PDF/A-3b with a page for people, and the CII of the same document inside (Factur-X).

import { hash } from 'node:crypto';
import PDFDocument from 'pdfkit';
import type { Kind } from '../../../events/einvoice/kinds.ts';
import { writeDocument } from '../../../events/einvoice/write-document.ts';
import { asFacturX, facturXOf, metadataOf } from './factur-x.ts';
import type { Fonts, Run } from './fonts.ts';
import { language } from './labels.ts';
import { layOut } from './lay-out.ts';
import { withContents } from './marks.ts';
import type { WrittenDocument } from './page.ts';
import { pageOf } from './page-of.ts';
import { pen } from './pen.ts';
import { typesetter } from './typeset.ts';

const program = 'Invoice ledger';

/**
 * Nothing in it depends on the time or the machine: the same document gives the same bytes.
 * @param contents of attachments, in base64, for the marks in the document
 * @throws NotAnEN16931Invoice, AmountTooLarge
 */
export function writePdf(
  document: WrittenDocument,
  kind: Kind,
  fonts: Fonts,
  contents: readonly Uint8Array[] = [],
): Uint8Array {
  const facturX = facturXOf(document.specification);
  const stated = asFacturX(document, facturX, kind);
  const cii = withContents(writeDocument(stated, kind, 'cii'), contents);
  const page = pageOf(stated, kind);
  const issuedOn = new Date(`${document.issuedOn}T00:00:00Z`);
  const doc = new PDFDocument({
    size: 'A4',
    margin: 0,
    pdfVersion: '1.7',
    subset: 'PDF/A-3b',
    lang: language,
    displayTitle: true,
    autoFirstPage: false,
    font: null as unknown as string, // no other font than those that are embedded
    // the identifier of the file follows from these fields
    info: { Creator: program, Producer: program, CreationDate: issuedOn, Digest: hash('sha256', cii) } as object,
  } as PDFKit.PDFDocumentOptions);
  for (const [name, font] of Object.entries(fonts)) doc.registerFont(name, font as never);
  const measure = ({ font, text }: Run) => fonts[font].layout(text).advanceWidth / fonts[font].unitsPerEm;
  for (const placed of layOut(page, pen(typesetter(fonts, measure)))) {
    doc.addPage();
    for (const { band, y } of placed) band.draw?.(doc, y);
  }
  const { fileName } = facturX;
  doc.file(cii, {
    name: fileName,
    type: 'text/xml',
    description: 'Factur-X',
    relationship: 'Alternative',
    creationDate: issuedOn,
    modifiedDate: issuedOn,
  } as object);
  doc.appendXML(metadataOf(page.title, facturX));
  doc.end();
  return doc.read() as Buffer;
}
