// The thread in which large UBL and CII documents and all PDFs are read (document-reader.ts), one at a time.

import { parentPort } from 'node:worker_threads';
import type { Contents } from '../../events/attachment.ts';
import type { CustomerIds } from '../../events/customer-ids.ts';
import type { DocumentBody } from '../http/document-body.ts';
import { creditNoteFromXml, invoiceFromXml, type Read, readXml, type StatedTotals } from './e-invoice.ts';

/** A document to read. `customerId` is named beside an invoice. */
export type Job = {
  kind: 'invoice' | 'creditNote';
  body: DocumentBody;
  customerId?: string;
  totals: StatedTotals;
  customerIds: CustomerIds;
  /** That the XML in a PDF may have. */
  mostBytes: number;
};

type Answer = { read: Read<unknown> } | { rule: string; message: string; fields: object };

/**
 * What the document contains, or why it cannot be read: the class, the message and the fields of the error. Before that, of a PDF, when
 * the search for the XML in it begins and ends.
 */
export type Message = Answer | 'pdf-opened' | 'pdf-closed';

const tell = (message: Message, handedOver: ArrayBuffer[] = []) => parentPort?.postMessage(message, handedOver);

parentPort?.on('message', async (job: Job) => {
  const { answer, contents } = await answered(job);
  tell(
    answer,
    [...contents.values()].map(({ buffer }) => buffer as ArrayBuffer),
  );
});

/** @returns also the contents of the attachments, which are handed over, not copied */
async function answered({ body, mostBytes, ...job }: Job): Promise<{ answer: Answer; contents: Contents }> {
  try {
    const xml = body.format === 'pdf' ? { bytes: await xmlOf(body.bytes, mostBytes) } : body;
    const read = readXml(xml, (text) => issuedIn(text, job));
    return { answer: { read }, contents: read.found.contents };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return {
      answer: { rule: error.constructor.name, message: error.message, fields: { ...error } },
      contents: new Map(),
    };
  }
}

const issuedIn = (xml: string, { kind, totals, customerIds, customerId }: Omit<Job, 'body' | 'mostBytes'>) =>
  kind === 'invoice'
    ? invoiceFromXml(xml, totals, customerIds, customerId)
    : creditNoteFromXml(xml, totals, customerIds);

/** The library for PDFs takes 20 MB of memory, so it is loaded when the first one comes. */
async function xmlOf(pdf: Uint8Array, mostBytes: number): Promise<Uint8Array> {
  const { invoiceInPdf } = await import('./pdf/invoice-in-pdf.ts');
  tell('pdf-opened');
  const xml = await invoiceInPdf(pdf, mostBytes);
  tell('pdf-closed');
  return xml;
}
