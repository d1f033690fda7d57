// The thread in which large UBL and CII documents and all PDFs are read (document-reader.ts), one at a time.

import type { CustomerIds } from '../../events/customer-ids.ts';
import type { KindName } from '../../events/einvoice/kinds.ts';
import { answerJobs, watched } from '../../platform/process/thread-jobs.ts';
import type { DocumentBody } from '../http/document-body.ts';
import { creditNoteFromXml, invoiceFromXml, readXml, type StatedTotals } from './e-invoice.ts';

/** A document to read. `customerId` is named beside an invoice. */
export type Job = {
  kind: KindName;
  body: DocumentBody;
  customerId?: string;
  totals: StatedTotals;
  customerIds: CustomerIds;
  /** That the XML in a PDF may have. */
  mostBytes: number;
};

answerJobs(
  async ({ body, mostBytes, ...job }: Job) => {
    const xml = body.format === 'pdf' ? { bytes: await xmlOf(body.bytes, mostBytes) } : body;
    return readXml(xml, (text) => issuedIn(text, job));
  },
  ({ found: { contents } }) => [...contents.values()].map(({ buffer }) => buffer as ArrayBuffer),
);

const issuedIn = (xml: string, { kind, totals, customerIds, customerId }: Omit<Job, 'body' | 'mostBytes'>) =>
  kind === 'invoice'
    ? invoiceFromXml(xml, totals, customerIds, customerId)
    : creditNoteFromXml(xml, totals, customerIds);

/** The library for PDFs takes 20 MB of memory, so it is loaded when the first one comes. */
async function xmlOf(pdf: Uint8Array, mostBytes: number): Promise<Uint8Array> {
  const { invoiceInPdf } = await import('./pdf/invoice-in-pdf.ts');
  return watched(() => invoiceInPdf(pdf, mostBytes));
}
