// The thread in which large UBL and CII documents are read (ubl-reader.ts): one after the other, an answer for each.

import { parentPort } from 'node:worker_threads';
import { creditNoteFromUbl, invoiceFromUbl } from './ubl.ts';

/** A document to read. */
export type Job = { id: number; kind: 'invoice' | 'creditNote'; xml: string };

/** What it contains, or why it cannot be read: the class, the message and the fields of the error. */
export type Answer = { id: number } & (
  | { found: ReturnType<typeof invoiceFromUbl> | ReturnType<typeof creditNoteFromUbl> }
  | { rule: string; message: string; fields: object }
);

parentPort?.on('message', ({ id, kind, xml }: Job) => parentPort?.postMessage({ id, ...answer(kind, xml) }));

function answer(kind: Job['kind'], xml: string): Record<string, unknown> {
  try {
    return { found: kind === 'invoice' ? invoiceFromUbl(xml) : creditNoteFromUbl(xml) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { rule: error.constructor.name, message: error.message, fields: { ...error } };
  }
}
