// Which of the files that are attached to a PDF is the invoice:
//
//   the one with a standard's name        ──► that one, whatever it contains
//   else the only XML that is an invoice  ──► that one
//   none, or several                      ──► refused

import { isInvoiceRoot } from '../../../events/einvoice/kinds.ts';
import { decodeXml } from '../../../events/einvoice/xml/decode.ts';
import { rootNameOf } from '../../../events/einvoice/xml/parse.ts';
import { NotAnEInvoice } from '../../../events/einvoice/xml/refusals.ts';
import { type EmbeddedFile, withEmbeddedFiles } from './embedded-files.ts';
import { DocumentTooDemanding, PdfWithoutInvoice, SeveralInvoicesInPdf } from './refusals.ts';

/**
 * The names that the standards give the file, in small letters: that of Factur-X and of ZUGFeRD from 2.1 on, that of their profile
 * XRECHNUNG, and that of ZUGFeRD 2.0 and, with capitals, 1.0.
 */
const standardNames = ['factur-x.xml', 'xrechnung.xml', 'zugferd-invoice.xml'];

/**
 * The UBL or CII document in a PDF, as it is attached.
 * @param mostBytes that it may have
 * @throws PdfNotReadable, PdfWithoutInvoice, SeveralInvoicesInPdf, DocumentTooDemanding
 */
export const invoiceInPdf = (pdf: Uint8Array, mostBytes: number): Promise<Uint8Array> =>
  withEmbeddedFiles(pdf, async (attached) => {
    const named = attached.filter(({ name }) => standardNames.includes(name.toLowerCase()));
    const candidates = named.length > 0 ? named : await invoicesAmong(attached);
    const [invoice, ...others] = candidates;
    if (invoice === undefined) throw new PdfWithoutInvoice(attached.map(({ name }) => name));
    if (others.length > 0) throw new SeveralInvoicesInPdf(candidates.map(({ name }) => name));
    const xml = await invoice.read();
    if (xml.length > mostBytes)
      throw new DocumentTooDemanding(`"${invoice.name}" in it has ${xml.length} bytes, and may have ${mostBytes}`);
    return xml;
  });

async function invoicesAmong(attached: readonly EmbeddedFile[]): Promise<EmbeddedFile[]> {
  const found: EmbeddedFile[] = [];
  for (const file of attached) if (await isInvoice(file)) found.push(file);
  return found;
}

async function isInvoice({ name, read }: EmbeddedFile): Promise<boolean> {
  if (!name.toLowerCase().endsWith('.xml')) return false;
  const bytes = await read();
  try {
    return isInvoiceRoot(rootNameOf(decodeXml(bytes)));
  } catch (error) {
    if (!(error instanceof NotAnEInvoice)) throw error;
    return false; // it is not XML, so it is no invoice
  }
}
