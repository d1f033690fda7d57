import type { Document } from '../invoice.ts';
import { invoice as kind } from './kinds.ts';
import { writeDocument } from './write-document.ts';

/**
 * An invoice as a UBL 2.1 Invoice by EN 16931: what was read from one comes out with the same content.
 * @throws NotAnEN16931Invoice, with all the rules that it breaks
 */
export const writeInvoice = (invoice: Document): string => writeDocument(invoice, kind);
