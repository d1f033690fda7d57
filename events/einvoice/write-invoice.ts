import type { WithContent } from '../document/attachment.ts';
import type { Document } from '../invoice.ts';
import type { Syntax } from './binding.ts';
import { invoice as kind } from './kinds.ts';
import { writeDocument } from './write-document.ts';

/**
 * Writes an invoice as an e-invoice of EN 16931. An invoice that was read from UBL is written with the same content.
 * @throws NotAnEN16931Invoice, with all the rules that it breaks
 */
export const writeInvoice = (invoice: WithContent<Document>, syntax: Syntax = 'ubl'): string =>
  writeDocument(invoice, kind, syntax);
