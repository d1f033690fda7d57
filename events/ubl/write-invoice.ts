import type { Document } from '../invoice.ts';
import { invoice as kind } from './kinds.ts';
import { writeDocument } from './write-document.ts';

/**
 * Writes an invoice as a UBL 2.1 Invoice of EN 16931. An invoice that was read from UBL is written with the same content.
 * @throws NotAnEN16931Invoice, with all the rules that it breaks
 */
export const writeInvoice = (invoice: Document): string => writeDocument(invoice, kind);
