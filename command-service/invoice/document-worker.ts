// The thread in which large UBL and CII documents are read (document-reader.ts): one after the other, an answer for each.

import { parentPort } from 'node:worker_threads';
import type { Contents } from '../../events/attachment.ts';
import type { CustomerIds } from '../../events/ledger-identity.ts';
import type { XmlBody } from '../http/xml-body.ts';
import { creditNoteFromXml, invoiceFromXml, type Read, readBody, type StatedTotals } from './e-invoice.ts';

/** A document to read. `customerId` is named beside an invoice. */
export type Job = {
  id: number;
  kind: 'invoice' | 'creditNote';
  body: XmlBody;
  customerId?: string;
  totals: StatedTotals;
  customerIds: CustomerIds;
};

/** What it contains, or why it cannot be read: the class, the message and the fields of the error. */
export type Answer = { id: number } & ({ read: Read<unknown> } | { rule: string; message: string; fields: object });

parentPort?.on('message', ({ id, ...job }: Job) => {
  const { answer, contents } = answered(job);
  // contents are handed over, not copied
  parentPort?.postMessage(
    { id, ...answer },
    [...contents.values()].map(({ buffer }) => buffer as ArrayBuffer),
  );
});

function answered({ kind, body, customerId, totals, customerIds }: Omit<Job, 'id'>): {
  answer: object;
  contents: Contents;
} {
  try {
    const read = (xml: string) =>
      kind === 'invoice'
        ? invoiceFromXml(xml, totals, customerIds, customerId)
        : creditNoteFromXml(xml, totals, customerIds);
    const answer = { read: readBody(body, read) };
    return { answer, contents: answer.read.found.contents };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return {
      answer: { rule: error.constructor.name, message: error.message, fields: { ...error } },
      contents: new Map(),
    };
  }
}
