// The thread in which large UBL and CII documents and all PDFs are read (document-reader.ts), one at a time.

import { answerJobs, watched } from '../../platform/process/thread-jobs.ts';
import type { DocumentBody } from '../http/document-body.ts';
import { type Asked, documentFromXml, readXml } from './e-invoice.ts';

/** A document to read. `mostBytes` are those that the XML in a PDF may have. */
export type Job = Asked & { body: DocumentBody; mostBytes: number };

answerJobs(
  async ({ body, mostBytes, ...asked }: Job) => {
    const xml = body.format === 'pdf' ? { bytes: await xmlOf(body.bytes, mostBytes) } : body;
    return readXml(xml, (text) => documentFromXml(text, asked));
  },
  ({ found: { contents } }) => [...contents.values()].map(({ buffer }) => buffer as ArrayBuffer),
);

/** The library for PDFs takes 20 MB of memory, so it is loaded when the first one comes. */
async function xmlOf(pdf: Uint8Array, mostBytes: number): Promise<Uint8Array> {
  const { invoiceInPdf } = await import('./pdf/invoice-in-pdf.ts');
  return watched(() => invoiceInPdf(pdf, mostBytes));
}
