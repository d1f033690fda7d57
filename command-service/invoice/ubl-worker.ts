// The thread in which large UBL documents are read (ubl-reader.ts): one after the other, an answer for each.

import { parentPort } from 'node:worker_threads';
import type { XmlBody } from '../http/xml-body.ts';
import { creditNoteFromUbl, invoiceFromUbl, type Read, readBody } from './ubl.ts';

/** A document to read. */
export type Job = { id: number; kind: 'invoice' | 'creditNote'; body: XmlBody };

/** What it contains, or why it cannot be read: the class, the message and the fields of the error. */
export type Answer = { id: number } & ({ read: Read<unknown> } | { rule: string; message: string; fields: object });

const readers = { invoice: invoiceFromUbl, creditNote: creditNoteFromUbl };

parentPort?.on('message', ({ id, kind, body }: Job) => parentPort?.postMessage({ id, ...answer(kind, body) }));

function answer(kind: Job['kind'], body: XmlBody): Record<string, unknown> {
  try {
    return { read: readBody<unknown>(body, readers[kind]) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { rule: error.constructor.name, message: error.message, fields: { ...error } };
  }
}
