// The thread in which large UBL documents are read (ubl-reader.ts): one after the other, an answer for each.

import { parentPort } from 'node:worker_threads';
import { creditNoteFromUbl, invoiceFromUbl, type StatedTotals } from './ubl.ts';

/** A document to read. */
export type Job = { id: number; kind: 'invoice' | 'creditNote'; xml: string; totals: StatedTotals };

/** What it contains, or why it cannot be read: the class, the message and the fields of the error. */
export type Answer = { id: number } & (
  | { found: ReturnType<typeof invoiceFromUbl> | ReturnType<typeof creditNoteFromUbl> }
  | { rule: string; message: string; fields: object }
);

parentPort?.on('message', ({ id, ...job }: Job) => parentPort?.postMessage({ id, ...answer(job) }));

function answer({ kind, xml, totals }: Omit<Job, 'id'>): Record<string, unknown> {
  try {
    return { found: kind === 'invoice' ? invoiceFromUbl(xml, totals) : creditNoteFromUbl(xml, totals) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { rule: error.constructor.name, message: error.message, fields: { ...error } };
  }
}
